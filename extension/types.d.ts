// Types of what crosses the parts' borders. What the parts say to each other: messages.d.ts. Not shipped.

type Source = "header" | "attribute" | "text";
type Reading = { value: string; from: Source };
type Mailbox = { name?: Reading; address?: Reading };
type LinkKind = "anchor" | "area" | "form" | "svg" | "text";
type Link = {
  href: string;
  text: string;
  imageText: string;
  kind: LinkKind;
  visible: boolean;
  quoted: boolean;
};
type Authentication = {
  results: string[];
  /** Results of which only bad news is believed. */
  hearsay?: string[];
  mailedBy?: string;
  signedBy?: string;
  /** The message's header lines, where the page shows them. */
  headers?: string;
  /** The webmail itself warns that the sender's domain did not send the message. */
  warned?: boolean;
};

/** src/message/mod.rs */
type Snapshot = {
  sender: Mailbox;
  replyTo: Mailbox[];
  authentication: Authentication;
  subject: string;
  text: string;
  quotedText: string;
  imageTexts: string[];
  /** Pictures large enough to hold words; counted where there are few words beside them. */
  pictures?: number;
  links: Link[];
  attachments: string[];
  truncated: boolean;
};

/** src/report/view.rs */
type Tone = "confirmed" | "quiet" | "caution" | "alarm";
/** `count`: by it a language chooses the form of the words. */
type Line = { code: string; values: string[]; count?: number };
type Piece = { text: string; differs: boolean };
/** `notes`: the differences in words. */
type Comparison = { seenLabel: Line; seen: Piece[]; genuineLabel: Line; genuine: Piece[]; notes: Line[] };
type Mark = {
  links: number[];
  tone: Exclude<Tone, "confirmed">;
  /** A word or two behind the link; none for a link that was looked at by itself. */
  chip: Line | null;
  /** The heading; where there is none, the sentence says all. */
  title: Line | null;
  headline: Line;
  host: string | null;
  /** What the link is not, and where that really is. */
  brand: string | null;
  genuine: string | null;
  comparison: Comparison | null;
  reason: Line | null;
};
type View = {
  tone: Tone;
  headline: Line;
  says: Line[];
  comparison: Comparison | null;
  advice: Line | null;
  genuine: string | null;
  reasons: Line[];
  limits: Line[];
  marks: Mark[];
  /** What the reader may allow, each for itself. */
  allow: AllowRule[];
};

/** src/settings/mod.rs */
type Place = "sender" | "link";
/** `value`: a domain, or for a sender also a mail address. */
type AllowRule = { place: Place; value: string; brand: string };
type OwnBrand = { name: string; domains: string[] };
type AntiPhishingCode = { brand: string; code: string };
type SiteChoice = { origin: string; enabled: boolean };
type Settings = {
  version: 1;
  allowed: AllowRule[];
  brands: OwnBrand[];
  codes: AntiPhishingCode[];
  /** The services that the user uses, all of them; empty: not known. */
  exchanges: string[];
  /** Whether a banner is shown on mail that fits. */
  showConsistent: boolean;
  /** Whether the last warnings are kept in a list. */
  keepLog: boolean;
  /** One of _locales, or the browser's own. */
  language: string | null;
  /** In files alone; the storage keeps a key for each site. */
  sites: SiteChoice[];
};
/** One message of a `_locales/…/messages.json`, and all of them. */
type Wording = { message: string };
type Words = Record<string, Wording>;
/** How the switches stand on a site, in a tab. `decreed`: by the manager, and not to be moved. */
type Switches = { enabled: boolean; paused: boolean; everywhere: boolean; decreed: boolean };
/**
 * What the background answers to `{type: "settings"}`. `words`: of a language that the user chose.
 * Without `settings` the core goes by its own knowledge alone.
 */
type SettingsAnswer = Pick<Switches, "enabled" | "paused"> & {
  settings: Settings | null;
  site: string | null;
  /** Whether the manager lets warnings offer to allow senders and hosts. */
  canAllow: boolean;
  house: House | null;
  words: Words | null;
};
/** What is wrong with settings, and where; a message is `settings_<code>` with the value. */
type SettingsFault = { code: string; value: string; line: number; column: number };
/** What the manager says of the house. `contact`: whom to ask; `desk`: where reports go. */
type House = { contact: string; desk: Omit<Recipient, "name"> | null };
/** managed_schema.json */
type ManagedPolicy = {
  sitesOn?: string[];
  sitesOff?: string[];
  brands?: OwnBrand[];
  allowed?: AllowRule[];
  lockAllowed?: boolean;
  hideAllow?: boolean;
  lockSwitches?: boolean;
  language?: string;
  reportTo?: string;
  contactText?: string;
  welcome?: boolean;
  /** `false`: no list of warnings is kept. */
  log?: boolean;
};
/** What the options page shows. `switches`: of sites; `permitted`: those of them that the browser lets us into. */
type OptionsState = {
  settings: Settings;
  policy: ManagedPolicy;
  everywhere: boolean;
  switches: Record<string, boolean>;
  /** Origins with a switch, and names of webmails. */
  permitted: Set<string>;
  /** Newest first. */
  log: LogEntry[];
};
/**
 * A brand that the core knows. `rank`: less is used by more people; `genuine`: where to go; `report`: where its users report phishing, a mail
 * address or a page; `code`: whether its mail is known to carry an anti-phishing code.
 */
type KnownBrand = {
  name: string;
  rank: number;
  domains: string[];
  genuine: string | null;
  report: string | null;
  code: boolean | null;
};

/** A draft for those who collect reports; nothing of it is sent by us. */
type Draft = { subject: string; body: string; recipients: Recipient[] };
type Recipient = { name: string; address: string | null; page: string | null };

/** src/report/mod.rs; only what the extension reads. */
type Verdict = "silent" | "consistent" | "caution" | "impersonation";
type Report = {
  version: number;
  verdict: Verdict;
  brand: string | null;
  findings: { kind: string; severity: "note" | "doubt" | "alarm" }[];
  /** `unread`: something was not checked, and the mail is not plainly harmless. */
  checked: { unread: boolean };
  view: View | null;
};

/** One part of a message's body. */
type BodyPart = { element: Element; quoted: boolean };

/** A message that an adapter found open. */
type OpenMessage = {
  /** The webmail's own name for it. */
  id: string;
  /** The element that stands for the message; the same one as long as it is shown. */
  root: Element;
  sender: Mailbox;
  replyTo: Mailbox[];
  authentication: Authentication;
  subject: string;
  attachments: string[];
  parts: BodyPart[];
  /** Elements outside of the message that tell about it. */
  beside: Element[];
  /** What frames of other sites read of it. */
  joined: JoinedPart[];
  /** The banner is put right before this element. */
  bannerBefore: Element;
  problems: Problem[];
};

/** What could not be done; each is a message `ui_problem_<code>`. */
type Problem = "sender" | "layout" | "frame" | "view" | "engine" | "banner";

/** An element, and the element of the page's own tree that holds it: a frame, a shadow host, itself. */
type Held = { element: Element; holder: Element };

/** Work that may pause wherever it yields, and is told whether it did (slices.js). */
type Work<T> = Generator<undefined, T, boolean>;
/**
 * A message that was read. `elements`: those of the first links; the others are in frames of other
 * sites, `others` says which of each frame's.
 */
type ReadMessage = { snapshot: Snapshot; elements: Element[]; others: number[][] };
/** What another frame read of a mail's body. */
type ReadPart = Pick<Snapshot, "text" | "quotedText" | "imageTexts" | "pictures" | "links" | "truncated">;
/** `secret`: what the page around a frame of no origin called it by; empty in all other frames. */
type FramePart = { address: string; instance: string; secret: string; part: ReadPart | null };
/** Such a part, and which frame it is from. */
type JoinedPart = { instance: string; part: ReadPart };
/** What to mark in such a frame; `of`: the fingerprint of the part that was checked. */
type FrameMarks = { to: string; of: string; marks: Mark[] };

/**
 * What a banner paints. Without a view: what could not be read (names of messages), or what was just
 * allowed.
 */
type Panel = { view: View | null; unread: string[]; allowed: AllowRule[]; canAllow: boolean; contact: string };
/** What a reader can do there. */
type PanelActions = {
  allow(rule: AllowRule): void;
  disallow(rule: AllowRule): void;
  /** Shows no more lines on mail that fits. None in a sample. */
  hide: (() => void) | null;
  /** None in a sample: it is nothing to report. */
  draft: (() => Promise<Draft | null>) | null;
  /** Opens the page for those who clicked. None in a sample. */
  clicked: (() => void) | null;
};

/** How sure it is that mail that fits is genuine; `confirmed`: the mail provider confirmed the sender. */
type Fit = "matches" | "confirmed";
type FrameState = {
  supported: boolean;
  webmail: string | null;
  enabled: boolean;
  verdicts: Verdict[];
  /** None where no mail fits, or what reads the page is not good enough to tell. */
  fit: Fit | null;
  problems: Problem[];
};
/** What a frame says of itself; `road`: where the core answers, null where it does not. */
type SelfTestAnswer = {
  road: "page" | "background" | null;
  webmail: string | null;
  mails: number;
  senders: number;
  bodies: number;
};
/** A warning, as a frame tells it. `mail`: what tells one mail from another. */
type Warning = {
  mail: string;
  webmail: string | null;
  verdict: Verdict;
  brand: string | null;
  /** The sender's. */
  domain: string;
  /** To which bad links lead. */
  hosts: string[];
  /** Kinds of findings. */
  findings: string[];
};
/** A warning, as it is kept. `mail`: a hash. */
type LogEntry = Omit<Warning, "webmail" | "brand"> & { date: string; webmail: string; brand: string };
/** Whether the page of a tab is checked: the one answer for popup, icon and welcome page. */
type TabState =
  | "unsupported" | "available" | "ungranted" | "everywhere_off" | "off" | "paused" | "waiting" | "unreadable" | "on";
type OpenTab = { id: number; site: string; state: TabState; frames: KnownTab["frames"] };
type KnownTab = { state: TabState; switches: Switches | null; frames: { frameId: number; state: FrameState }[] };
type CheckedMessage = { key: string; snapshot: Snapshot; report: Report; fit: Fit | null };
type FrameReports = {
  road: "page" | "background";
  webmail: string | null;
  confirms: boolean;
  messages: CheckedMessage[];
};

/** What is asked of the core about something in a page. */
type CoreTask =
  | "analyze" | "draft" | "check_link" | "check_pasted" | "read_settings" | "brands" | "brands_date";

declare const wasm_bindgen: {
  (options: { module_or_path: ArrayBuffer }): Promise<unknown>;
  /** Throws a SettingsFault. */
  configure(settings: Settings): void;
  analyze(snapshot: Snapshot): Report;
  /** What is known of one link by itself: whose it is, in words. */
  check_link(href: string): Mark;
  /** The same of the first link or mail address in a text; none where there is neither. */
  check_pasted(text: string): Mark | null;
  draft(snapshot: Snapshot): Draft | null;
  /** Reads a settings file; throws a SettingsFault. */
  read_settings(text: string): Settings;
  /** Sorted by name. */
  brands(): KnownBrand[];
  /** The day as of which they are: `YYYY-MM-DD`. */
  brands_date(): string;
  version(): string;
};

declare function importScripts(...paths: string[]): void;

interface Element {
  /** Firefox, for extensions. */
  openOrClosedShadowRoot?: ShadowRoot | null;
  checkVisibility?(options: {
    opacityProperty?: boolean;
    visibilityProperty?: boolean;
  }): boolean;
}

interface HTMLElement {
  popover: string | null;
  showPopover(): void;
}
