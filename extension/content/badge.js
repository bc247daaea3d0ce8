"use strict";
// The mark at one link: an icon on its corner, the words for screen readers, a tip with the words
// for everyone else. Nothing of it takes up room in the mail.

const Badge = (() => {
  const SIZE = 18;
  /** How far the icon lies over its link. */
  const OVERLAP = 6;
  const GAP = 6;
  const SHAPES = {
    alarm: "M9 2h10l7 7v10l-7 7H9l-7-7V9z",
    caution: "M14 2.5 27 25.5H1z",
    quiet: "",
  };
  /** Where an inline box without contents changes nothing. Elsewhere it would become an item. */
  const TAKES_INLINE = /^(?:block|inline|inline-block|list-item|table-cell|flow-root|contents)$/;
  const NAMED = "[aria-label], [aria-labelledby]";

  /** @typedef {{ left: number, top: number, right: number, bottom: number }} Area */
  /** @typedef {{ x: number, y: number, scale: number }} Place */

  /** @param {Mark["tone"]} tone */
  function icon(tone) {
    const svg = Dom.createSvg("svg");
    svg.setAttribute("class", "sign");
    svg.setAttribute("viewBox", "0 0 28 28");
    svg.setAttribute("aria-hidden", "true");
    for (const [name, d] of [["shape", SHAPES[tone]], ["stroke", tone === "alarm" ? "M14 8v7.5M14 20v.1" : "M14 11v6.5M14 21.5v.1"]]) {
      const path = Dom.createSvg("path");
      path.setAttribute("class", name);
      path.setAttribute("d", d);
      svg.append(path);
    }
    return svg;
  }

  /**
   * An image map's area has no box of its own.
   * @param {Element} link
   */
  function bearerOf(link) {
    const name = Dom.localName(link);
    if (Dom.namespace(link) === "http://www.w3.org/2000/svg") return Dom.closest(link, "svg:not(svg *)") ?? link;
    if (name !== "area") return link;
    const map = Dom.closest(link, "map");
    const mapName = map && (Dom.attribute(map, "name") ?? Dom.attribute(map, "id"));
    if (!mapName) return link;
    const root = /** @type {Document | ShadowRoot} */ (Dom.root(link));
    return Dom.first(`img[usemap="#${CSS.escape(mapName)}"]`, root) ?? link;
  }

  /**
   * Inside a link the words become part of its name, unless the mail gave it one.
   * @param {Element} link
   */
  function takesChildren(link) {
    return Dom.localName(link) === "a" && Dom.namespace(link) === "http://www.w3.org/1999/xhtml"
      && Dom.closest(link, NAMED) !== link;
  }

  /** @param {Area[]} areas @returns {Area} */
  function union(areas) {
    return {
      left: Math.min(...areas.map(({ left }) => left)),
      top: Math.min(...areas.map(({ top }) => top)),
      right: Math.max(...areas.map(({ right }) => right)),
      bottom: Math.max(...areas.map(({ bottom }) => bottom)),
    };
  }

  /**
   * What a person sees of a link: an inline link may hold boxes that are larger.
   * @param {Element} bearer
   * @param {Element} host ours; Firefox counts what is in a shadow root as well
   */
  function seenOf(bearer, host) {
    const range = new Range();
    range.selectNodeContents(bearer);
    if (Dom.parentNode(host) === bearer) range.setEndBefore(host);
    const boxes = [Dom.box(bearer), range.getBoundingClientRect()];
    const seen = boxes.filter(({ width, height }) => width > 0 && height > 0);
    return union(seen.length > 0 ? seen : boxes.slice(0, 1));
  }

  /**
   * Where the icon neither is cut off nor brings scroll bars.
   * @param {Element} bearer
   */
  function roomOf(bearer) {
    const view = Dom.windowOf(bearer);
    let room = { left: 0, top: 0, right: view?.innerWidth ?? Infinity, bottom: Infinity };
    let scrolls = false;
    for (const node of [bearer, ...Dom.ancestors(bearer)]) {
      if (/^(?:html|body)$/.test(Dom.localName(node))) break;
      const { overflowX, overflowY, display } = getComputedStyle(node);
      if (overflowX === "visible" || display === "inline") continue;
      const box = Dom.box(node);
      const isScroller = /^(?:auto|scroll)$/.test(overflowY);
      // What scrolls hides nothing for good: all its height counts, and nothing around it cuts that off.
      const top = isScroller ? box.top - Dom.scrollTop(node) : box.top;
      const bottom = isScroller ? top + Dom.scrollHeight(node) : box.bottom;
      room = {
        left: Math.max(room.left, box.left), top: scrolls ? room.top : Math.max(room.top, top),
        right: Math.min(room.right, box.right), bottom: scrolls ? room.bottom : Math.min(room.bottom, bottom),
      };
      scrolls ||= isScroller;
    }
    return room;
  }

  /** @param {number} value @param {number} low @param {number} high */
  const within = (value, low, high) => Math.max(low, Math.min(value, high));

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

  class LinkBadge {
    /** @param {Element} link @param {Mark} mark */
    constructor(link, mark) {
      this.link = link;
      this.bearer = bearerOf(link);
      this.words = Paint.sentence(mark.headline);
      this.host = Dom.createBeside(link, "touchstone-mark");
      Ours.add(this.host);
      this.seat = Dom.create("span", "seat");
      this.seat.dataset.tone = mark.tone;
      this.sign = icon(mark.tone);
      const words = Dom.create("span", "words");
      words.lang = interfaceLanguage();
      words.textContent = ` ${say("ui_mark_warning")} ${this.words} `;
      this.seat.append(this.sign, words);
      const shadow = this.host.attachShadow({ mode: "closed" });
      shadow.append(this.seat);
      applyStyle(shadow);
      this.shadow = shadow;
    }

    isPlaced() {
      const parent = takesChildren(this.link) ? this.link : Dom.parentNode(this.bearer);
      return Dom.isConnected(this.host) && Dom.parentNode(this.host) === parent;
    }

    place() {
      const inside = takesChildren(this.link);
      const parent = inside ? this.link : Dom.parentNode(this.bearer);
      if (!parent || !Dom.isElement(parent) && Dom.nodeType(parent) !== Node.DOCUMENT_FRAGMENT_NODE) return;
      const box = Dom.isElement(parent) ? parent : null;
      const isItem = box !== null && !TAKES_INLINE.test(getComputedStyle(box).display);
      this.seat.dataset.seat = isItem ? "item" : "text";
      Dom.insert(parent, this.host, inside ? null : Dom.nextSibling(this.bearer));
    }

    /**
     * Only reads: all marks are measured before one is moved.
     * @returns {Place}
     */
    measure() {
      const seen = seenOf(this.bearer, this.host);
      const room = roomOf(this.bearer);
      const origin = Dom.box(this.seat);
      // Webmails shrink wide mails by a transform.
      const scale = Dom.box(this.sign).width / SIZE || 1;
      const size = SIZE * scale;
      const isLeft = getComputedStyle(this.bearer).direction === "rtl";
      const x = isLeft ? seen.left - size + OVERLAP : seen.right - OVERLAP;
      return {
        x: (within(x, room.left, room.right - size) - origin.left) / scale,
        y: (within(seen.top - size / 2, room.top, room.bottom - size) - origin.top) / scale,
        scale,
      };
    }

    /** @param {Place} place */
    arrange({ x, y }) {
      this.sign.style.left = `${Math.round(x)}px`;
      this.sign.style.top = `${Math.round(y)}px`;
    }

    /** Shows the words. In the top layer, where nothing of the mail cuts them off. */
    speak() {
      if (this.tip) return;
      const tip = Paint.textElement("span", "tip paper", this.words);
      // Screen readers have the words already.
      tip.setAttribute("aria-hidden", "true");
      tip.dataset.theme = Paint.isOnDark(this.link) ? "dark" : "light";
      tip.dataset.tone = this.seat.dataset.tone;
      tip.popover = "manual";
      this.shadow.append(tip);
      this.tip = tip;
      try {
        tip.showPopover();
      } catch {
        // The page took the mark away this moment.
        return this.hush();
      }
      this.moveTip(tip);
    }

    /**
     * Below the link, or above where there is no room.
     * @param {HTMLElement} tip
     */
    moveTip(tip) {
      const seen = seenOf(this.bearer, this.host);
      const view = Dom.windowOf(this.link);
      const { width, height } = Dom.box(tip);
      const [right, bottom] = [view?.innerWidth ?? Infinity, view?.innerHeight ?? Infinity];
      const below = seen.bottom + GAP;
      const top = below + height <= bottom ? below : seen.top - GAP - height;
      tip.style.left = `${Math.max(4, Math.min(seen.left, right - width - 4))}px`;
      tip.style.top = `${Math.max(4, top)}px`;
    }

    hush() {
      this.tip?.remove();
      this.tip = undefined;
    }

    remove() {
      this.hush();
      this.host.remove();
    }
  }

  return { LinkBadge };
})();
