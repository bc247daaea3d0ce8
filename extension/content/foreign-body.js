"use strict";
// In a frame that holds the body of a mail for a page that can't look into it: reads it and hands it
// over, and marks what that page finds in it. The banner belongs into that other page.

const ForeignBody = (() => {
  /** Another page in the mail, or what a shadow root shows, is nothing that is read here. */
  const UNREAD = "iframe, frame, object, embed";
  const MAX_HOSTS = 30_000;

  let css = "";
  let instance = "";
  let secret = "";
  let last = "";
  let enabled = false;
  /** @type {InstanceType<typeof Marks.MessageMarks> | null} */
  let marks = null;

  /** @param {ReadPart | null} part */
  function send(part) {
    Parts.send({ type: "part", address: location.href, instance, secret, part });
  }

  function hasGaps() {
    return Dom.all(UNREAD).some(Visibility.isShown)
      || Dom.all("body, body *").slice(0, MAX_HOSTS).some((host) =>
        host instanceof HTMLElement && !Ours.has(host) && Dom.localName(host) !== "iframe" && Dom.inside(host) !== null);
  }

  /** The body, and the elements of its links. */
  function look() {
    const element = Dom.first(css);
    if (!element) return null;
    const { part, elements } = SnapshotReader.readBody([{ element, quoted: false }]);
    return { part: { ...part, truncated: part.truncated || hasGaps() }, elements };
  }

  function read() {
    if (Life.isOver()) return;
    const body = look();
    const part = body?.part ?? null;
    const text = JSON.stringify(part);
    if (text === last) {
      if (body) marks?.sync(body.part.links, body.elements);
      return;
    }
    unmark();
    last = text;
    send(part);
  }

  /**
   * What was checked may be gone by now; then the next check marks.
   * @param {FrameMarks} told
   */
  function mark(told) {
    unmark();
    const body = look();
    if (!body || told.marks.length === 0 || SnapshotReader.fingerprint(body.part) !== told.of) return;
    marks = new Marks.MessageMarks(told.marks);
    marks.sync(body.part.links, body.elements);
  }

  function unmark() {
    marks?.remove();
    marks = null;
  }

  function readAgain() {
    last = "";
    if (enabled) read();
  }

  function takeBack() {
    unmark();
    if (last !== "") send(null);
    last = "";
  }

  /**
   * @param {string} body where the mail is
   * @param {string} own
   */
  function start(body, own) {
    css = body;
    instance = own;
    const watch = new Watch.PaneWatch({
      stirred: () => marks?.dropChanged(), rested: read, isOurs: Ours.has,
    });
    ext.runtime.onMessage.addListener((message, sender) => {
      if (sender.id !== ext.runtime.id || !enabled) return;
      if (message?.type === "marks" && message.to === instance) mark(message);
      if (message?.type === "askParts") readAgain();
    });
    addEventListener("pagehide", takeBack);
    Life.onEnd(() => {
      removeEventListener("pagehide", takeBack);
      enabled = false;
      watch.stop();
      unmark();
    });
    void ContentSettings.follow(({ on }) => {
      if (on === enabled) return;
      enabled = on;
      watch.stop();
      takeBack();
      const page = on ? Dom.first("html") : null;
      if (!page) return;
      watch.start(page);
      read();
    });
  }

  /**
   * The secret in a call from the page right around this frame, which has an origin. A mail that
   * runs scripts may hear its own frame's call and pass it on; but from a frame of no origin, as
   * everything in a sandbox is, and only to a frame whose parent it is does it get so far, and an
   * event that a script makes up is not trusted.
   * @param {MessageEvent} event
   */
  function secretIn({ isTrusted, source, origin, data }) {
    const isCall = isTrusted && source === window.parent && /^https?:/.test(origin);
    const found = isCall ? data?.[Parts.CALL] : null;
    return typeof found === "string" ? found : null;
  }

  /**
   * In a frame of no origin nothing says to which message it belongs. It waits until the page
   * around it calls, and answers with what it was called by.
   * @param {string} own
   */
  function startWhenCalled(own) {
    /** @param {MessageEvent} event */
    const onMessage = (event) => {
      const called = secretIn(event);
      if (called === null || Life.isOver()) return;
      const isFirst = secret === "";
      secret = called;
      // The root and not `body`: a script might put an empty one before its own.
      if (isFirst) start("html", own);
      else readAgain();
    };
    addEventListener("message", onMessage);
    Life.onEnd(() => removeEventListener("message", onMessage));
    Parts.send({ type: "bodyHere" });
  }

  return { start, startWhenCalled };
})();
