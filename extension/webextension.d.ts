// The part of the WebExtension API that is used. Not shipped.

type ExtEvent<F> = { addListener(listener: F): void; removeListener(listener: F): void };
type Tab = { id?: number; url?: string; discarded?: boolean; incognito?: boolean };
type Sender = { id?: string; url?: string; tab?: Tab; frameId?: number };
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
  matchOriginAsFallback?: boolean;
  runAt?: "document_idle";
  persistAcrossSessions?: boolean;
};
type Origins = { origins?: string[] };

declare const chrome: {
  extension: { isAllowedIncognitoAccess(): Promise<boolean> };
  /** Chromium alone. */
  dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null };
  runtime: {
    id: string;
    getURL(path: string): string;
    getManifest(): {
      version: string;
      content_scripts: { matches: string[]; js: string[] }[];
    };
    sendMessage<M extends ToBackground>(message: M): Promise<AnswerOf<M["type"]>>;
    onInstalled: ExtEvent<(details: { reason: string }) => void>;
    onStartup: ExtEvent<() => void>;
    openOptionsPage(): Promise<void>;
    onMessage: ExtEvent<
      // From whoever: what it holds is to be looked at first.
      (message: any, sender: Sender, respond: (answer: unknown) => void) => boolean | void
    >;
  };
  i18n: {
    getMessage(key: string, values?: string[]): string;
  };
  storage: {
    local: StorageArea;
    managed: Pick<StorageArea, "get">;
    session: StorageArea;
    onChanged: ExtEvent<(changes: StorageChanges, area: string) => void>;
  };
  tabs: {
    query(filter: { active?: boolean; currentWindow?: boolean; url?: string[] }): Promise<Tab[]>;
    create(page: { url: string }): Promise<Tab>;
    get(tabId: number): Promise<Tab>;
    reload(tabId: number): Promise<void>;
    sendMessage<M extends ToFrames>(tabId: number, message: M, options?: { frameId: number }): Promise<FrameAnswerOf<M["type"]>>;
    onActivated: ExtEvent<(shown: { tabId: number }) => void>;
    onRemoved: ExtEvent<(tabId: number) => void>;
    onUpdated: ExtEvent<(tabId: number, change: { status?: string }) => void>;
  };
  action: {
    setIcon(details: { tabId: number; path: Record<string, string> }): Promise<void>;
    setTitle(details: { tabId?: number; title: string }): Promise<void>;
    /** Where there is a toolbar. */
    getUserSettings?(): Promise<{ isOnToolbar?: boolean }>;
    onUserSettingsChanged?: ExtEvent<() => void>;
  };
  /** Where there is a keyboard. */
  commands?: { onCommand: ExtEvent<(command: string, tab?: Tab) => void> };
  /** Where links have a menu. */
  contextMenus?: {
    create(entry: { id: string; title: string; contexts: "link"[]; documentUrlPatterns: string[] }): void;
    removeAll(): Promise<void>;
    onClicked: ExtEvent<(chosen: { linkUrl?: string; frameId?: number }, tab?: Tab) => void>;
  };
  permissions: {
    request(permissions: Origins): Promise<boolean>;
    contains(permissions: Origins): Promise<boolean>;
    remove(permissions: Origins): Promise<boolean>;
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
