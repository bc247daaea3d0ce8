"use strict";
// How this frame's page is built: its elements and what it calls them, texts and values by their shape
// alone. Runs in the page when somebody asks for it, and never else.

const CaptureFrame = (() => {
  const MAX_ELEMENTS = 5_000;
  const MAX_DEPTH = 60;
  /** Of what does not lead to the mail, in each part and in all; and of the mail itself. */
  const MAX_ASIDE = 500;
  const MAX_ASIDES = 2_500;
  const MAX_MAIL = 200;
  /** Of siblings that are built alike. */
  const MAX_ALIKE = 3;
  const MAX_ATTRIBUTES = 40;
  const MAX_VALUE = 1_000;
  const OUT = new Set([
    "base", "embed", "head", "link", "meta", "noscript", "object", "script", "source", "style", "template", "title", "track",
  ]);
  /** Their content is a picture, or something to play. */
  const PICTURES = new Set(["audio", "canvas", "math", "svg", "video"]);
  /** All that is told of an element in a mail: the others may be its sender's own words. */
  const IN_MAIL = new Set(["action", "alt", "href", "src", "title"]);
  const attributeNames = Element.prototype.getAttributeNames;

  /** @typedef {{ left: number }} Budget */
  /** @typedef {{ depth: number, isMail: boolean, isHidden: boolean, budgets: Budget[] }} Scope */

  /** @param {Node} parent */
  function* childrenOf(parent) {
    for (let node = Dom.firstChild(parent); node; node = Dom.nextSibling(node)) yield node;
  }

  /** @param {Element} element @param {number} levels */
  function buildOf(element, levels) {
    const called = ["class", "role"].map((name) => (Dom.attribute(element, name) ?? "").slice(0, 200).split(/\s+/)[0]);
    /** @type {string[]} */
    const inner = [];
    if (levels > 0) {
      for (const child of childrenOf(element)) {
        if (inner.length >= 8) break;
        if (Dom.isElement(child)) inner.push(buildOf(child, levels - 1));
      }
    }
    return `${Dom.localName(element)}.${called.join(".")}(${inner.join(",")})`;
  }

  class Taking {
    #shapes = new CaptureShape.Shapes();
    #words = new CaptureWords.Words();
    #place = CapturePlace.find();
    /** @type {Budget} */
    #all = { left: MAX_ELEMENTS };
    /** @type {Budget} */
    #asides = { left: MAX_ASIDES };

    /** @param {Element} element @param {boolean} isMail @returns {CapturedAttribute[]} */
    #attributes(element, isMail) {
      const tag = Dom.localName(element);
      const names = attributeNames.call(element).filter((name) =>
        isMail ? IN_MAIL.has(name) : name !== "style" && !name.startsWith("on"));
      return names.slice(0, MAX_ATTRIBUTES).map((name) => {
        const value = Dom.attribute(element, name) ?? "";
        const isName = CaptureWords.isName(tag, name);
        return { name: name.slice(0, 80), value: isName ? value.slice(0, MAX_VALUE) : this.#shapes.value(name, value), isName };
      });
    }

    /** @param {Element} element */
    #inside(element) {
      if (Dom.localName(element) !== "iframe") {
        const shadow = CaptureWords.mayHold(element) ? Dom.inside(element) : null;
        return { inside: shadow ? /** @type {const} */ ("shadow") : null, root: shadow };
      }
      const page = Dom.inside(element);
      return { inside: page ? /** @type {const} */ ("frame") : /** @type {const} */ ("closed"), root: page };
    }

    /** @param {Node} parent @param {Scope} scope */
    #children(parent, scope) {
      /** @type {CapturedNode[]} */
      const taken = [];
      /** @type {Map<string, number>} */
      const alike = new Map();
      let left = 0;
      const skip = () => {
        if (left > 0) taken.push(left);
        left = 0;
      };
      for (const node of childrenOf(parent)) {
        if (!Dom.isElement(node)) {
          const shape = Dom.nodeType(node) === Node.TEXT_NODE ? this.#shapes.text(Dom.text(node)) : "";
          if (shape !== "") taken.push(shape);
          continue;
        }
        if (OUT.has(Dom.localName(node)) || Ours.has(node)) continue;
        const build = buildOf(node, 2);
        const count = (alike.get(build) ?? 0) + 1;
        alike.set(build, count);
        const isWanted = count <= MAX_ALIKE || this.#place.leadsThere(node);
        const element = isWanted ? this.#element(node, scope) : null;
        if (!element) {
          left += 1;
          continue;
        }
        skip();
        taken.push(element);
      }
      skip();
      return taken;
    }

    /** @param {Element} element @param {Scope} outer */
    #budgetsOf(element, { isMail, budgets }) {
      if (!isMail && this.#place.isMail(element)) return [this.#all, { left: MAX_MAIL }];
      const isAside = this.#place.isKnown && !this.#place.leadsThere(element);
      return isAside && budgets.length === 1 ? [this.#all, this.#asides, { left: MAX_ASIDE }] : budgets;
    }

    /**
     * @param {Element} element
     * @param {Scope} outer
     * @returns {CapturedElement | null} null: no more
     */
    #element(element, outer) {
      const budgets = this.#budgetsOf(element, outer);
      if (outer.depth > MAX_DEPTH || budgets.some(({ left }) => left <= 0)) return null;
      for (const budget of budgets) budget.left -= 1;
      const tag = Dom.localName(element);
      const mail = !outer.isMail && this.#place.isMail(element);
      const isHidden = outer.isHidden || !Visibility.isShown(element);
      const { inside, root } = this.#inside(element);
      const scope = { depth: outer.depth + 1, isMail: outer.isMail || mail, isHidden, budgets };
      const isInnerMail = scope.isMail || (inside === "frame" && this.#place.holdsMail(element) && !this.#place.leadsThere(element));
      const start = root && (inside === "frame" ? Dom.first("html", root) : root);
      return {
        tag: outer.isMail && tag.includes("-") ? "x-element" : tag.slice(0, 80),
        // A frame's body is its sender's; any other element that holds a mail is the webmail's.
        attributes: this.#attributes(element, outer.isMail || (mail && tag === "body")),
        hidden: isHidden && !outer.isHidden,
        mail,
        children: PICTURES.has(tag) || tag === "iframe" ? [] : this.#children(element, scope),
        inside,
        inner: start ? this.#children(start, { ...scope, isMail: isInnerMail }) : [],
      };
    }

    /** @param {Node} root and all roots inside */
    #readWords(root) {
      this.#words.addAll(root);
      for (const element of Dom.all("*", /** @type {Document | ShadowRoot} */ (root))) {
        const inner = CaptureWords.mayHold(element) ? Dom.inside(element) : null;
        if (inner) this.#readWords(inner);
      }
    }

    /** @returns {CapturedFrame} */
    run() {
      this.#readWords(document);
      this.#words.add(`${location.host} ${location.pathname} ${location.search} ${location.hash}`);
      const page = Dom.first("html");
      const root = page ? this.#element(page, { depth: 0, isMail: false, isHidden: false, budgets: [this.#all] }) : null;
      for (const address of this.#shapes.addresses) this.#words.add(address);
      return {
        isTop: window === window.top, root, addresses: this.#shapes.addresses, words: this.#words.all, isAll: this.#words.isAll,
      };
    }
  }

  /** A frame of the page's own site is told by the page that it stands in. */
  function isToldAbove() {
    try {
      return window !== window.top && window.frameElement !== null;
    } catch {
      return false;
    }
  }

  /** @returns {CapturedFrame | null} */
  const take = () => (isToldAbove() ? null : new Taking().run());

  return { take };
})();
