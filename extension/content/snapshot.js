"use strict";
// From an open message to plain data. Bounded: whatever the mail holds, the work ends.

const SnapshotReader = (() => {
  const MAX_TEXT = 200_000;
  const MAX_LINKS = 5_000;
  const MAX_IMAGES = 500;
  /** Elements without content that are asked whether they end a line. */
  const MAX_EMPTY = 5_000;
  const MAX_LINE = 2_000;
  const MAX_NAME = 1_000;
  const MAX_NAMES = 100;

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
    }

    /**
     * @param {BodyPart} part
     * @param {number} maxLinks
     */
    readPart(part, maxLinks) {
      this.outline = Outline.of(part.element, maxLinks);
      this.leftOut ||= !this.outline.isAll;
      this.frame = Visibility.frameOf(part.element);
      const state = {
        quoted: part.quoted, hidden: false, muted: false, preformatted: false, link: null,
      };
      this.walk(part.element, state);
      this.linesOf(state).newline();
    }

    /**
     * A loop and a stack of our own: a mail may nest deeper than the call stack.
     * @param {Element} root
     * @param {State} rootState
     */
    walk(root, rootState) {
      /** @type {Level[]} */
      const levels = [];
      const open = this.enter(root, rootState);
      if (open) levels.push(open);
      for (let level = levels.at(-1); level; level = levels.at(-1)) {
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

  /** @param {Mailbox} mailbox @returns {Mailbox} */
  function boundedMailbox(mailbox) {
    /** @param {Reading | undefined} reading */
    const bounded = (reading) => reading && { ...reading, value: reading.value.slice(0, MAX_NAME) };
    const { name, address } = { name: bounded(mailbox.name), address: bounded(mailbox.address) };
    return { ...(name && { name }), ...(address && { address }) };
  }

  /**
   * Reads a body, or the parts of it that are in this page.
   * @param {BodyPart[]} parts
   * @returns {{ part: ReadPart, elements: Element[] }} `elements`: those of the links
   */
  function readBody(parts) {
    const reader = new Reader();
    for (const part of parts) reader.readPart(part, Math.ceil(MAX_LINKS / parts.length));
    const part = {
      text: reader.text.value.trimEnd(),
      quotedText: reader.quotedText.value.trimEnd(),
      imageTexts: reader.imageTexts,
      links: reader.links,
      truncated: reader.truncated,
    };
    return { part, elements: reader.linkElements };
  }

  /**
   * Puts parts read in several frames together, within the limits of one.
   * @param {ReadPart[]} parts
   * @returns {ReadPart}
   */
  function join(parts) {
    if (parts.length === 1) return parts[0];
    const text = parts.map((part) => part.text).join("\n");
    const quotedText = parts.map((part) => part.quotedText).join("\n");
    const imageTexts = parts.flatMap((part) => part.imageTexts);
    const links = parts.flatMap((part) => part.links);
    const cut = text.length > MAX_TEXT || quotedText.length > MAX_TEXT
      || imageTexts.length > MAX_IMAGES || links.length > MAX_LINKS;
    return {
      text: Lines.cut(text, MAX_TEXT).trim(),
      quotedText: Lines.cut(quotedText, MAX_TEXT).trim(),
      imageTexts: imageTexts.slice(0, MAX_IMAGES),
      links: links.slice(0, MAX_LINKS),
      truncated: cut || parts.some((part) => part.truncated),
    };
  }

  /**
   * Reads one open message.
   * @param {OpenMessage} message
   * @returns {{ snapshot: Snapshot, elements: Element[] }} `elements`: those of the first links;
   *   the others are in frames of other sites
   */
  function read(message) {
    const { part, elements } = readBody(message.parts);
    const body = join([part, ...message.joined.map((joined) => joined.part)]);
    const cut = message.replyTo.length > MAX_NAMES || message.attachments.length > MAX_NAMES;
    const snapshot = {
      ...body,
      sender: boundedMailbox(message.sender),
      replyTo: message.replyTo.slice(0, MAX_NAMES).map(boundedMailbox),
      authentication: message.authentication,
      subject: message.subject.slice(0, MAX_LINE),
      attachments: message.attachments.slice(0, MAX_NAMES).map((name) => name.slice(0, MAX_NAME)),
      truncated: body.truncated || cut,
    };
    return { snapshot, elements };
  }

  /**
   * A short fingerprint (FNV-1a over 2 × 32 bits); tells messages apart, protects nothing.
   * @param {string} text
   */
  function hash(text) {
    let low = 0x811c9dc5;
    let high = 0x9747b28c;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      low = Math.imul(low ^ code, 0x01000193);
      high = Math.imul(high ^ code, 0x85ebca6b);
    }
    return ((low >>> 0).toString(16) + (high >>> 0).toString(16)).padStart(16, "0");
  }

  /**
   * What makes this message this message: its id, sender, body and links.
   * @param {string} id
   * @param {Snapshot} snapshot
   */
  function keyOf(id, snapshot) {
    const { links, ...rest } = snapshot;
    const sender = snapshot.sender.address?.value ?? "";
    return [id, sender, hash(JSON.stringify(rest)), hash(JSON.stringify(links))].join("|");
  }

  /**
   * Tells whether two frames speak of the same part.
   * @param {ReadPart} part
   */
  const fingerprint = (part) => hash(JSON.stringify(part));

  return { read, readBody, keyOf, fingerprint };
})();
