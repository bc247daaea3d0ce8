"use strict";
// What the marks of one mail stand in: an element of ours right behind the mail's body. Nothing of
// ours stands in the body, and nothing in it changes: webmails build the text of a reply, a forward
// or a print from it, and so does a selection that is copied. The layer takes up no room; its labels
// are laid over the page, where their links are (spot.js).
//
// Words of ours can't be heard at a link without an attribute in the mail. So a screen reader finds
// them in two places: behind the mail, each with the words of its link, and, said aloud, when a
// link comes into focus.

const MarkLayer = (() => {
  /** Where a box without height changes nothing. Elsewhere it would become an item. */
  const FLOWS = /^(?:block|inline-block|list-item|table-cell|flow-root)$/;
  const PAGE = /^(?:html|body)$/;
  const hitInDocument = Document.prototype.elementFromPoint;
  const hitInShadow = ShadowRoot.prototype.elementFromPoint;

  /**
   * An adopted sheet goes when its element moves to another document, as mails do; our own pages,
   * where none moves, take no other.
   * @param {ShadowRoot} shadow
   */
  function applyStyle(shadow) {
    if (location.origin === new URL(ext.runtime.getURL("")).origin) {
      Paint.applyStyle(shadow, PALETTE + MARK_STYLE);
      return;
    }
    const style = Dom.create("style");
    style.textContent = PALETTE + MARK_STYLE;
    shadow.prepend(style);
  }

  class Layer {
    /** @param {Element} body of the mail */
    constructor(body) {
      this.body = body;
      const { host, shadow } = Dom.createHost("touchstone-marks", body);
      this.host = host;
      Ours.add(this.host);
      this.box = Dom.create("div", "layer");
      this.box.lang = interfaceLanguage();
      // A place of its own from the start, or its first words would not be said.
      this.voice = Dom.create("div", "words");
      this.voice.setAttribute("role", "status");
      this.box.append(this.voice);
      Press.heedPeopleAlone(this.box);
      shadow.append(this.box);
      applyStyle(shadow);
    }

    /** @returns {{ parent: Node | null, before: Node | null }} */
    place() {
      if (!PAGE.test(Dom.localName(this.body))) {
        return { parent: Dom.parentNode(this.body), before: Dom.nextSibling(this.body) };
      }
      return { parent: Dom.localName(this.body) === "html" ? this.body : Dom.parentNode(this.body), before: null };
    }

    isPlaced() {
      return Dom.isConnected(this.host) && Dom.parentNode(this.host) === this.place().parent;
    }

    insert() {
      const { parent, before } = this.place();
      if (!parent) return;
      const box = Dom.isElement(parent) && !PAGE.test(Dom.localName(this.body)) ? parent : null;
      this.box.dataset.flow = box && FLOWS.test(getComputedStyle(box).display) ? "block" : "none";
      Dom.insert(parent, this.host, before);
    }

    /**
     * Whether something of the mail lies there over what is ours. What is not the mail's, a menu or
     * a window of the webmail, may.
     * @param {number} x
     * @param {number} y
     */
    isCovered(x, y) {
      const root = Dom.root(this.host);
      const hit = root instanceof ShadowRoot ? hitInShadow.call(root, x, y)
        : hitInDocument.call(/** @type {Document} */ (root), x, y);
      return hit !== null && !Ours.has(hit) && Dom.contains(this.body, hit);
    }

    /** @param {string} words */
    say(words) {
      this.voice.textContent = words;
    }

    remove() {
      this.host.remove();
    }
  }

  return { Layer };
})();
