"use strict";
// Notices that the reading pane changed: one observer a frame, and a pause before anyone looks.

const Watch = (() => {
  const PAUSE = 120;
  // A page that never rests is looked at all the same.
  const PATIENCE = 800;
  const ATTRIBUTES = ["class", "style", "hidden", "href", "action", "email", "name", "title", "aria-expanded"];

  const OBSERVED = {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES,
  };

  const LATE = ["load", "error"];
  const LATE_ELEMENTS = new Set(["iframe", "img"]);

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
    return element !== null && Dom.isInEditor(element);
  }

  class PaneWatch {
    /**
     * @param {object} to
     * @param {(nodes: Node[]) => void} to.stirred at once, before the browser paints: what changed
     * @param {() => void} to.rested when the page has come to rest
     * @param {(node: Node) => boolean} to.isOurs
     */
    constructor({ stirred, rested, isOurs }) {
      this.onStir = stirred;
      this.onRest = rested;
      this.isOurs = isOurs;
      this.observer = new MutationObserver((records) => this.notice(records));
      /** @type {WeakSet<Node>} */
      this.followed = new WeakSet();
      /** @type {Node[]} */
      this.listened = [];
      this.timer = 0;
      this.waitingSince = 0;
    }

    /** @param {Element} page */
    start(page) {
      this.observer.observe(page, OBSERVED);
      this.listen(page);
    }

    /**
     * A frame that fills changes nothing in the page around it; an image that comes late, or not at
     * all, changes what is seen of its link.
     * @param {Node} root
     */
    listen(root) {
      this.listened.push(root);
      for (const type of LATE) root.addEventListener(type, this.onLate, true);
    }

    /**
     * Looks also into the frames and shadow roots that hold these elements.
     * @param {Element[]} elements
     */
    follow(elements) {
      for (const root of elements.map((element) => Node.prototype.getRootNode.call(element))) {
        if (root === document || this.followed.has(root)) continue;
        this.followed.add(root);
        this.observer.observe(root, OBSERVED);
        this.listen(root);
      }
    }

    /** @param {Event} event */
    onLate = ({ target }) => {
      const node = /** @type {Node} */ (target);
      if (Dom.isElement(node) && LATE_ELEMENTS.has(Dom.localName(node))) this.wait();
    };

    stop() {
      this.observer.disconnect();
      for (const root of this.listened) {
        for (const type of LATE) root.removeEventListener(type, this.onLate, true);
      }
      this.listened = [];
      this.followed = new WeakSet();
      clearTimeout(this.timer);
      this.waitingSince = 0;
    }

    /** @param {MutationRecord[]} records */
    notice(records) {
      const relevant = records.filter((record) => !this.isIrrelevant(record));
      if (relevant.length === 0) return;
      this.wait();
      this.onStir(relevant.map(({ target }) => target));
    }

    wait() {
      const now = performance.now();
      this.waitingSince ||= now;
      clearTimeout(this.timer);
      const pause = now - this.waitingSince > PATIENCE ? 0 : PAUSE;
      this.timer = setTimeout(() => {
        this.waitingSince = 0;
        this.onRest();
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
