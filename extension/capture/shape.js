"use strict";
// What kind of thing a text or a value is, without a word of it. Mail addresses get numbers, the same
// one the same number: so that it can be seen which places hold it.

const CaptureShape = (() => {
  /** No text is looked at any further. */
  const MAX_LENGTH = 1_000;
  const MAX_WORD = 200;
  const MAX_PIECES = 8;
  const MANY = 10;
  const MAX_ADDRESSES = 2_000;
  const LINKS = new Set(["href", "src", "action", "formaction", "background", "poster", "cite", "xlink:href"]);
  const SCHEMES = new Set(["about", "blob", "cid", "data", "file", "ftp", "http", "https", "javascript", "sms", "tel"]);
  const ADDRESS = /[^\s<>()[\]{}"'`,;:=?&|\\/]+@[^\s<>()[\]{}"'`,;:=?&|\\/]+/gu;
  const PIECE = new RegExp([
    `(?<address>${ADDRESS.source})`,
    "(?<url>(?:[a-z]{2,12}:\\/\\/|www\\.)\\S+)",
    "(?<date>\\p{N}{1,4}[./-]\\p{N}{1,2}[./-]\\p{N}{1,4}(?!\\p{N}))",
    "(?<time>\\p{N}{1,2}:\\p{N}{2}(?::\\p{N}{2})?(?!\\p{N}))",
    "(?<number>\\p{N}[\\p{N}.,]*(?![\\p{L}\\p{N}]))",
    "(?<word>[\\p{L}\\p{N}\\p{M}_][\\p{L}\\p{N}\\p{M}_'’.-]*)",
  ].join("|"), "giu");
  /** What may stand around an address. */
  const BRACKETS = new Set(["<>", "()", "[]"]);

  /** @param {string} text */
  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  /** The shapes of one frame. */
  class Shapes {
    /** @type {Map<string, number>} */
    #numbers = new Map();

    get addresses() {
      return [...this.#numbers.keys()];
    }

    /** @param {string} address */
    #address(address) {
      const key = decoded(address).toLowerCase().replace(/^[.]+|[.]+$/g, "");
      const known = this.#numbers.get(key);
      if (known) return `address-${known}`;
      if (this.#numbers.size >= MAX_ADDRESSES) return "address";
      this.#numbers.set(key, this.#numbers.size + 1);
      return `address-${this.#numbers.size}`;
    }

    /**
     * The addresses in a value that is no text.
     * @param {string} value
     */
    #within(value) {
      const plain = decoded(value);
      const found = plain.includes("@") ? plain.match(ADDRESS) ?? [] : [];
      return [...new Set(found.slice(0, 3).map((address) => this.#address(address)))].map((shape) => ` ${shape}`).join("");
    }

    /** @param {string} text @param {RegExpMatchArray} match */
    #bracketed(text, match) {
      const at = match.index ?? 0;
      const around = `${text[at - 1] ?? ""}${text[at + match[0].length] ?? ""}`;
      const shape = this.#address(match[0]);
      return BRACKETS.has(around) ? `${around[0]}${shape}${around[1]}` : shape;
    }

    /**
     * `words:2 <address-1>`
     * @param {string} text
     */
    text(text) {
      const short = text.slice(0, MAX_LENGTH).split(/\s+/).map((word) => word.slice(0, MAX_WORD)).join(" ").trim();
      if (short === "") return "";
      /** @type {string[]} */
      const pieces = [];
      let words = 0;
      const flush = () => {
        if (words > 0) pieces.push(`words:${words > MANY ? "many" : words}`);
        words = 0;
      };
      for (const match of short.matchAll(PIECE)) {
        if (pieces.length >= MAX_PIECES) break;
        const { address, word } = match.groups ?? {};
        if (word) words += 1;
        else {
          flush();
          const kind = Object.entries(match.groups ?? {}).find(([, value]) => value !== undefined)?.[0] ?? "mark";
          pieces.push(address ? this.#bracketed(short, match) : kind);
        }
      }
      flush();
      if (pieces.length > MAX_PIECES || text.length > MAX_LENGTH) return `${pieces.slice(0, MAX_PIECES).join(" ")} more`;
      return pieces.join(" ") || "mark";
    }

    /** @param {string} value */
    #link(value) {
      try {
        const { protocol, host } = new URL(value, location.href);
        if (!/^https?:$/.test(protocol)) return SCHEMES.has(protocol.slice(0, -1)) ? `url:${protocol.slice(0, -1)}` : "url:other";
        return `url:${protocol.slice(0, -1)} ${host === location.host ? "own-host" : "other-host"}`;
      } catch {
        return "url:other";
      }
    }

    /**
     * @param {string} name of the attribute
     * @param {string} value
     */
    value(name, value) {
      const trimmed = value.slice(0, MAX_LENGTH).trim();
      if (trimmed === "" || /^(?:true|false)$/.test(trimmed)) return trimmed;
      if (/^mailto:/i.test(trimmed)) return `mailto:${this.#within(trimmed.slice("mailto:".length)).trim()}`;
      if (LINKS.has(name)) return this.#link(trimmed) + this.#within(trimmed);
      if (/^(?:[a-z]{2,12}:)?\/\//i.test(trimmed) && !/\s/.test(trimmed)) return this.#link(trimmed) + this.#within(trimmed);
      if (/^[[{]/.test(trimmed)) return `data${this.#within(trimmed)}`;
      return this.text(decoded(trimmed));
    }
  }

  return { Shapes };
})();
