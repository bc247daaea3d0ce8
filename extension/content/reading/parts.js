"use strict";
// Bodies in frames that the page can't look into: the frame's own content script reads its part, the
// background passes it on to the tab's frames, and the frame with the header joins the two.
//
// A frame of another site is told by its address. A sandboxed frame has no origin, and its address
// tells nothing, so the page calls it: posts a secret to that one window, which comes back with the
// part through the background. What listens in the mail itself gains nothing: see foreign-body.js.

const Parts = (() => {
  const MAX_PARTS = 50;
  const CALL = "touchstone-call";

  /**
   * A sandboxed frame that was called.
   * @typedef {object} Called
   * @property {string} secret
   * @property {number} round in which it was last called
   * @property {string} instance that answered, "" as long as none did
   * @property {ReadPart | null} part
   */

  /** By the instance of the content script that read it. @type {Map<string, FramePart>} */
  const known = new Map();
  let asked = false;
  /** @type {Map<Element, Called>} */
  const called = new Map();
  let round = 0;

  /** @param {string} text */
  function urlOf(text) {
    try {
      return new URL(text, location.href).href;
    } catch {
      return null;
    }
  }

  /**
   * The background may be gone after an update of the extension; then nobody joins any more.
   * @param {ToBackground} message
   */
  async function send(message) {
    try {
      await ext.runtime.sendMessage(message);
    } catch {
      Life.isOver();
    }
  }

  /** Frames that were there first are asked once for what they have. */
  function ask() {
    if (!asked) send({ type: "askParts" });
    asked = true;
  }

  /** @param {FramePart} arrived */
  function take(arrived) {
    if (arrived.secret !== "") takeAnswer(arrived);
    else if (arrived.part === null) known.delete(arrived.instance);
    else if (known.size < MAX_PARTS || known.has(arrived.instance)) known.set(arrived.instance, arrived);
  }

  /**
   * One frame answers to its secret; where two do, neither counts.
   * @param {FramePart} arrived
   */
  function takeAnswer({ secret, instance, part }) {
    const answered = [...called.values()].find((one) => one.secret === secret);
    if (!answered) return;
    const isOnlyOne = answered.instance === "" || answered.instance === instance;
    answered.instance = isOnlyOne ? instance : "several";
    answered.part = isOnlyOne ? part : null;
  }

  /** A frame that came to life may have missed its call. */
  function callAgain() {
    round += 1;
  }

  /** @param {Element} frame */
  function isSandboxed(frame) {
    const sandbox = Dom.attribute(frame, "sandbox");
    return sandbox !== null && !/(?:^|\s)allow-same-origin(?:\s|$)/i.test(sandbox);
  }

  /** @param {Element} frame */
  function call(frame) {
    for (const old of called.keys()) if (!Dom.isConnected(old)) called.delete(old);
    let known = called.get(frame);
    if (!known && called.size < MAX_PARTS) {
      known = { secret: newInstance(), round: -1, instance: "", part: null };
      called.set(frame, known);
      // What it shows next is another page, and a call for this one must not count for that.
      frame.addEventListener("load", () => forgetCalled(frame), { once: true });
    }
    if (!known || known.instance !== "" || known.round === round) return;
    known.round = round;
    Dom.frameWindow(frame)?.postMessage({ [CALL]: known.secret }, "*");
  }

  /** @param {Element} frame */
  function forgetCalled(frame) {
    called.delete(frame);
    if (Dom.isConnected(frame)) call(frame);
  }

  /**
   * What sandboxed frames of this page read of a mail's body.
   * @param {Element[]} frames
   * @returns {{ parts: JoinedPart[], isComplete: boolean }}
   */
  function inSandboxes(frames) {
    const parts = frames.filter(isSandboxed).flatMap((frame) => {
      call(frame);
      const answered = called.get(frame);
      return answered?.part ? [{ instance: answered.instance, part: answered.part }] : [];
    });
    return { parts, isComplete: parts.length === frames.length };
  }

  /**
   * The parts that come from this frame. A page can't look into a frame of another site, so the
   * address tells; where a redirect changed it, a single frame can only be the single part's.
   * @param {Element} frame
   * @param {FramePart[]} candidates
   * @param {number} frames
   */
  function partsOf(frame, candidates, frames) {
    const address = urlOf(Dom.attribute(frame, "src") ?? "");
    const same = candidates.filter((candidate) => candidate.address === address);
    if (same.length > 0) return same;
    return frames === 1 && candidates.length === 1 ? candidates : [];
  }

  /**
   * @param {Element} root
   * @param {Join} join
   * @returns {{ frame: Element, parts: JoinedPart[], problems: Problem[] } | null}
   */
  function inFramesOf(root, join) {
    const frames = join.frames.flatMap(({ css }) => Dom.deep(css, root)).filter(({ element }) => Visibility.isShown(element));
    if (frames.length === 0) return null;
    ask();
    const candidates = [...known.values()].filter(({ address }) =>
      join.hosts.some((pattern) => covers(pattern, new URL(address))));
    const found = frames.map(({ element }) => partsOf(element, candidates, frames.length));
    const isComplete = found.every((parts) => parts.length === 1);
    return {
      frame: frames[0].holder,
      parts: found.flat().flatMap(({ instance, part }) => (part ? [{ instance, part }] : [])),
      problems: isComplete ? [] : ["frame"],
    };
  }

  return { CALL, take, callAgain, inFramesOf, inSandboxes, send };
})();
