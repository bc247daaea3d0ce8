// Everything that the parts of the extension say to each other, and what is answered. Not shipped.

/** To all frames of the tab, by way of the background; each takes what is for it. */
type PassedOn =
  | ({ type: "part" } & FramePart)
  | ({ type: "marks" } & FrameMarks)
  /** Who has read a body for another frame shall tell it again. */
  | { type: "askParts" }
  /** A frame that may hold a body has come to life. */
  | { type: "bodyHere" };

/** What a frame or a page of our own says to the background. */
type ToBackground =
  | PassedOn
  /** `site`: null where the frame can't tell. */
  | { type: "settings"; site: string | null; tabId?: number }
  | { type: "core"; task: CoreTask; value?: unknown }
  | { type: "allow"; rule: AllowRule }
  | { type: "disallow"; rule: AllowRule }
  | { type: "showConsistent"; value: boolean }
  /** Null: the frame goes. */
  | { type: "state"; instance: string; state: FrameState | null }
  | { type: "warned"; warning: Warning; site: string | null }
  | { type: "open_clicked"; brand: string }
  | FromOwnPages;

/** What the background hears from our own pages alone. */
type FromOwnPages =
  | { type: "pause"; tabId: number; paused: boolean }
  | { type: "frames"; tabId: number }
  | { type: "tab"; tabId: number; site: string }
  | { type: "openTabs" }
  | { type: "enable"; tabId: number; origin: string }
  | { type: "remove"; pattern: string };

type Done = { ok: boolean };
type CoreAnswer = { result: any; error?: undefined } | { result?: undefined; error: string };
/** Nothing where there was nobody to answer, or where it failed. */
type Answers = {
  settings: (SettingsAnswer & Switches) | undefined;
  core: CoreAnswer | undefined;
  allow: Done;
  disallow: Done;
  pause: Done;
  frames: { frames: KnownTab["frames"] };
  tab: KnownTab;
  openTabs: OpenTab[];
};
type AnswerOf<T extends string> = T extends keyof Answers ? Answers[T] : unknown;
/** What the background does with each message. */
type Hearing = {
  [T in Exclude<ToBackground, PassedOn>["type"]]:
    (message: Extract<ToBackground, { type: T }>, sender: Sender) => Promise<AnswerOf<T>> | void;
};

/** What the background, or a page of our own, says to frames of a tab. */
type ToFrames =
  | PassedOn
  | { type: "settingsChanged" }
  | { type: "focusBanner" }
  /** Shows what is known of a link. */
  | { type: "checkLink"; href: string }
  | { type: "state" }
  | { type: "reports" }
  | { type: "health" }
  | { type: "selfTest" };

/** Nothing from a frame in which no content script runs. */
type FrameAnswers = {
  checkLink: true | undefined;
  state: { instance: string; state: FrameState } | undefined;
  reports: FrameReports | undefined;
  health: string[] | undefined;
  selfTest: SelfTestAnswer | null;
};
type FrameAnswerOf<T extends string> = T extends keyof FrameAnswers ? FrameAnswers[T] : unknown;
