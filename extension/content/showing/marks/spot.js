"use strict";
// Where the label of a link lies: behind the link, in room of its own in running text; else beside
// it, where nothing else stands; else on its corner, as there is no other place that covers no words.

const Spot = (() => {
  /** Between a link and its label, and between that and what follows. */
  const GAP = 4;
  const GAP_BEHIND = 2;
  /** How far a label on a corner juts out of its link. */
  const OVERLAP = 8;
  /** A link whose insides are larger than that is no running text. */
  const MAX_INSIDES = 50;
  /** Of a line's width: a label that takes more would tear the text apart. */
  const MAX_SHARE = 0.7;
  const SUBMITS = "button:not([type]), button[type=submit], input[type=submit], input[type=image]";
  const INLINE = /^(?:inline|contents|none)$/;
  const REPLACED = /^(?:img|picture|svg|video|canvas|object|embed|iframe|input|button)$/;

  /** @typedef {{ left: number, top: number, right: number, bottom: number }} Area */
  /** @typedef {{ width: number, height: number }} Size */

  /**
   * An image map's area has no box of its own, and of a form its button is what is pressed.
   * @param {Element} link
   */
  function bearerOf(link) {
    if (Dom.localName(link) === "form") return Dom.first(SUBMITS, link) ?? link;
    if (Dom.localName(link) !== "area") return link;
    const map = Dom.closest(link, "map");
    const name = map && (Dom.attribute(map, "name") ?? Dom.attribute(map, "id"));
    if (!name) return link;
    const root = /** @type {Document | ShadowRoot} */ (Dom.root(link));
    return Dom.first(`img[usemap="#${CSS.escape(name)}"]`, root) ?? link;
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

  /** @param {Area} a @param {Area} b @returns {Area} */
  const overlap = (a, b) => ({
    left: Math.max(a.left, b.left), top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right), bottom: Math.min(a.bottom, b.bottom),
  });

  /** @param {Area} area */
  const isEmpty = ({ left, top, right, bottom }) => right - left < 1 || bottom - top < 1;

  /**
   * The part of its image that an area is, by its coordinates.
   * @param {Element} area
   * @param {Area} image
   * @returns {Area}
   */
  function areaIn(area, image) {
    const numbers = (Dom.attribute(area, "coords") ?? "").split(/[\s,;]+/).map(Number);
    const shape = (Dom.attribute(area, "shape") ?? "rect").toLowerCase();
    if (numbers.length < 3 || numbers.some(Number.isNaN) || shape === "default") return image;
    const [x, y, radius] = numbers;
    const [xs, ys] = shape.startsWith("circ")
      ? [[x - radius, x + radius], [y - radius, y + radius]]
      : [numbers.filter((_, at) => at % 2 === 0), numbers.filter((_, at) => at % 2 === 1)];
    const own = {
      left: image.left + Math.min(...xs), right: image.left + Math.max(...xs),
      top: image.top + Math.min(...ys), bottom: image.top + Math.max(...ys),
    };
    const seen = overlap(own, image);
    return isEmpty(seen) ? image : seen;
  }

  /**
   * What a person sees of a link: an inline link may hold boxes that are larger.
   * @param {Element} link
   * @returns {Area}
   */
  function seenOf(link) {
    const bearer = bearerOf(link);
    const range = new Range();
    range.selectNodeContents(bearer);
    const boxes = [Dom.box(bearer), range.getBoundingClientRect()];
    const seen = boxes.filter(({ width, height }) => width > 0 && height > 0);
    const area = union(seen.length > 0 ? seen : boxes.slice(0, 1));
    return Dom.localName(link) === "area" ? areaIn(link, area) : area;
  }

  /** @param {Element} node */
  const clips = (node) => {
    const { overflowX, overflowY, display } = getComputedStyle(node);
    return display !== "inline" && !(overflowX === "visible" && overflowY === "visible");
  };

  /**
   * What is to be seen of a link inside the boxes of its mail that scroll or cut off.
   * @param {Area} seen
   * @param {Element} bearer
   * @param {Element} body
   */
  function shownOf(seen, bearer, body) {
    let shown = seen;
    for (const node of Dom.ancestors(bearer)) {
      if (clips(node) && !/^(?:html|body)$/.test(Dom.localName(node))) shown = overlap(shown, Dom.box(node));
      if (node === body) break;
    }
    return shown;
  }

  /**
   * Where a label neither is cut off nor brings scroll bars.
   * @param {Element} bearer
   * @returns {Area}
   */
  function roomOf(bearer) {
    const view = Dom.windowOf(bearer);
    // Without the width of a scroll bar.
    const page = view && Dom.first("html", view.document);
    let room = { left: 0, top: -Infinity, right: page?.clientWidth || Infinity, bottom: Infinity };
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

  /**
   * The box that an inline element stands in.
   * @param {Element} link
   */
  function blockOf(link) {
    return Dom.ancestors(link).find((node) => !INLINE.test(getComputedStyle(node).display)) ?? null;
  }

  /** @param {Element} element */
  function isInline(element) {
    return !REPLACED.test(Dom.localName(element)) && INLINE.test(getComputedStyle(element).display);
  }

  /**
   * Whether a link is words in running text.
   * @param {Element} link
   */
  function isText(link) {
    if (Dom.localName(link) !== "a" || !isInline(link) || getComputedStyle(link).writingMode !== "horizontal-tb") return false;
    const insides = Dom.all("*", link);
    return insides.length <= MAX_INSIDES && insides.every(isInline);
  }

  /**
   * How wide the room behind a link has to be for its label, in the link's own pixels: webmails
   * shrink wide mails. Nothing where a line has no space for it.
   * @param {Element} link
   * @param {Size} label
   */
  function wantedRoom(link, label) {
    const block = isText(link) ? blockOf(link) : null;
    if (!block) return 0;
    const box = Dom.box(block);
    if (label.width > box.width * MAX_SHARE) return 0;
    const scale = block instanceof HTMLElement && block.offsetWidth > 0 ? box.width / block.offsetWidth : 1;
    return Math.ceil((label.width + GAP + GAP_BEHIND) / scale);
  }

  /** @param {Element} link */
  const isLeftward = (link) => getComputedStyle(link).direction === "rtl";

  /**
   * Behind the last line.
   * @param {Element} link
   * @param {Size} label
   * @param {boolean} isInside whether the room is the link's padding
   */
  function behind(link, label, isInside) {
    const lines = [...Element.prototype.getClientRects.call(link)].filter(({ width }) => width > 0);
    const { left, top, right, bottom } = lines.at(-1) ?? Dom.box(link);
    const room = isInside ? label.width + GAP + GAP_BEHIND : 0;
    return beside({ left: left + room, top, right: right - room, bottom }, label, isLeftward(link));
  }

  /** @param {Area} area @param {Size} label @param {boolean} leftward */
  function beside(area, { width, height }, leftward) {
    const left = leftward ? area.left - GAP - width : area.right + GAP;
    const top = (area.top + area.bottom - height) / 2;
    return { left, top, right: left + width, bottom: top + height };
  }

  /**
   * Beside a button or an image, if there is nothing but empty space.
   * @param {Element} bearer
   * @param {Area} spot
   * @param {Element} body
   */
  function isFree(bearer, spot, body) {
    const around = Dom.ancestors(bearer);
    const inside = around.slice(0, around.indexOf(body) + 1 || around.length);
    for (const block of inside.filter((node) => !INLINE.test(getComputedStyle(node).display))) {
      const box = Dom.box(block);
      if (spot.left >= box.left && spot.right <= box.right) return !standsIn(spot, bearer, block);
    }
    return false;
  }

  /**
   * Whether something of a block stands there.
   * @param {Area} spot
   * @param {Element} bearer
   * @param {Element} block
   */
  function standsIn(spot, bearer, block) {
    const [before, after] = [new Range(), new Range()];
    before.selectNodeContents(block);
    before.setEndBefore(bearer);
    after.selectNodeContents(block);
    after.setStartAfter(bearer);
    return [before, after].some((range) => [...range.getClientRects()].some((box) => !isEmpty(overlap(spot, box))));
  }

  /** @param {Area} area @param {Size} label @param {boolean} leftward */
  function onCorner(area, { width, height }, leftward) {
    const left = leftward ? area.left - OVERLAP : area.right - width + OVERLAP;
    const top = area.top - height / 2;
    return { left, top, right: left + width, bottom: top + height };
  }

  /** @param {number} value @param {number} low @param {number} high */
  const within = (value, low, high) => Math.max(low, Math.min(value, high));

  /**
   * Only reads.
   * @param {Element} link
   * @param {Size} label
   * @param {ReturnType<typeof Room.give>} room where the link has room for it
   * @param {Element} body of the mail
   * @returns {{ x: number, y: number, shown: boolean }} from the window's corner
   */
  function of(link, label, room, body) {
    const bearer = bearerOf(link);
    const seen = seenOf(link);
    const all = roomOf(bearer);
    const leftward = isLeftward(bearer);
    let spot = beside(seen, label, leftward);
    if (room) spot = behind(link, label, room === "paddingInlineEnd");
    else if (Dom.localName(link) === "area" || !isFree(bearer, spot, body)) spot = onCorner(seen, label, leftward);
    return {
      x: within(spot.left, all.left, all.right - label.width),
      y: within(spot.top, all.top, all.bottom - label.height),
      shown: !isEmpty(shownOf(seen, bearer, body)),
    };
  }

  return { of, seenOf, bearerOf, wantedRoom };
})();
