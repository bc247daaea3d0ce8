"use strict";
// Ties the parts together in one frame: watch, read, check, paint, report.

const Main = (() => {
  const MAX_REINSERTIONS = 5;
  // In milliseconds, for a look between two paints.
  const BUDGET = 4;

  /**
   * A message that is open, and what is known of it.
   * @typedef {object} Entry
   * @property {string} key
   * @property {Snapshot} snapshot
   * @property {OpenMessage} message
   * @property {Report | null} report
   * @property {Element[]} elements of the snapshot's first links, those in this frame
   * @property {InstanceType<typeof Banner.MessageBanner> | null} banner
   * @property {InstanceType<typeof Marks.MessageMarks> | null} marks
   * @property {ForeignMarks | null} foreignMarks
   * @property {number} reinsertions
   * @property {Problem[]} failures what went wrong after it was read
   */

  const instance = newInstance();
  let webmail = Webmails.current();
  /** @type {Map<Element, Entry>} */
  const entries = new Map();
  const watch = new Watch.PaneWatch({ stirred: dropStaleBanners, rested: scan, isOurs: Ours.has });
  let enabled = false;
  let unreadable = false;
  /** Where a look takes long, the next one waits until the page rests. */
  let isSlow = false;
  let lastState = "";

  /** A webmail that draws itself may show only later what it is. */
  function recognise() {
    const current = Webmails.current();
    if (current === webmail) return;
    forgetAll();
    webmail = current;
  }

  /**
   * A webmail uses its elements again for the next message. What belongs to the last one goes
   * before the browser paints; the new one is looked at when the page has come to rest.
   */
  function dropStaleBanners() {
    if (isSlow || ![...entries.values()].some(({ banner }) => banner !== null)) return;
    const start = performance.now();
    dropStale();
    isSlow = performance.now() - start > BUDGET;
  }

  function dropStale() {
    const open = new Map(openNow().map((message) => [message.root, message]));
    for (const [root, { message, marks }] of entries) {
      const now = open.get(root);
      if (!now || !isSame(now, message)) forget(root);
      else marks?.dropChanged();
    }
  }

  /** What can't be read is not open; the next scan says so. */
  function openNow() {
    try {
      return webmail?.messages() ?? [];
    } catch {
      return [];
    }
  }

  /** @param {OpenMessage} a @param {OpenMessage} b */
  function isSame(a, b) {
    return a.id === b.id && a.subject === b.subject
      && a.sender.address?.value === b.sender.address?.value
      && a.parts.length === b.parts.length
      && a.parts.every(({ element }, index) => element === b.parts[index].element);
  }

  /** Looks at the messages that are open now. */
  function scan() {
    isSlow = false;
    recognise();
    if (!webmail || !enabled) return;
    unreadable = false;
    try {
      readOpenMessages(webmail);
    } catch (error) {
      // An old result must not stand over a message that could not be read.
      unreadable = true;
      forgetAll();
      console.error("Touchstone: the open mail could not be read", error);
    }
    sendState();
  }

  /** @param {Webmail} webmail */
  function readOpenMessages(webmail) {
    const open = webmail.messages();
    const roots = new Set(open.map((message) => message.root));
    for (const root of entries.keys()) if (!roots.has(root)) forget(root);
    for (const message of open) look(message);
    inPageOrder(open);
    watch.follow(open.flatMap(({ parts }) => parts.map(({ element }) => element)));
  }

  /**
   * A body that arrives later must not change the order in which the popup lists the messages.
   * @param {OpenMessage[]} open
   */
  function inPageOrder(open) {
    for (const { root } of open) {
      const entry = entries.get(root);
      entries.delete(root);
      if (entry) entries.set(root, entry);
    }
  }

  /** @param {OpenMessage} message */
  function look(message) {
    const { snapshot, elements } = SnapshotReader.read(message);
    const key = SnapshotReader.keyOf(message.id, snapshot);
    const known = entries.get(message.root);
    if (known?.key === key) {
      known.message = message;
      known.elements = elements;
      keepInPlace(known, message);
      mark(known);
      return;
    }
    forget(message.root);
    /** @type {Entry} */
    const entry = {
      key, snapshot, message, elements, report: null, banner: null, marks: null, foreignMarks: null,
      reinsertions: 0, failures: [],
    };
    entries.set(message.root, entry);
    check(message, entry);
  }

  /** @param {OpenMessage} message @param {Entry} entry */
  async function check(message, entry) {
    try {
      entry.report = await Engine.analyze(entry.snapshot);
    } catch (error) {
      entry.failures.push("engine");
      console.error("Touchstone: the check could not run", error);
    }
    // The reader may have gone on to another message meanwhile, in the same elements.
    dropStale();
    if (entries.get(message.root) !== entry) return;
    const view = entry.report?.view;
    if (view && (webmail?.confirms || view.tone !== "quiet")) show(message, entry, view);
    sendState();
  }

  /** @param {OpenMessage} message @param {Entry} entry @param {View} view */
  function show(message, entry, view) {
    entry.banner = new Banner.MessageBanner(view);
    entry.banner.place(message.bannerBefore);
    if (view.marks.length === 0) return;
    entry.marks = new Marks.MessageMarks(view.marks);
    entry.foreignMarks = new ForeignMarks(view.marks);
    mark(entry);
  }

  /**
   * Marks stand where the message's links are now.
   * @param {Entry} entry
   */
  function mark({ marks, foreignMarks, snapshot, elements, message, failures }) {
    marks?.sync(snapshot.links, elements);
    foreignMarks?.sync(message.joined, elements.length);
    if (marks?.isBeaten && !failures.includes("banner")) failures.push("banner");
  }

  /**
   * Some webmails redraw and wipe what they don't know. Put it back, but don't fight for ever.
   * @param {Entry} entry
   * @param {OpenMessage} message
   */
  function keepInPlace(entry, message) {
    if (!entry.banner) return;
    if (entry.banner.isPlaced(message.bannerBefore)) {
      entry.banner.adaptTheme();
      return;
    }
    if (entry.reinsertions >= MAX_REINSERTIONS) {
      if (!entry.failures.includes("banner")) entry.failures.push("banner");
      return;
    }
    entry.reinsertions += 1;
    entry.banner.place(message.bannerBefore);
  }

  /** @param {Element} root */
  function forget(root) {
    const entry = entries.get(root);
    entry?.banner?.remove();
    entry?.marks?.remove();
    entry?.foreignMarks?.remove();
    entries.delete(root);
  }

  function forgetAll() {
    for (const root of [...entries.keys()]) forget(root);
  }

  /** @returns {FrameState} */
  function state() {
    const known = [...entries.values()];
    const problems = known.flatMap(({ message, failures }) => [...message.problems, ...failures]);
    if (webmail && enabled) problems.push(...webmail.problems());
    if (unreadable) problems.push("layout");
    return {
      supported: webmail !== null,
      webmail: webmail?.name ?? null,
      enabled,
      verdicts: known.flatMap((entry) => entry.report?.verdict ?? []),
      problems: [...new Set(problems)],
    };
  }

  function sendState() {
    const current = state();
    const text = JSON.stringify(current);
    if (text === lastState) return;
    lastState = text;
    send(current);
  }

  /**
   * The background may be gone after an update of the extension.
   * @param {FrameState | null} current
   */
  async function send(current) {
    try {
      await ext.runtime.sendMessage({ type: "state", instance, state: current });
    } catch {
      // Nobody listens any more; the page is left as it is.
    }
  }

  /** @param {boolean} on */
  function setEnabled(on) {
    enabled = on;
    watch.stop();
    unreadable = false;
    forgetAll();
    // The whole page and no smaller pane: webmails put a new one in the place of the old.
    const page = on ? Dom.first("html") : null;
    if (page) watch.start(page);
    scan();
    sendState();
  }

  /** @returns {FrameReports} */
  function reports() {
    const messages = [...entries.values()].flatMap(({ key, snapshot, report }) =>
      report ? [{ key, snapshot, report }] : [],
    );
    return {
      road: Engine.road(), webmail: webmail?.name ?? null, confirms: webmail?.confirms ?? false, messages,
    };
  }

  /** @param {FramePart} arrived */
  function takePart(arrived) {
    Parts.take(arrived);
    scan();
  }

  function callAgain() {
    Parts.callAgain();
    if (enabled) watch.wait();
  }

  function start() {
    ext.runtime.onMessage.addListener((message, sender, respond) => {
      if (sender.id !== ext.runtime.id) return;
      if (message?.type === "reports") respond(reports());
      if (message?.type === "state") respond({ instance, state: state() });
      if (message?.type === "health") respond(Health.report(webmail, state()));
      if (message?.type === "part") takePart(message);
      if (message?.type === "bodyHere") callAgain();
    });
    addEventListener("pagehide", () => send(null));
    addEventListener("pageshow", (event) => {
      if (event.persisted) send(state());
    });
    SiteSwitch.follow(setEnabled);
  }

  const foreign = Webmails.foreignBody();
  if (foreign) ForeignBody.start(foreign.body.css, instance);
  else if (window !== window.top && Webmails.isSandboxed()) ForeignBody.startWhenCalled(instance);
  // Frames that hold no webmail stay silent.
  else if (webmail || window === window.top) start();
  // The background looks for `Main` before it injects a second time.
  return { reports };
})();
