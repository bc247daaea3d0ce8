"use strict";
// Notices that the reading pane changed: one observer a frame, and a pause before anyone looks.

const Watch = (() => {
  const PAUSE = 120;
  // A page that never rests is looked at all the same.
  const PATIENCE = 800;
  const ATTRIBUTES = ["class", "style", "hidden", "href", "action", "email", "name", "title", "aria-expanded"];

  /** @param {Node} node */
  function elementOf(node) {
    const element = Dom.isElement(node) ? node : Dom.parentNode(node);
    return element && Dom.isElement(element) ? element : null;
  }

  /**
   * Typing in the compose window is nobody's business.
   * @param {Node} node
   */
  function isInEditor(node) {
    const element = elementOf(node);
    return element !== null && Dom.closest(element, '[contenteditable]:not([contenteditable="false"])') !== null;
  }

  class PaneWatch {
    /**
     * @param {() => void} onChange
     * @param {(node: Node) => boolean} isOurs
     */
    constructor(onChange, isOurs) {
      this.onChange = onChange;
      this.isOurs = isOurs;
      this.observer = new MutationObserver((records) => this.notice(records));
      this.timer = 0;
      this.waitingSince = 0;
    }

    /** @param {Element} pane */
    start(pane) {
      this.observer.observe(pane, {
        subtree: true, childList: true, characterData: true,
        attributes: true, attributeFilter: ATTRIBUTES,
      });
    }

    stop() {
      this.observer.disconnect();
      clearTimeout(this.timer);
      this.waitingSince = 0;
    }

    /** @param {MutationRecord[]} records */
    notice(records) {
      if (records.every((record) => this.isIrrelevant(record))) return;
      const now = performance.now();
      this.waitingSince ||= now;
      clearTimeout(this.timer);
      const pause = now - this.waitingSince > PATIENCE ? 0 : PAUSE;
      this.timer = setTimeout(() => {
        this.waitingSince = 0;
        this.onChange();
      }, pause);
    }

    /**
     * Our own banner coming is no news; its going may be the webmail's doing.
     * @param {MutationRecord} record
     */
    isIrrelevant(record) {
      if (this.isOurs(record.target) || isInEditor(record.target)) return true;
      if (record.type !== "childList" || record.removedNodes.length > 0) return false;
      return Array.from(record.addedNodes).every((node) => this.isOurs(node));
    }
  }

  return { PaneWatch };
})();
