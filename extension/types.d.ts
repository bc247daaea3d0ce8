// Types of what crosses the parts' borders, and of the WebExtension API used. Not shipped.

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
type Authentication = { results: string[]; mailedBy?: string; signedBy?: string };

/** src/message/mod.rs */
type Snapshot = {
  sender: Mailbox;
  replyTo: Mailbox[];
  authentication: Authentication;
  subject: string;
  text: string;
  quotedText: string;
  imageTexts: string[];
  links: Link[];
  attachments: string[];
  truncated: boolean;
};

/** src/report/view.rs */
type Tone = "quiet" | "caution" | "alarm";
type Line = { code: string; values: string[] };
type Piece = { text: string; differs: boolean };
type Comparison = { seen: Piece[]; genuine: Piece[] };
type View = {
  tone: Tone;
  headline: Line;
  caveat: Line | null;
  comparison: Comparison | null;
  genuine: string | null;
  reasons: Line[];
  limits: Line[];
};

/** src/report/mod.rs; only what the extension reads. */
type Verdict = "silent" | "consistent" | "caution" | "impersonation";
type Report = { version: number; verdict: Verdict; brand: string | null; view: View | null };

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
  /** The banner is put right before this element. */
  bannerBefore: Element;
  problems: Problem[];
};

/** What could not be done; each is a message `ui_problem_<code>`. */
type Problem = "sender" | "layout" | "engine" | "banner";

type Webmail = {
  name: string;
  /** Whether this frame is a page of this webmail. */
  matches(): boolean;
  /** The element in which messages appear. */
  pane(): Element | null;
  /** The messages that are open now. */
  messages(): OpenMessage[];
  /** Problems of the page as a whole. */
  problems(): Problem[];
};

type FrameState = {
  supported: boolean;
  enabled: boolean;
  verdicts: Verdict[];
  problems: Problem[];
};
type CheckedMessage = { key: string; snapshot: Snapshot; report: Report };
type FrameReports = {
  road: "page" | "background";
  webmail: string | null;
  messages: CheckedMessage[];
};

declare const wasm_bindgen: {
  (options: { module_or_path: ArrayBuffer }): Promise<unknown>;
  analyze(snapshot: Snapshot): Report;
  version(): string;
};

declare function importScripts(...paths: string[]): void;

interface Element {
  checkVisibility?(options: {
    opacityProperty?: boolean;
    visibilityProperty?: boolean;
  }): boolean;
}

type ExtEvent<F> = { addListener(listener: F): void; removeListener(listener: F): void };
type Tab = { id?: number; url?: string };
type Sender = { id?: string; tab?: Tab; frameId?: number };
type StorageArea = {
  get(keys: string | string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
};
type StorageChanges = Record<string, { oldValue?: unknown; newValue?: unknown }>;
type RegisteredScript = {
  id: string;
  matches?: string[];
  js?: string[];
  allFrames?: boolean;
  runAt?: "document_idle";
  persistAcrossSessions?: boolean;
};
type Origins = { origins?: string[] };

declare const chrome: {
  runtime: {
    id: string;
    getURL(path: string): string;
    getManifest(): {
      content_scripts: { matches: string[]; js: string[] }[];
    };
    sendMessage(message: unknown): Promise<any>;
    onInstalled: ExtEvent<() => void>;
    onMessage: ExtEvent<
      (message: any, sender: Sender, respond: (answer: unknown) => void) => boolean | void
    >;
  };
  i18n: {
    getMessage(key: string, values?: string[]): string;
    getUILanguage(): string;
  };
  storage: {
    local: StorageArea;
    session: StorageArea;
    onChanged: ExtEvent<(changes: StorageChanges, area: string) => void>;
  };
  tabs: {
    query(filter: { active: boolean; currentWindow: boolean }): Promise<Tab[]>;
    get(tabId: number): Promise<Tab>;
    sendMessage(tabId: number, message: unknown, options: { frameId: number }): Promise<any>;
    onRemoved: ExtEvent<(tabId: number) => void>;
    onUpdated: ExtEvent<(tabId: number, change: { status?: string }) => void>;
  };
  action: {
    setIcon(details: { tabId: number; path: Record<string, string> }): Promise<void>;
    setTitle(details: { tabId: number; title: string }): Promise<void>;
    setBadgeText(details: { tabId: number; text: string }): Promise<void>;
    setBadgeBackgroundColor(details: { tabId: number; color: string }): Promise<void>;
    setBadgeTextColor(details: { tabId: number; color: string }): Promise<void>;
  };
  permissions: {
    request(permissions: Origins): Promise<boolean>;
    contains(permissions: Origins): Promise<boolean>;
    onAdded: ExtEvent<(permissions: Origins) => void>;
    onRemoved: ExtEvent<(permissions: Origins) => void>;
  };
  scripting: {
    executeScript<T>(injection: {
      target: { tabId: number; allFrames?: boolean; frameIds?: number[] };
      func?: () => T;
      files?: string[];
    }): Promise<{ frameId: number; result?: T }[]>;
    registerContentScripts(scripts: RegisteredScript[]): Promise<void>;
    updateContentScripts(scripts: RegisteredScript[]): Promise<void>;
    unregisterContentScripts(filter: { ids: string[] }): Promise<void>;
    getRegisteredContentScripts(filter?: { ids: string[] }): Promise<RegisteredScript[]>;
  };
};
