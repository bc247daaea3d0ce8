// Types of what describes and reads a webmail. Not shipped.

/**
 * How far a selector can be trusted. A: measured on the running webmail or read in its source.
 * B: from public codes that agree, or one that is tested against the live site. C: one unverified public
 * code. M: memory.
 */
type Grade = "A" | "B" | "C" | "M";
/**
 * A selector. `css` may lead into frames and shadow roots: `a >>> b`. Where it is known from stands in
 * src/data/webmails.
 */
type Fact = { css: string; grade: Grade; date: string };
/** `read`: an attribute, or `own text` (without the elements inside); without it all text counts. */
type TextFact = Fact & { read?: string };
/**
 * `read`: `text`, `href` or an attribute holds the address, or it is the part `within` that. `nameIn`: the
 * attribute with the name, where that is not the text. `nameless`: no name stands here. `labelled`: before the address stands
 * more than the name, in the webmail's language. `confirmed`: see adapters/table-webmail.js.
 */
type AddressFact = Fact & {
  read: string;
  within?: RegExp;
  nameIn?: string;
  nameless?: boolean;
  labelled?: boolean;
  confirmed?: boolean;
};

/** A body in a frame of another site, whose own content script reads it (parts.js). */
type Join = {
  /** The frame, in the page with the header. */
  frames: Fact[];
  /** The sites of such frames, as match patterns. */
  hosts: string[];
  /** The mail in the frame's document. */
  body: Fact;
};

/**
 * What the webmail makes of some links. `pattern`: its group `target` is where the link led, without it it
 * was none; the groups `origin` and `folder` must be the page's. `ownHost`: it is for what follows the page's
 * own origin. See src/data/webmails/README.md.
 */
type Rewrite = {
  pattern: RegExp;
  ownHost: boolean;
  becomes: string;
  decode: boolean;
  grade: Grade;
  date: string;
};

/** A webmail as a table (tables.js). */
type Table = {
  name: string;
  /** Its own pages' sites as match patterns. */
  hosts: string[];
  /** Whether people run it on their own hosts, where its markup tells it. */
  selfHosted?: boolean;
  /** What the path of its pages holds, where its markup alone is not enough. */
  path?: string;
  /** What tells its page; without it: an open message. */
  markup?: Fact;
  /** A frame in which it shows its own pages. */
  frame?: Fact;
  /** One element a message that is open. */
  message: Fact;
  /** Whether such an element may lack its body and all is well. */
  mayBeEmpty?: boolean;
  /** The attribute of the message's element that names the message. */
  id?: string;
  /** Ways to the sender's address, the best first. */
  sender: AddressFact[];
  senderName?: TextFact;
  replyTo?: AddressFact[];
  subject?: TextFact;
  attachments?: Fact;
  body: Fact[];
  /** The banner is put before this; without it: before the body. */
  banner?: Fact;
  join?: Join;
  rewrites?: Rewrite[];
  /** What its code looks for, by the names that the code has for it. */
  code?: Record<string, Fact>;
  /** What nothing is read by: where the sender may stand, not known well enough. */
  leads?: Record<string, Fact>;
  /** Not in tables.js (hooks.js). */
  hooks?: Hooks;
};

/** What a message's own header answers; nothing of the mail's body is in it. */
type MessageHeader = {
  root: Element;
  all(path: string): Element[];
  first(path: string): Element | null;
};
/** What only code can read. */
type Hooks = {
  /** Whether the address is that of a page that is read, and not of something it only serves. */
  isPage?(): boolean;
  id?(root: Element): string;
  replyTo?(header: MessageHeader): Mailbox[];
  authentication?(header: MessageHeader, subject: string): Authentication;
  /** Elements outside of the message that tell about it: what changes there changes what is read. */
  beside?(): Element[];
  attachments?(header: MessageHeader): string[];
  parts?(body: Element): BodyPart[];
};
/** Makes a webmail's hooks. `css`: the selectors of the table's `code`. */
type MakeHooks = (css: Record<string, string>, table: Table) => Hooks;

type Webmail = {
  name: string;
  hosts: string[];
  selfHosted: boolean;
  frame: string | null;
  join: Join | null;
  rewrites: Rewrite[];
  /** Whether its reading is good enough to confirm a mail, and not only to warn of one. */
  confirms: boolean;
  /** For reports of a broken page: its selectors, by their use. */
  facts: Record<string, Fact>;
  /** Whether this frame is a page of this webmail, by its markup. */
  isHere(): boolean;
  /** The messages that are open now. */
  messages(): OpenMessage[];
  /** Problems of the page as a whole. */
  problems(): Problem[];
};

/** A webmail with addresses of its own (named-webmails.js). */
type NamedWebmail = {
  /** As people know it. */
  name: string;
  /** In the address bar; `*.`: its servers have numbered names. */
  sites: string[];
  /** Where the pages of its frames are, if elsewhere. */
  frames?: string[];
};
