"use strict";
// The words that people and mails put into a page, to be kept out of what the page calls its elements:
// texts, hidden ones too, comments, and what stands in attributes that are no code.

const CaptureWords = (() => {
  const MAX_WORDS = 40_000;
  const MAX_NODES = 300_000;
  const MAX_TEXT = 200_000;
  /** Values that name elements, or code, and are masked themselves or left out. */
  const CODE = new Set([
    "aria-activedescendant", "aria-controls", "aria-describedby", "aria-details", "aria-flowto", "aria-labelledby",
    "aria-owns", "class", "data-app-section", "data-component", "data-cy", "data-qa", "data-test", "data-test-id",
    "data-testid", "dir", "for", "form", "headers", "id", "is", "itemprop", "itemtype", "jsaction", "jscontroller", "jslog",
    "jsmodel", "jsname", "jsshadow", "list", "method", "part", "rel", "role", "sandbox", "slot", "target", "type",
    "usemap", "xmlns",
  ]);
  /** What `name` is an identifier on; elsewhere webmails keep a person's name in it. */
  const NAMED = new Set(["button", "fieldset", "form", "iframe", "input", "map", "select", "slot", "textarea"]);
  /** Beside elements of the page's own making, these alone may have a shadow root or a document. */
  const HOLDERS = new Set([
    "article", "aside", "blockquote", "body", "div", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "iframe", "main",
    "nav", "p", "section", "span",
  ]);
  /** What of a style somebody may have written. */
  const WRITTEN = /url\([^)]*\)|"[^"]*"|'[^']*'|--[^;]*/g;
  const NO_WORDS = new Set(["script", "style"]);
  const GERMAN = new Map([["ä", "ae"], ["ö", "oe"], ["ü", "ue"], ["ß", "ss"], ["æ", "ae"], ["ø", "oe"], ["å", "aa"]]);
  const createTreeWalker = Document.prototype.createTreeWalker;
  const attributeNames = Element.prototype.getAttributeNames;
  /** @type {[{ prototype: object }, string][]} */
  const FIELDS = [[HTMLInputElement, "input"], [HTMLTextAreaElement, "textarea"]];

  /** @param {string} tag @param {string} name */
  const isName = (tag, name) => ["class", "data-test-id", "data-testid", "id", "itemprop", "role", "sandbox", "slot", "type"].includes(name)
    || (name === "name" && NAMED.has(tag));

  /** @param {string} tag @param {string} name */
  const isCode = (tag, name) => CODE.has(name) || name.startsWith("on") || (name === "name" && NAMED.has(tag));

  /** @param {Element} element */
  const mayHold = (element) => HOLDERS.has(Dom.localName(element)) || Dom.localName(element).includes("-");

  /** @param {Element} element what is typed into it */
  function typed(element) {
    const field = FIELDS.find(([, tag]) => Dom.localName(element) === tag);
    if (!field) return "";
    try {
      return Object.getOwnPropertyDescriptor(field[0].prototype, "value")?.get?.call(element) ?? "";
    } catch {
      return "";
    }
  }

  /** The words of one frame. */
  class Words {
    /** @type {Set<string>} */
    #found = new Set();
    #steps = 0;
    isAll = true;

    get all() {
      return [...this.#found];
    }

    /** @param {string} word of any alphabet; what is masked has Latin letters alone */
    #add(word) {
      const german = word.replace(/[äöüßæøå]/g, (letter) => GERMAN.get(letter) ?? letter);
      for (const one of [word, german]) {
        const plain = one.normalize("NFKD").replace(/\p{M}/gu, "");
        if (!/^[a-z]{3,}$/.test(plain)) continue;
        if (this.#found.size < MAX_WORDS) this.#found.add(plain.slice(0, 60));
        else this.isAll &&= this.#found.has(plain.slice(0, 60));
      }
    }

    /** @param {string} text */
    #addRuns(text) {
      const long = text.normalize("NFKC");
      for (const [run] of long.matchAll(/[\p{L}\p{M}]{3,}/gu)) {
        this.#add(run.toLowerCase());
        for (const [part] of run.matchAll(/\p{Lu}?[\p{Ll}\p{M}]+|\p{Lu}+(?!\p{Ll})/gu)) this.#add(part.toLowerCase());
      }
    }

    /** @param {string} text */
    add(text) {
      if (text.length > MAX_TEXT) this.isAll = false;
      const short = text.slice(0, MAX_TEXT);
      this.#addRuns(short);
      if (!short.includes("%")) return;
      this.#addRuns(short.replace(/(?:%[0-9a-f]{2})+/gi, (codes) => {
        try {
          return decodeURIComponent(codes);
        } catch {
          return " ";
        }
      }));
    }

    /** @param {Element} element */
    #addElement(element) {
      const tag = Dom.localName(element);
      this.add(typed(element));
      for (const name of attributeNames.call(element)) {
        const value = Dom.attribute(element, name) ?? "";
        if (name === "style") this.add((value.match(WRITTEN) ?? []).join(" "));
        else if (!isCode(tag, name)) this.add(value);
      }
    }

    /**
     * All that stands in a document or a shadow root, what it holds inside not included.
     * @param {Node} root
     */
    addAll(root) {
      const shown = NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT | NodeFilter.SHOW_COMMENT;
      const walker = createTreeWalker.call(document, root, shown);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        this.#steps += 1;
        if (this.#steps > MAX_NODES) {
          this.isAll = false;
          return;
        }
        if (Dom.isElement(node)) this.#addElement(node);
        else if (!isInCode(node)) this.add(Dom.text(node));
      }
    }
  }

  /** @param {Node} node */
  function isInCode(node) {
    const parent = Dom.parentNode(node);
    return parent !== null && Dom.isElement(parent) && NO_WORDS.has(Dom.localName(parent));
  }

  return { Words, isName, mayHold };
})();
