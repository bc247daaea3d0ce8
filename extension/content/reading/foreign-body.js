"use strict";
// In a frame that holds the body of a mail for a page that can't look into it: reads it and hands it
// over, and marks what that page finds in it. The banner belongs into that other page.

const ForeignBody = (() => {
  /** Another page in the mail, or what a shadow root shows, is nothing that is read here. */
  const UNREAD = "iframe, frame, object, embed";
  const MAX_HOSTS = 30_000;

  /** @typedef {{ part: ReadPart, elements: Element[], roots: Element[] }} Body */

  let css = "";
  let instance = "";
  let secret = "";
  let last = "";
  let enabled = false;
  /** @type {InstanceType<typeof Slices.Job<Body | null>> | null} */
  let job = null;
  let isOvertaken = false;
  /**
   * What is to be marked as soon as the body was looked at.
   * @type {FrameMarks | null}
   */
  let wanted = null;
  /** @type {InstanceType<typeof Marks.MessageMarks> | null} */
  let marks = null;

  /** @param {ReadPart | null} part */
  function send(part) {
    Parts.send({ type: "part", address: location.href, instance, secret, part });
  }

  /** @returns {Work<boolean>} */
  function* hasGaps() {
    if (Dom.all(UNREAD).some(Visibility.isShown)) return true;
    for (const [at, host] of Dom.all("body, body *").slice(0, MAX_HOSTS).entries()) {
      if (at % Slices.STEPS === 0) yield;
      const mayHold = host instanceof HTMLElement && !Ours.has(host) && Dom.localName(host) !== "iframe";
      if (mayHold && Dom.inside(host) !== null) return true;
    }
    return false;
  }

  /**
   * The body, and the elements of its links.
   * @returns {Work<Body | null>}
   */
  function* look() {
    const element = Dom.first(css);
    if (!element) return null;
    const { part, elements } = yield* BodyReader.read([{ element, quoted: false }]);
    const truncated = (yield* hasGaps()) || part.truncated;
    return { part: { ...part, truncated }, elements, roots: [element] };
  }

  function read() {
    if (Life.isOver()) return;
    interrupt();
    // What keeps changing is read all the same.
    job = new Slices.Job(look(), isOvertaken ? Infinity : undefined);
    void job.start(take, (error) => {
      stop();
      console.error("Touchstone: the body could not be read", error);
    });
  }

  /** What was read so far is not what is there now. */
  function interrupt() {
    if (!job) return;
    stop();
    isOvertaken = true;
  }

  function stop() {
    job?.stop();
    job = null;
    isOvertaken = false;
  }

  function stirred() {
    interrupt();
    marks?.dropChanged();
  }

  /** @param {Body | null} body */
  function take(body) {
    stop();
    const part = body?.part ?? null;
    const text = JSON.stringify(part);
    if (text !== last) {
      dropMarks();
      last = text;
      send(part);
    }
    markWanted(body);
    if (body) marks?.sync(body.part.links, body.elements, body.roots);
  }

  /**
   * What was checked may be gone by now; then the next check marks.
   * @param {Body | null} body
   */
  function markWanted(body) {
    const told = wanted;
    wanted = null;
    if (told && body && SnapshotReader.fingerprint(body.part) === told.of) marks = new Marks.MessageMarks(told.marks);
  }

  /** @param {FrameMarks} told */
  function mark(told) {
    unmark();
    if (told.marks.length === 0) return;
    wanted = told;
    if (!job) read();
  }

  function unmark() {
    wanted = null;
    dropMarks();
  }

  function dropMarks() {
    marks?.remove();
    marks = null;
  }

  function readAgain() {
    last = "";
    if (enabled) read();
  }

  function takeBack() {
    stop();
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
    const watch = new Watch.PaneWatch({ stirred, rested: read, isOurs: Ours.has });
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
      stop();
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
