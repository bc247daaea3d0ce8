"use strict";
// The skeleton as text: README.md says how it is built.

const CaptureWriter = (() => {
  const MAX_SIZE = 200_000;
  const VOID = new Set(["area", "br", "col", "hr", "img", "input", "wbr"]);
  /** The format's own words. */
  const OWN = new Set([
    "address", "blob", "cid", "data", "date", "file", "ftp", "host", "http", "https", "javascript", "mail", "mailto", "many", "mark",
    "more", "not", "number", "open", "other", "own", "read", "shadowrootmode", "sms", "template", "time", "url", "words", "false", "true",
    "about", "tel", "site", "frame", "another", "left", "out", "element", "body",
  ]);

  /** @param {string} word */
  const isOwn = (word) => OWN.has(word) || CaptureVocabulary.ELEMENTS.has(word) || CaptureVocabulary.ATTRIBUTES.has(word);

  /** @param {string} text */
  const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

  class Writer {
    /** @type {string[]} */
    #lines = [];
    #size = 0;
    #mask;
    /** @type {(shape: string) => string} */
    #renumbered = (shape) => shape;
    elements = 0;

    /** @param {InstanceType<typeof CaptureMask.Mask>} mask */
    constructor(mask) {
      this.#mask = mask;
    }

    /** @param {number} depth @param {string} text */
    #line(depth, text) {
      const line = `${" ".repeat(Math.min(depth, 60))}${text}`;
      this.#size += line.length + 1;
      this.#lines.push(line);
    }

    /** @param {CapturedElement} element */
    #attributes({ attributes, hidden, mail }) {
      const marks = [...(mail ? ["mail-body"] : []), ...(hidden ? ["hidden"] : [])];
      const named = attributes.flatMap(({ name, value, isName }) => {
        if (name === "hidden" || name === "mail-body") return [];
        const shape = isName ? this.#mask.names(value) : this.#renumbered(value);
        const shown = this.#mask.attribute(name, shape);
        if (shown === null) return [];
        return [shape === "" ? shown : `${shown}="${escaped(shape)}"`];
      });
      // Masking can make two names one.
      return [...new Map([...marks, ...named].map((one) => [one.split("=")[0], one])).values()].map((one) => ` ${one}`).join("");
    }

    /** @param {CapturedNode[]} nodes @param {number} depth */
    #nodes(nodes, depth) {
      for (const node of nodes) {
        if (typeof node === "string") this.#line(depth, escaped(this.#renumbered(node)));
        else if (typeof node === "number") this.#line(depth, `<!-- ${node} more -->`);
        else this.#element(node, depth);
      }
    }

    /** @param {CapturedElement} element @param {number} depth */
    #inside({ inside, inner }, depth) {
      if (inside === "closed") this.#line(depth, "<!-- not read -->");
      if ((inside !== "shadow" && inside !== "frame") || inner.length === 0) return;
      // A frame's page stands in a template without a mode, since a frame has no children in HTML.
      this.#line(depth, inside === "shadow" ? '<template shadowrootmode="open">' : "<template>");
      this.#nodes(inner, depth + 1);
      this.#line(depth, "</template>");
    }

    /** @param {CapturedElement} element @param {number} depth */
    #element(element, depth) {
      if (this.#size > MAX_SIZE) return;
      this.elements += 1;
      const tag = this.#mask.element(element.tag);
      const start = `<${tag}${this.#attributes(element)}>`;
      if (VOID.has(tag)) return this.#line(depth, start);
      const [first] = element.children;
      if (element.inside === null && element.children.length === 0) return this.#line(depth, `${start}</${tag}>`);
      if (element.inside === null && element.children.length === 1 && typeof first === "string") {
        return this.#line(depth, `${start}${escaped(this.#renumbered(first))}</${tag}>`);
      }
      this.#line(depth, start);
      this.#inside(element, depth + 1);
      this.#nodes(element.children, depth + 1);
      this.#line(depth, `</${tag}>`);
    }

    /** @param {CapturedFrame} frame @param {Map<string, number>} numbers of addresses, in all frames */
    frame({ root, addresses, isTop }, numbers) {
      if (!root) return;
      this.#renumbered = (shape) => shape.replace(/address-(\d+)/g, (_, at) => `address-${numbers.get(addresses[Number(at) - 1]) ?? 0}`);
      if (!isTop) this.#line(0, "<!-- frame of another site -->");
      this.#element(root, 0);
    }

    get text() {
      return this.#lines.join("\n");
    }
  }

  /** @param {string} value in one line of a comment */
  const headValue = (value) => value.replace(/[^\x20-\x7e]/g, "?").replace(/-(?=[->])/g, "- ").slice(0, 300);

  /** @param {SkeletonHead} head */
  function headOf({ version, browser, date, host, adapter, problems }) {
    return [
      "<!-- Touchstone skeleton 1",
      ...Object.entries({ touchstone: version, browser, date, host, adapter, problems: problems.join(", ") || "none" })
        .map(([name, value]) => `${name}: ${headValue(value)}`),
      "-->",
    ].join("\n");
  }

  /** @param {CapturedFrame[]} frames the top one first @param {string[]} hosts of the webmail, where it has a name */
  function body(frames, hosts) {
    const words = new Set(frames.flatMap((frame) => frame.words));
    const mask = new CaptureMask.Mask(words, frames.every(({ isAll }) => isAll), hosts);
    const addresses = new Set(frames.flatMap((frame) => frame.addresses));
    const numbers = new Map([...addresses].map((address, at) => [address, at + 1]));
    const writer = new Writer(mask);
    for (const frame of frames) writer.frame(frame, numbers);
    return { text: writer.text, elements: writer.elements, addresses: addresses.size, foreign: mask.foreignIn(writer.text) };
  }

  return { headOf, body, isOwn };
})();
