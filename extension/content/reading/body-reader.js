"use strict";
// From the body of an open message to plain data: what a person reads there, and where its links lead.
// Bounded: whatever the mail holds, the work ends. It may pause wherever it yields, and what is on the
// page may have moved by then.

const BodyReader = (() => {
  const MAX_TEXT = 200_000;
  const MAX_LINKS = 5_000;
  const MAX_IMAGES = 500;
  /** Elements without content that are asked whether they end a line. */
  const MAX_EMPTY = 5_000;
  const MAX_LINE = 2_000;
  /** So wide and high is a picture that may hold a mail's words. */
  const MIN_PICTURE = 100;
  /** With more letters than this the words are not in pictures (`src/party/unseen.rs` decides). */
  const FEW_LETTERS = 100;

  // Webmails put something before the class names and ids of a mail: Roundcube `v1`, Yahoo
  // `yiv123`, Outlook `x_`, once more each time the mail is answered.
  const PREFIX = "(?:v\\d+|yiv\\d+|(?:x_)+)?";
  const QUOTE_CLASS = new RegExp(
    `(?:^|\\s)${PREFIX}(?:gmail_quote|yahoo_quoted|protonmail_quote|zmail_extra|moz-cite-prefix)(?:\\s|$)`,
  );
  const QUOTE_ID = new RegExp(`^${PREFIX}(?:origbody|proton-iframe-blockquote)$`);
  /** Outlook's line above what is answered or forwarded: everything beside it after it is quoted. */
  const QUOTE_FROM_HERE = new RegExp(`^${PREFIX}divRplyFwdMsg$`);
  const SVG = "http://www.w3.org/2000/svg";
  const INLINE_DISPLAY = /^(?:inline|contents|ruby)/;

  /**
   * What holds for an element and for everything in it.
   * @typedef {object} State
   * @property {boolean} quoted
   * @property {boolean} hidden nothing in it can be seen
   * @property {boolean} muted its own text can't be seen
   * @property {boolean} preformatted
   * @property {Link | null} link
   */
  /** @typedef {{ node: Node | null, state: State, close: () => void }} Level */

  /** @param {Element} element */
  function startsQuote(element) {
    if (Dom.localName(element) === "blockquote") return true;
    return (
      QUOTE_CLASS.test(Dom.attribute(element, "class") ?? "") ||
      QUOTE_ID.test(Dom.attribute(element, "id") ?? "") ||
      Dom.attribute(element, "tuta-collapsed-quote") !== null
    );
  }

  /** @param {Element} element */
  function quotesTheRest(element) {
    return QUOTE_FROM_HERE.test(Dom.attribute(element, "id") ?? "");
  }

  /** @param {Element} element */
  function isEditor(element) {
    const editable = Dom.attribute(element, "contenteditable");
    return editable !== null && editable.toLowerCase() !== "false";
  }

  /** @param {Element} element */
  const isPassedOver = (element) => Outline.SKIPPED.has(Dom.localName(element)) || Ours.has(element);

  class Reader {
    constructor() {
      this.text = new Lines(MAX_TEXT);
      this.quotedText = new Lines(MAX_TEXT);
      /** @type {string[]} */
      this.imageTexts = [];
      /** @type {Link[]} */
      this.links = [];
      /**
       * Of each link.
       * @type {Element[]}
       */
      this.linkElements = [];
      this.leftOut = false;
      this.empty = 0;
      this.steps = 0;
    }

    /**
     * @param {BodyPart[]} parts
     * @returns {Work<void>}
     */
    *read(parts) {
      this.outline = yield* Outline.of(parts.map(({ element }) => element), MAX_LINKS);
      this.leftOut = !this.outline.isAll;
      for (const { element, quoted } of parts) {
        this.frame = Visibility.frameOf(element);
        const state = { quoted, hidden: false, muted: false, preformatted: false, link: null };
        yield* this.walk(element, state);
        this.linesOf(state).newline();
      }
    }

    /**
     * A loop and a stack of our own: a mail may nest deeper than the call stack.
     * @param {Element} root
     * @param {State} rootState
     * @returns {Work<void>}
     */
    *walk(root, rootState) {
      /** @type {Level[]} */
      const levels = [];
      const open = this.enter(root, rootState);
      if (open) levels.push(open);
      for (let level = levels.at(-1); level; level = levels.at(-1)) {
        this.steps += 1;
        // Meanwhile somebody may have scrolled.
        if (this.steps % Slices.STEPS === 0 && (yield)) this.frame = Visibility.frameOf(root);
        const node = level.node;
        if (!node) {
          level.close();
          levels.pop();
          continue;
        }
        level.node = Dom.nextSibling(node);
        const inner = this.visit(node, level.state);
        if (inner) levels.push(inner);
      }
    }

    /** @param {Node} node @param {State} state */
    visit(node, state) {
      if (Dom.isElement(node)) return this.enter(node, state);
      if (this.outline?.holds(node)) this.readText(Dom.text(node), state);
      return null;
    }

    /**
     * @param {Element} element
     * @param {State} outer
     * @returns {Level | null}
     */
    enter(element, outer) {
      if (!this.outline?.holds(element)) return this.passEmpty(element, outer);
      if (isPassedOver(element)) return null;
      if (isEditor(element)) {
        this.leftOut = true;
        return null;
      }
      if (quotesTheRest(element)) outer.quoted = true;
      const state = { ...outer, quoted: outer.quoted || startsQuote(element) };
      // Browsers give an area no box; it is there wherever its image is.
      const hasBox = !outer.hidden && Dom.localName(element) !== "area";
      const style = hasBox ? getComputedStyle(element) : null;
      if (style) this.applyStyle(element, style, state);
      this.openLink(element, state);
      this.readImage(element, state);
      if (style) this.breakLine(element, style, state);
      return {
        node: Dom.firstChild(element),
        state,
        close: () => this.leave(element, style, state, outer),
      };
    }

    /**
     * What holds nothing to read may still end a line, once.
     * @param {Element} element
     * @param {State} state
     */
    passEmpty(element, state) {
      if (state.hidden || !this.linesOf(state).isOpen || this.empty >= MAX_EMPTY) return null;
      if (isPassedOver(element)) return null;
      this.empty += 1;
      const style = getComputedStyle(element);
      if (style.display !== "none") this.breakLine(element, style, state);
      return null;
    }

    /**
     * @param {Element} element
     * @param {CSSStyleDeclaration} style
     * @param {State} state
     */
    applyStyle(element, style, state) {
      const frame = this.frame;
      state.hidden = frame !== undefined && Visibility.hidesSubtree(element, style, frame);
      state.muted = Visibility.hidesOwnText(style);
      state.preformatted = style.whiteSpace.startsWith("pre");
    }

    /**
     * @param {Element} element
     * @param {CSSStyleDeclaration | null} style
     * @param {State} state
     * @param {State} outer
     */
    leave(element, style, state, outer) {
      const link = state.link;
      if (link && link !== outer.link) {
        link.text = link.text.trim();
        link.visible ||= !state.hidden && !state.muted && Visibility.takesRoom(element);
      }
      if (style) this.breakLine(element, style, state);
    }

    /** @param {State} state */
    linesOf(state) {
      return state.quoted ? this.quotedText : this.text;
    }

    /**
     * @param {Element} element
     * @param {CSSStyleDeclaration} style
     * @param {State} state
     */
    breakLine(element, style, state) {
      // Browsers disagree on how text in a drawing is displayed.
      if (state.hidden || Dom.namespace(element) === SVG) return;
      const lines = this.linesOf(state);
      if (style.display === "table-cell") lines.add(" ");
      else if (Dom.localName(element) === "br" || !INLINE_DISPLAY.test(style.display)) lines.newline();
    }

    /** @param {string} text @param {State} state */
    readText(text, state) {
      if (state.hidden || state.muted) return;
      this.linesOf(state).add(text, state.preformatted);
      if (state.link) this.addToLink(state.link, text);
    }

    /** @param {Link} link @param {string} text */
    addToLink(link, text) {
      if (/\S/.test(text)) link.visible = true;
      if (link.text.length >= MAX_LINE) return;
      link.text = (link.text + text).replace(/\s+/g, " ").slice(0, MAX_LINE);
    }

    /** @param {Element} element @param {State} state */
    openLink(element, state) {
      const target = this.outline?.links.get(element);
      if (!target) return;
      if (target.href.length > Links.MAX_HREF) this.leftOut = true;
      const link = {
        href: target.href.slice(0, Links.MAX_HREF),
        text: "",
        imageText: "",
        kind: target.kind,
        visible: target.kind === "area" && !state.hidden,
        quoted: state.quoted,
      };
      this.links.push(link);
      this.linkElements.push(element);
      // A form's text is the mail's, not the link's.
      state.link = Dom.localName(element) === "form" ? null : link;
      if (!state.link) link.visible = !state.hidden && Visibility.takesRoom(element);
    }

    /** @param {Element} element @param {State} state */
    readImage(element, state) {
      const name = Dom.localName(element);
      if (state.hidden || (name !== "img" && name !== "input" && name !== "area")) return;
      const text = (Dom.attribute(element, "alt") ?? "").trim().slice(0, MAX_LINE);
      if (name === "img" && state.link && Visibility.takesRoom(element)) state.link.visible = true;
      if (text === "") return;
      if (state.link) state.link.imageText = `${state.link.imageText} ${text}`.trim().slice(0, MAX_LINE);
      if (state.quoted) return;
      if (this.imageTexts.length < MAX_IMAGES) this.imageTexts.push(text);
      else this.leftOut = true;
    }

    get truncated() {
      return this.leftOut || this.text.overflowed || this.quotedText.overflowed;
    }
  }

  // Not by class: an element of another frame's document is of that frame's classes.
  const naturalWidth = /** @type {() => number} */ (
    Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, "naturalWidth")?.get
  );

  /**
   * Whether an image is large enough to hold a mail's words. One that is not loaded yet, or is blocked,
   * may be, unless the mail says otherwise.
   * @param {Element} image
   */
  function isPicture(image) {
    if (!Visibility.isShown(image)) return false;
    /** @param {string} name */
    const said = (name) => parseInt(Dom.attribute(image, name) ?? "", 10);
    const box = Element.prototype.getBoundingClientRect.call(image);
    const sizes = naturalWidth.call(image) > 0 ? [box.width, box.height] : [said("width"), said("height")];
    return !sizes.some((size) => size < MIN_PICTURE);
  }

  /** @param {BodyPart[]} parts */
  function picturesOf(parts) {
    const own = parts.filter(({ quoted }) => !quoted);
    const images = own.flatMap(({ element }) => Dom.all("img", element)).slice(0, MAX_IMAGES);
    return images.filter((image) => !Ours.has(image) && isPicture(image)).length;
  }

  /**
   * Reads a body, or the parts of it that are in this page.
   * @param {BodyPart[]} parts
   * @returns {Work<{ part: ReadPart, elements: Element[] }>} `elements`: those of the links
   */
  function* read(parts) {
    const reader = new Reader();
    yield* reader.read(parts);
    const letters = reader.text.value.replace(/\P{L}+/gu, "").length;
    const pictures = letters < FEW_LETTERS ? picturesOf(parts) : 0;
    const part = {
      text: reader.text.value.trimEnd(),
      quotedText: reader.quotedText.value.trimEnd(),
      imageTexts: reader.imageTexts,
      ...(pictures > 0 && { pictures }),
      links: reader.links,
      truncated: reader.truncated,
    };
    return { part, elements: reader.linkElements };
  }

  return { read, MAX_TEXT, MAX_LINKS, MAX_IMAGES, MAX_LINE };
})();
