"use strict";
// The marks of one message: an icon at each bad link, and a hold on each certain one. Which links
// those are, how loud and in which words, says the report.

const Marks = (() => {
  /** More icons than that are no help to anyone; what is certain is held all the same. */
  const MAX_BADGES = 200;
  const MAX_REINSERTIONS = 5;

  /** @typedef {InstanceType<typeof Badge.LinkBadge>} LinkBadge */
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
      this.reinsertions = 0;
      this.tips = new Tips((event) => this.find(event));
      const arrange = () => this.arrangeSoon();
      this.ears = new Ears({ ...Hold.handlers, ...this.tips.handlers, resize: arrange, load: arrange });
      this.pending = false;
    }

    /** Whether the page keeps taking the marks away. */
    get isBeaten() {
      return this.reinsertions > MAX_REINSERTIONS;
    }

    /**
     * Brings marks and holds to where the message's links are now.
     * @param {Link[]} links
     * @param {Element[]} elements of these links, as far as they are in this frame
     */
    sync(links, elements) {
      const bad = badLinks(this.marks, links, elements);
      const next = new Map(bad.map((link) => [link.element, link]));
      for (const element of this.bad.keys()) if (!next.has(element)) this.drop(element);
      this.bad = next;
      this.hold(bad);
      this.place(bad.filter(({ visible }) => visible).slice(0, MAX_BADGES));
      this.ears.follow([...next.keys()]);
      this.arrange();
    }

    /** @param {BadLink[]} bad */
    hold(bad) {
      for (const { element, href, mark } of bad) {
        if (mark.tone === "alarm") Hold.add({ link: element, href, mark });
      }
    }

    /** @param {BadLink[]} shown */
    place(shown) {
      const wanted = new Set(shown.map(({ element }) => element));
      for (const element of [...this.badges.keys()]) if (!wanted.has(element)) this.unmark(element);
      const isWiped = [...this.badges.values()].some((badge) => !badge.isPlaced());
      if (isWiped) this.reinsertions += 1;
      for (const { element, mark } of shown) this.placeOne(element, mark);
    }

    /** @param {Element} element @param {Mark} mark */
    placeOne(element, mark) {
      const known = this.badges.get(element);
      if (known?.isPlaced() || this.isBeaten) return;
      const badge = known ?? new Badge.LinkBadge(element, mark);
      this.badges.set(element, badge);
      badge.place();
    }

    /** A link that leads elsewhere by now is not what was checked. Its hold stays until it is. */
    dropChanged() {
      for (const { element, href } of this.bad.values()) {
        if (!Dom.isConnected(element) || !Links.leadsTo(element, href)) this.unmark(element);
      }
    }

    arrange() {
      const badges = [...this.badges.values()].filter(({ host }) => Dom.isConnected(host));
      const places = badges.map((badge) => badge.measure());
      badges.forEach((badge, index) => badge.arrange(places[index]));
    }

    arrangeSoon() {
      if (this.pending) return;
      this.pending = true;
      requestAnimationFrame(() => {
        this.pending = false;
        this.arrange();
      });
    }

    /**
     * The badge whose link, or whose own icon, an event is about.
     * @param {Event} event
     */
    find(event) {
      const path = new Set(event.composedPath());
      for (const [element, badge] of this.badges) {
        if (path.has(element) || path.has(badge.host)) return badge;
      }
      return null;
    }

    /** @param {Element} element */
    unmark(element) {
      const badge = this.badges.get(element);
      if (badge === this.tips.speaking) this.tips.stop();
      badge?.remove();
      this.badges.delete(element);
    }

    /** @param {Element} element */
    drop(element) {
      this.unmark(element);
      Hold.drop(element);
    }

    remove() {
      this.tips.stop();
      this.ears.stop();
      for (const element of this.bad.keys()) this.drop(element);
      this.bad.clear();
    }
  }

  return { MessageMarks };
})();
