"use strict";
// Bodies in frames of another site: the frame's own content script reads its part, the background
// passes it on to the tab's frames, and the frame with the header joins the two.

const Parts = (() => {
  const MAX_PARTS = 50;
  /** By the instance of the content script that read it. @type {Map<string, FramePart>} */
  const known = new Map();
  let asked = false;

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
   * @param {unknown} message
   */
  function send(message) {
    ext.runtime.sendMessage(message).catch(() => {});
  }

  /** Frames that were there first are asked once for what they have. */
  function ask() {
    if (!asked) send({ type: "askParts" });
    asked = true;
  }

  /** @param {FramePart | { instance: string, part: null }} arrived */
  function take(arrived) {
    if (arrived.part === null) known.delete(arrived.instance);
    else if (known.size < MAX_PARTS || known.has(arrived.instance)) known.set(arrived.instance, arrived);
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
   * @returns {{ frame: Element, parts: FramePart[], problems: Problem[] } | null}
   */
  function inFramesOf(root, join) {
    const frames = Dom.deep(join.frame.css, root).filter(({ element }) => Visibility.isShown(element));
    if (frames.length === 0) return null;
    ask();
    const candidates = [...known.values()].filter(({ address }) =>
      join.hosts.some((pattern) => covers(pattern, new URL(address))));
    const found = frames.map(({ element }) => partsOf(element, candidates, frames.length));
    const isComplete = found.every((parts) => parts.length === 1);
    return {
      frame: frames[0].holder,
      parts: found.flat(),
      problems: isComplete ? [] : ["frame"],
    };
  }

  return { take, inFramesOf, send };
})();
