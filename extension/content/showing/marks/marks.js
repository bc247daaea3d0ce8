"use strict";
// The marks of one message: a label at each bad link, and a hold on each certain one. Which links
// those are, how loud and in which words, says the report.

const Marks = (() => {
  /** More labels than that are no help to anyone; what is certain is held all the same. */
  const MAX_BADGES = 200;
  const MAX_REINSERTIONS = 5;

  const animationsOf = Element.prototype.getAnimations;

  /** @typedef {InstanceType<typeof Badge.LinkBadge>} LinkBadge */
  /** @typedef {InstanceType<typeof MarkLayer.Layer>} Layer */
  /** @typedef {{ element: Element, href: string, visible: boolean, mark: Mark }} BadLink */

  /**
   * Of those links whose elements are in this frame.
   * @param {Mark[]} marks
   * @param {Link[]} links
   * @param {Element[]} elements
   * @returns {BadLink[]}
   */
  function badLinks(marks, links, elements) {
    return marks.flatMap((mark) => mark.links
      .filter((index) => index < elements.length && index < links.length)
      .map((index) => ({ element: elements[index], href: links[index].href, visible: links[index].visible, mark })));
  }

  class MessageMarks {
    /** @param {Mark[]} marks */
    constructor(marks) {
      this.marks = marks;
      /** @type {Map<Element, LinkBadge>} */
      this.badges = new Map();
      /**
       * By the link's element.
       * @type {Map<Element, BadLink>}
       */
      this.bad = new Map();
      /**
       * By the body that it stands behind.
       * @type {Map<Element, Layer>}
       */
      this.layers = new Map();
      this.reinsertions = 0;
      this.tips = new Tips((event) => this.find(event));
      const arrange = () => this.arrangeSoon();
      const fit = () => this.fitSoon();
      this.ears = new Ears({
        ...Hold.handlers, ...this.tips.handlers,
        scroll: (event) => {
          if (!this.isMovedBy(event)) return;
          this.tips.handlers.scroll(event);
          arrange();
        },
        resize: fit, load: fit, animationstart: arrange, transitionrun: arrange,
        beforeprint: () => this.makeNoRoom(), afterprint: fit,
      });
      // Whatever moves a link, but for scrolling, changes the size of something around it.
      this.sizes = new ResizeObserver(arrange);
      /** @type {Set<Element>} */
      this.measured = new Set();
      this.pending = false;
      this.mustFit = false;
    }

    /** Whether the page keeps taking the marks away. */
    get isBeaten() {
      return this.reinsertions > MAX_REINSERTIONS;
    }

    /**
     * Brings marks and holds to where the message's links are now.
     * @param {Link[]} links
     * @param {Element[]} elements of these links, as far as they are in this frame
     * @param {Element[]} bodies in which these stand; outer ones before those inside
     */
    sync(links, elements, bodies) {
      const bad = badLinks(this.marks, links, elements);
      const next = new Map(bad.map((link) => [link.element, link]));
      for (const element of this.bad.keys()) if (!next.has(element)) this.drop(element);
      this.bad = next;
      this.hold(bad);
      this.place(bad.filter(({ visible }) => visible).slice(0, MAX_BADGES), bodies);
      this.ears.follow([...next.keys()]);
      this.follow();
      this.fit();
    }

    /** @param {BadLink[]} bad */
    hold(bad) {
      for (const { element, href, mark } of bad) {
        if (mark.tone === "alarm") Hold.add({ link: element, href, mark });
      }
    }

    /** @param {BadLink[]} shown @param {Element[]} bodies */
    place(shown, bodies) {
      const wanted = new Set(shown.map(({ element }) => element));
      for (const element of [...this.badges.keys()]) if (!wanted.has(element)) this.unmark(element);
      this.keepLayers();
      for (const { element, mark } of shown) this.placeOne(element, mark, bodies);
      const used = new Set([...this.badges.values()].map(({ layer }) => layer));
      for (const [body, layer] of this.layers) if (!used.has(layer)) this.dropLayer(body);
    }

    /** Some webmails redraw and wipe what they don't know. */
    keepLayers() {
      const lost = [...this.layers.values()].filter((layer) => !layer.isPlaced());
      if (lost.length > 0) this.reinsertions += 1;
      if (!this.isBeaten) for (const layer of lost) layer.insert();
    }

    /** @param {Element} element @param {Mark} mark @param {Element[]} bodies */
    placeOne(element, mark, bodies) {
      const layer = this.layerFor(bodies.find((body) => Dom.contains(body, element)));
      const known = this.badges.get(element);
      if (known?.layer === layer) return;
      this.unmark(element);
      if (!layer) return;
      this.badges.set(element, new Badge.LinkBadge(element, mark, layer, {
        hovered: (badge) => this.tips.hover(badge),
        pressed: (badge) => this.press(badge),
      }));
    }

    /** @param {Element | undefined} body */
    layerFor(body) {
      const known = body && this.layers.get(body);
      if (known || !body || this.isBeaten) return known;
      const layer = new MarkLayer.Layer(body);
      this.layers.set(body, layer);
      layer.insert();
      return layer;
    }

    /** @param {Element} body */
    dropLayer(body) {
      const layer = this.layers.get(body);
      this.layers.delete(body);
      Dom.ifAlive(() => layer?.remove());
    }

    /**
     * A label that is pressed says more.
     * @param {LinkBadge} badge
     */
    press(badge) {
      this.tips.stop();
      if (badge.mark.tone === "alarm") Hold.explain(badge.link);
      else this.tips.hover(badge);
    }

    /** Watches the sizes of what stands around the links. */
    follow() {
      const around = new Set([...this.badges.values()].flatMap(({ link, layer: { body } }) => {
        const all = [link, ...Dom.ancestors(Spot.bearerOf(link))];
        return all.slice(0, all.indexOf(body) + 1 || all.length);
      }));
      for (const element of this.measured) if (!around.has(element)) this.sizes.unobserve(element);
      for (const element of around) if (!this.measured.has(element)) this.sizes.observe(element);
      this.measured = around;
    }

    /** A link that leads elsewhere by now is not what was checked. Its hold stays until it is. */
    dropChanged() {
      for (const { element, href } of this.bad.values()) {
        if (!Dom.isConnected(element) || !Links.leadsTo(element, href)) this.unmark(element);
      }
      this.fitSoon();
    }

    /**
     * Whether what scrolls holds a mail, or stands in one: lists beside it scroll all the time. From another
     * tree nobody can tell.
     * @param {Event} event
     */
    isMovedBy({ target }) {
      const moved = /** @type {Node} */ (target);
      // A page may also tell its window.
      return [...this.layers.keys()].some((body) => target === Dom.windowOf(body)
        || Dom.contains(moved, body) || Dom.contains(body, moved) || Dom.root(moved) !== Dom.root(body));
    }

    /** @returns {LinkBadge[]} */
    standing() {
      return [...this.badges.values()].filter(({ layer }) => Dom.isConnected(layer.host));
    }

    /** Gives the labels room, and brings them to where their links are then. */
    fit() {
      const badges = this.standing();
      const rooms = badges.map((badge) => badge.wantedRoom());
      badges.forEach((badge, at) => badge.takeRoom(rooms[at]));
      this.arrange();
    }

    arrange() {
      const badges = this.standing();
      const moves = badges.map((badge) => badge.measure());
      badges.forEach((badge, at) => badge.arrange(moves[at]));
      for (const badge of badges.filter((one) => one.isCovered())) badge.raise();
      if (this.isMoving()) this.arrangeSoon();
    }

    /** Whether the mail moves something by a style of its own. */
    isMoving() {
      return [...this.layers.keys()].some((body) => animationsOf.call(body, { subtree: true })
        .some(({ playState, effect }) => playState === "running" && effect instanceof KeyframeEffect
          && effect.target !== null && this.measured.has(effect.target)));
    }

    fitSoon() {
      this.mustFit = true;
      this.arrangeSoon();
    }

    arrangeSoon() {
      if (this.pending || this.badges.size === 0) return;
      this.pending = true;
      requestAnimationFrame(() => {
        this.pending = false;
        const { mustFit } = this;
        this.mustFit = false;
        if (mustFit) this.fit();
        else this.arrange();
      });
    }

    /** On paper there are no labels. */
    makeNoRoom() {
      for (const badge of this.badges.values()) badge.takeRoom(0);
    }

    /**
     * The badge whose link an event is about. Labels listen for themselves: from outside, one can't
     * tell them apart.
     * @param {Event} event
     */
    find(event) {
      const path = new Set(event.composedPath());
      for (const [element, badge] of this.badges) if (path.has(element)) return badge;
      return null;
    }

    /** @param {Element} element */
    unmark(element) {
      const badge = this.badges.get(element);
      this.badges.delete(element);
      Dom.ifAlive(() => {
        if (badge === this.tips.speaking) this.tips.stop();
        badge?.remove();
      });
    }

    /** @param {Element} element */
    drop(element) {
      this.unmark(element);
      Dom.ifAlive(() => Hold.drop(element));
    }

    remove() {
      Dom.ifAlive(() => this.tips.stop());
      this.ears.stop();
      for (const element of this.bad.keys()) this.drop(element);
      for (const body of [...this.layers.keys()]) this.dropLayer(body);
      this.sizes.disconnect();
      this.bad.clear();
    }
  }

  return { MessageMarks };
})();
