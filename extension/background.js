"use strict";
// The background: hears content scripts, pages and the browser, and passes each matter on to the
// file that it concerns. Keeps nothing in variables that a stopped worker would miss.

if (typeof importScripts === "function") {
  importScripts(
    "compat.js", "named-webmails.js", "webmails.js", "well-shaped.js", "settings.js", "language.js", "warning-log.js",
    "wasm/touchstone.js", "core.js", "background/choices.js", "background/frames.js",
    "background/icon.js", "background/takeover.js", "background/sites.js",
    "background/tab-state.js", "background/menu.js", "background/commands.js",
    "background/log.js", "background/welcome.js", "background/clicked.js",
  );
}

(() => {
  /** What passes between the frames of a tab. */
  const PASSED_ON = ["part", "askParts", "bodyHere", "marks"];
  /** What our own pages alone may ask: a site that took over the process it runs in may not. */
  const OWN_PAGES_ALONE = ["pause", "frames", "tab", "openTabs", "enable", "remove"];

  /** @param {Sender} sender */
  const isOwnPage = ({ url }) => url?.startsWith(ext.runtime.getURL("")) ?? false;

  /**
   * The site in the address bar, as far as the browser tells us; else the frame's own.
   * @param {Sender} sender
   */
  function siteOf(sender) {
    const address = sender.tab?.url ?? sender.url;
    const site = address ? new URL(address).origin : "";
    return /^https?:/.test(site) ? site : null;
  }

  /** @param {CoreTask} task @param {any} value */
  async function runCore(task, value) {
    try {
      return { result: await Core.run(task, value, await Settings.effective()) };
    } catch (error) {
      return { error: String(error) };
    }
  }

  /**
   * Where the manager keeps the rules, nobody else makes any.
   * @param {(rule: AllowRule) => Promise<void>} change
   * @param {AllowRule} rule
   */
  async function changeRule(change, rule) {
    if ((await Settings.managed()).lockAllowed) return { ok: false };
    await change(rule);
    return { ok: true };
  }

  /** @param {number} tabId @param {boolean} paused */
  async function pause(tabId, paused) {
    await Choices.pause(tabId, paused);
    await Icon.paint(tabId);
    return { ok: true };
  }

  /** @param {Sender} sender @param {string} instance @param {FrameState | null} state */
  async function takeState({ tab, frameId = 0 }, instance, state) {
    if (tab?.id === undefined) return;
    await Frames.remember(tab.id, frameId, instance, state);
    await Icon.paint(tab.id);
  }

  /**
   * A mail's body and its header may stand in frames of two sites; all frames of the tab are told,
   * and each takes what is for it.
   * @param {PassedOn} message
   * @param {Sender} sender
   */
  function passOn(message, sender) {
    if (sender.tab?.id === undefined) return;
    // Where no frame listens there is nothing to join.
    ext.tabs.sendMessage(sender.tab.id, message).catch(() => {});
  }

  /**
   * Each returns what is answered, or nothing.
   * @type {Hearing}
   */
  const HEARD = {
    settings: ({ site, tabId }, sender) => Choices.answer(site ?? siteOf(sender), tabId ?? sender.tab?.id),
    core: ({ task, value }) => runCore(task, value),
    allow: ({ rule }) => changeRule(Settings.allow, rule),
    disallow: ({ rule }) => changeRule(Settings.disallow, rule),
    showConsistent: ({ value }) => Settings.update((settings) => ({ ...settings, showConsistent: value === true })),
    pause: ({ tabId, paused }) => pause(tabId, paused),
    frames: ({ tabId }) => Frames.of(tabId).then((frames) => ({ frames })),
    tab: ({ tabId, site }) => settled().then(() => TabStates.started(tabId, site)),
    openTabs: () => TabStates.open(),
    open_clicked: ({ brand }, sender) => Clicked.open(brand, sender),
    enable: ({ tabId, origin }) => Sites.enable(tabId, origin).finally(Menu.refresh),
    remove: ({ pattern }) => Sites.remove(pattern).finally(Menu.refresh),
    state: ({ instance, state }, sender) => void takeState(sender, instance, state),
    // What a page tells last arrives when the tab may already show another.
    warned: ({ warning, site }, sender) => LogTaker.take(warning, sender, site ?? siteOf(sender)),
  };

  ext.runtime.onMessage.addListener((message, sender, respond) => {
    if (sender.id !== ext.runtime.id) return false;
    if (OWN_PAGES_ALONE.includes(message?.type) && !isOwnPage(sender)) return false;
    if (PASSED_ON.includes(message?.type)) passOn(message, sender);
    if (!Object.hasOwn(HEARD, message?.type)) return false;
    /** @type {Promise<unknown> | void} */
    const answered = /** @type {any} */ (HEARD)[message.type](message, sender);
    if (!answered) return false;
    answered.then(respond, (error) => {
      console.error("Touchstone:", error);
      respond(undefined);
    });
    return true;
  });

  /**
   * A page that goes into the back/forward cache can't say goodbye, so a tab that loads is asked.
   * @param {number} tabId
   */
  async function verifyTab(tabId) {
    if ((await Frames.of(tabId)).length === 0) return;
    await Frames.askAgain(tabId);
    await Icon.paint(tabId);
  }

  /**
   * A page may come back that slept through an update, with a content script of the version before:
   * out of the back/forward cache, or in a tab that the browser had frozen.
   * @param {number} tabId
   */
  async function wakeTab(tabId) {
    const { url = "" } = await ext.tabs.get(tabId);
    if (!(await Sites.isReadAt(url))) return;
    await TabStates.started(tabId, new URL(url).origin);
    await Icon.paint(tabId);
  }

  /** Menu and icons, after sites came or went. */
  function followSites() {
    Menu.refresh();
    void Icon.paintAll();
  }

  let restoring = Promise.resolve();

  /**
   * Registrations and menus may have gone with the version, or with the browser's last run. Where
   * both events come, one after the other: a site can't be registered twice.
   */
  function restore() {
    restoring = restoring
      .then(Sites.restore)
      .catch((error) => console.error("Touchstone: not all sites could be restored", error))
      .then(Menu.refresh)
      .then(LogTaker.obey)
      .then(Icon.nameDefault)
      .then(Takeover.everywhere)
      .catch((error) => console.error("Touchstone: not all open tabs are checked", error));
    return restoring;
  }

  /** Until all that an update took away is there again, a site that is checked would look like one that is not. */
  const settled = () => starting.then(() => restoring);

  ext.tabs.onRemoved.addListener((tabId) => {
    void Frames.forget(tabId);
    void Choices.forget(tabId);
  });
  ext.tabs.onUpdated.addListener((tabId, { status }) => {
    if (status) void verifyTab(tabId);
    if (status === "complete") void wakeTab(tabId);
  });
  // What was under way in a frozen tab went with the worker, which does not wait so long.
  ext.tabs.onActivated.addListener(({ tabId }) => void wakeTab(tabId).catch(() => {}));
  ext.runtime.onInstalled.addListener(({ reason }) => {
    void restore();
    void Welcome.open(reason);
  });
  ext.runtime.onStartup.addListener(() => void restore());
  ext.permissions.onAdded.addListener(() => void Sites.finishPending().then(Sites.restore).then(Takeover.again).finally(followSites));
  ext.permissions.onRemoved.addListener(({ origins }) => void Sites.unregister(origins ?? []).finally(followSites));
  ext.storage.onChanged.addListener((changes, area) => {
    if (area === "managed") void restore().then(Choices.tellAll);
    // The words of menu and icon follow the language.
    if (area === "local" && Settings.KEY in changes) {
      Menu.refresh();
      void Icon.nameDefault();
    }
  });
  ext.commands?.onCommand.addListener((command, tab) => void Commands.run(command, tab));
  ext.contextMenus?.onClicked.addListener(Menu.onClicked);
  // No event says that the extension was switched on again.
  const starting = Takeover.isDue().then((isDue) => (isDue ? restore() : undefined));
})();
