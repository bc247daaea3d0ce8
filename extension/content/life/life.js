"use strict";
// The life of this run of the content script. An update or a reload of the extension leaves the old
// run behind in open pages: Chromium lets it go on without the extension's API, Firefox ends it and
// leaves its elements. The new version starts a run of its own in the same page, and takes over.

const Life = (() => {
  /**
   * Tells older runs in this frame to look whether they are orphaned. A page may send it too: it
   * says nothing but "look", and what ends a run is the browser's own word.
   */
  const LOOK = "touchstone-look";

  /** @type {(() => void)[]} */
  const endings = [];
  let over = false;

  /** The browser takes the API away from a run whose extension is gone, or is another version by now. */
  function isOrphaned() {
    return !ext.runtime?.id;
  }

  /**
   * What is taken back when this run ends: listeners, observers, elements.
   * @param {() => void} end
   */
  function onEnd(end) {
    endings.push(end);
  }

  function end() {
    over = true;
    removeEventListener(LOOK, isOver);
    for (const one of endings.splice(0)) one();
  }

  /**
   * Whether this run has ended, which it does as soon as it is found orphaned. To be asked before
   * anything is read or painted.
   */
  function isOver() {
    if (!over && isOrphaned()) end();
    return over;
  }

  /** Called once, before this run paints anything. */
  function begin() {
    dispatchEvent(new Event(LOOK));
    Ours.removeLeftovers([document]);
    addEventListener(LOOK, isOver);
  }

  return { begin, isOver, onEnd };
})();
