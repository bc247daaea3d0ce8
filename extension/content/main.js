"use strict";
// Ties the parts together in one frame: watch, read, check, paint, report.

const Main = (() => {
  /** @type {Tone[]} */
  const LOUDEST_FIRST = ["alarm", "caution", "quiet", "confirmed"];
  // In milliseconds, for a look between two paints.
  const BUDGET = 4;

  /** @typedef {InstanceType<typeof Mail.CheckedMail>} OpenMail */

  const instance = newInstance();
  const teller = new Teller.FrameTeller(instance);
  let webmail = Webmails.current();
  Rewrites.use(webmail);
  /** @type {Map<Element, OpenMail>} */
  const entries = new Map();
  const doubt = new Doubt.AdapterDoubt(scan);
  const watch = new Watch.PaneWatch({ stirred, rested: scan, isOurs: Ours.has });
  const reading = new Reading.PaneReading({ read: take, ended, failed });
  let enabled = false;
  let isStarted = false;
  let unreadable = false;
  /** Where a look takes long, the next one waits until the page rests. */
  let isSlow = false;

  /** A webmail that draws itself may show only later what it is. */
  function recognise() {
    const current = Webmails.current();
    if (current === webmail) return;
    forgetAll();
    doubt.reset();
    webmail = current;
    Rewrites.use(current);
  }

  /** @param {Webmail} known */
  const readerOn = (known) => (doubt.isBlind ? GenericWebmail : known);

  /**
   * A webmail uses its elements again for the next message. What belongs to the last one goes
   * before the browser paints; the new one is looked at when the page has come to rest.
   * @param {Node[]} nodes that changed
   */
  function stirred(nodes) {
    if (Life.isOver()) return;
    reading.stirred(nodes);
    if (isSlow || ![...entries.values()].some(({ banner }) => banner !== null)) return;
    const start = performance.now();
    dropStale();
    isSlow = performance.now() - start > BUDGET;
  }

  function dropStale() {
    const open = new Map(openNow().map((message) => [message.root, message]));
    for (const [root, { message, marks }] of entries) {
      const now = open.get(root);
      if (!now || !Reading.isSame(now, message)) forget(root);
      else marks?.dropChanged();
    }
  }

  /** What can't be read is not open; the next scan says so. */
  function openNow() {
    try {
      return webmail ? readerOn(webmail).messages() : [];
    } catch {
      return [];
    }
  }

  /** Looks at the messages that are open now. */
  function scan() {
    if (Life.isOver()) return;
    isSlow = false;
    recognise();
    if (!webmail || !enabled) return;
    unreadable = false;
    try {
      readOpenMessages(webmail);
    } catch (error) {
      failed(error);
    }
    sendState();
  }

  /**
   * An old result must not stand over a message that could not be read.
   * @param {unknown} error
   */
  function failed(error) {
    unreadable = true;
    forgetAll();
    console.error("Touchstone: the open mail could not be read", error);
    sendState();
  }

  /** @param {Webmail} webmail */
  function readOpenMessages(webmail) {
    const own = webmail.messages();
    doubt.weigh(webmail, own.length);
    const open = doubt.isBlind ? GenericWebmail.messages() : own;
    const roots = new Set(open.map((message) => message.root));
    for (const root of entries.keys()) if (!roots.has(root)) forget(root);
    const elements = open.flatMap(({ parts }) => parts.map(({ element }) => element));
    Ours.removeLeftovers(elements.map(Dom.root));
    watch.follow([...elements, ...open.flatMap(({ beside }) => beside)]);
    reading.start(open);
    // What takes longer must not leave the last mail's banner standing.
    if (reading.isUnderWay) dropStale();
  }

  /** @param {OpenMessage[]} open @param {boolean} isDueAgain */
  function ended(open, isDueAgain) {
    inPageOrder(open);
    sendState();
    if (isDueAgain) watch.wait();
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

  /** Whether what is read here is good enough to confirm a mail. */
  const confirms = () => webmail !== null && readerOn(webmail).confirms;

  /** @param {OpenMessage} message @param {ReadMessage} read */
  function take(message, read) {
    const key = SnapshotReader.keyOf(message.id, read.snapshot);
    const known = entries.get(message.root);
    if (known?.key === key) return known.renew(message, read, confirms());
    forget(message.root);
    const entry = new Mail.CheckedMail(key, message, read);
    entries.set(message.root, entry);
    void check(entry);
  }

  /** @param {OpenMail} entry */
  async function check(entry) {
    const counts = await entry.check();
    if (Life.isOver()) return;
    // The reader may have gone on to another message meanwhile, in the same elements.
    dropStale();
    if (!counts || entries.get(entry.message.root) !== entry) return;
    entry.show(confirms());
    sendState();
    void WarningTeller.tell(entry, webmail?.name ?? null);
  }

  /** @param {Element} root */
  function forget(root) {
    const entry = entries.get(root);
    entries.delete(root);
    entry?.remove();
  }

  function forgetAll() {
    reading.stop();
    for (const root of [...entries.keys()]) forget(root);
  }

  /**
   * How sure it is that the mails that fit are genuine: as sure as of the least sure one.
   * @param {Report[]} reports
   * @returns {Fit | null}
   */
  function fitOf(reports) {
    const fitting = reports.filter(({ verdict }) => verdict === "consistent");
    if (fitting.length === 0 || !confirms()) return null;
    const isConfirmed = (/** @type {Report} */ { view, checked }) => view?.tone === "confirmed" && !checked.unread;
    return fitting.every(isConfirmed) ? "confirmed" : "matches";
  }

  /** @returns {FrameState} */
  function state() {
    const known = [...entries.values()];
    const reports = known.flatMap(({ report }) => report ?? []);
    const problems = known.flatMap(({ message, failures }) => [...message.problems, ...failures]);
    if (webmail && enabled) problems.push(...webmail.problems());
    if (unreadable || doubt.isBlind) problems.push("layout");
    return {
      supported: webmail !== null,
      webmail: webmail?.name ?? null,
      enabled,
      verdicts: reports.map(({ verdict }) => verdict),
      fit: fitOf(reports),
      problems: [...new Set(problems)],
    };
  }

  const sendState = () => teller.tell(state());

  /**
   * Follows the switches; mail that is open is checked again by rules that changed.
   * @param {{ on: boolean, renewed: boolean }} change
   */
  function adapt({ on, renewed }) {
    if (on !== enabled || !isStarted) return setEnabled(on);
    if (on && renewed) for (const entry of entries.values()) void check(entry);
  }

  /** @param {boolean} on */
  function setEnabled(on) {
    isStarted = true;
    enabled = on;
    watch.stop();
    doubt.reset();
    unreadable = false;
    forgetAll();
    // The whole page and no smaller pane: webmails put a new one in the place of the old.
    const page = on ? Dom.first("html") : null;
    if (page) watch.start(page);
    scan();
    sendState();
  }

  /** To the warning that matters most. */
  function focusBanner() {
    const shown = [...entries.values()].flatMap(({ banner }) => banner ?? []);
    const loudest = LOUDEST_FIRST.flatMap((tone) => shown.filter((banner) => banner.tone === tone))[0];
    if (!loudest) return;
    window.focus();
    loudest.focus();
  }

  /** @param {string} href */
  async function checkLink(href) {
    try {
      Explanation.tell(await Engine.checkLink(href));
    } catch (error) {
      console.error("Touchstone: the link could not be checked", error);
    }
  }

  /** @returns {FrameReports} */
  function reports() {
    const messages = [...entries.values()].flatMap(({ key, snapshot, report }) =>
      report ? [{ key, snapshot, report, fit: fitOf([report]) }] : [],
    );
    return {
      road: Engine.road(), webmail: webmail?.name ?? null, confirms: confirms(), messages,
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
      if (message?.type === "selfTest") {
        void SelfTest.run(webmail, [...entries.values()]).then(respond);
        return true;
      }
      if (message?.type === "part") takePart(message);
      if (message?.type === "bodyHere") callAgain();
      if (message?.type === "focusBanner") focusBanner();
      if (message?.type === "checkLink") {
        // Says that somebody takes care of it.
        respond(true);
        void checkLink(message.href);
      }
    });
    addEventListener("load", onLoad);
    addEventListener("pagehide", onHide);
    addEventListener("pageshow", onShow);
    Life.onEnd(end);
    void ContentSettings.follow(adapt);
  }

  /** At the first look a frame may have no size yet, and nothing on the page changes when it gets one. */
  function onLoad() {
    if (enabled) watch.wait();
  }

  const onHide = () => void teller.send(null);

  /** @param {PageTransitionEvent} event */
  function onShow(event) {
    if (event.persisted && !Life.isOver()) void teller.send(state());
  }

  /** Another run takes over, or the extension is gone. */
  function end() {
    removeEventListener("load", onLoad);
    removeEventListener("pagehide", onHide);
    removeEventListener("pageshow", onShow);
    enabled = false;
    watch.stop();
    doubt.reset();
    forgetAll();
    Explanation.close();
  }

  Life.begin();
  const foreign = Webmails.foreignBody();
  if (foreign) ForeignBody.start(foreign.body.css, instance);
  else if (window !== window.top && Webmails.isSandboxed()) ForeignBody.startWhenCalled(instance);
  // Frames that hold no webmail stay silent.
  else if (webmail || window === window.top) start();
  // The background looks for `Main` before it injects a second time.
  return { reports };
})();
