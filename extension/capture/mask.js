"use strict";
// What the page calls its elements, without the words that people and mails put into the page. Which
// words those are is known only when all frames have told theirs.

const CaptureMask = (() => {
  const MAX_TOKEN = 60;
  const MAX_TOKENS = 16;
  /** Letters and digits together that long, and mixed, are a key to something. */
  const MIN_KEY = 14;
  const MAX_RUN = 32;
  /** So many digits in one name are a number of somebody's. */
  const MANY_DIGITS = 5;
  const MANY_IN_ROW = 3;
  /** Shorter words stand in others by chance. */
  const MIN_WITHIN = 5;
  const MIN_ACROSS = 7;
  const PLAIN = /^[A-Za-z0-9_:.[\]()/-]+$/;

  /** Around what stands for a word, as long as the rest is looked at: of no alphabet. */
  const MARK = "\ue000";
  const MARKS = /\ue000/g;
  const MASKED = /\ue000[^\ue000]*\ue000/g;

  /** @param {string} text */
  const marked = (text) => `${MARK}${text}${MARK}`;

  /** @param {string} run of letters, also cut where a capital follows a small letter */
  const wordsOf = (run) => run.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g) ?? [];

  /** @param {string} text @param {RegExp} pattern */
  const count = (text, pattern) => text.match(pattern)?.length ?? 0;

  /** @param {string} run of letters and digits */
  function isKey(run) {
    const digits = count(run, /\d/g);
    const turns = count(run, /[a-z][A-Z]|[A-Z][a-z]|\d[A-Za-z]|[A-Za-z]\d/g);
    if (/^[0-9a-f]{8,}$/i.test(run) && digits > 0) return true;
    if (run.length < MIN_KEY) return false;
    return run.length > MAX_RUN + 16 || (digits > 1 && turns > 3) || turns * 2 > run.length;
  }

  class Mask {
    /** @type {Set<string>} */
    #words;
    /** Beginnings of the words. @type {Set<string>} */
    #beginnings = new Set();
    #isAll;
    /** @type {Map<string, number>} */
    #numbers = new Map();

    /**
     * @param {Iterable<string>} words in small Latin letters
     * @param {boolean} isAll
     * @param {string[]} hosts of a webmail that everybody knows: their words are nobody's
     */
    constructor(words, isAll, hosts) {
      const known = new Set(hosts.flatMap((host) => host.match(/[a-z]+/g) ?? []));
      this.#words = new Set([...words].filter((word) => !CaptureVocabulary.has(word) && !known.has(word)));
      for (const word of this.#words) {
        for (let end = MIN_WITHIN; end < Math.min(word.length, MAX_TOKEN); end += 1) this.#beginnings.add(word.slice(0, end));
      }
      this.#isAll = isAll;
    }

    /** @param {string} kind @param {string} text the same one gets the same number */
    #numbered(kind, text) {
      const key = `${kind}${text.toLowerCase()}`;
      const number = this.#numbers.get(key) ?? this.#numbers.size + 1;
      this.#numbers.set(key, number);
      return `${kind}${number}`;
    }

    /** @param {string} letters in small ones @param {number} least */
    #holds(letters, least) {
      for (let from = 0; from + least <= letters.length; from += 1) {
        for (let to = from + least; to <= letters.length; to += 1) {
          if (this.#words.has(letters.slice(from, to))) return true;
        }
      }
      return false;
    }

    /**
     * Whether somebody put this word into the page.
     * @param {string} word
     */
    isForeign(word) {
      const small = word.toLowerCase();
      if (small.length < 3 || CaptureVocabulary.has(small)) return false;
      if (!this.#isAll) return true;
      return this.#words.has(small) || this.#beginnings.has(small) || this.#holds(small, MIN_WITHIN);
    }

    /** @param {string} run of letters */
    #run(run) {
      const words = wordsOf(run);
      const isWhole = words.every((word) => CaptureVocabulary.has(word.toLowerCase()));
      if (!isWhole && words.length > 1 && this.isForeign(run)) return marked(this.#numbered("w", run));
      return words.map((word) => (this.isForeign(word) ? marked(this.#numbered("w", word)) : word)).join("");
    }

    /** @param {string} token */
    token(token) {
      if (token.length > MAX_TOKEN || !PLAIN.test(token) || /xn--/i.test(token)) return this.#numbered("t", token);
      const hasMany = count(token, /\d/g) >= MANY_DIGITS;
      const masked = token.replace(/[A-Za-z0-9]+/g, (run) => (isKey(run) ? marked(this.#numbered("t", run)) : this.#named(run, hasMany)));
      return this.#holdsAcross(masked) ? this.#numbered("t", token) : masked.replace(MARKS, "");
    }

    /**
     * Whether what is left spells a word over its own marks: `a-li-ce`.
     * @param {string} masked
     */
    #holdsAcross(masked) {
      const left = masked.replace(MASKED, MARK).split(MARK);
      return left.some((part) => {
        const words = (part.match(/[A-Za-z]+/g) ?? []).flatMap(wordsOf).map((word) => word.toLowerCase());
        if (words.length < 2 || words.every((word) => CaptureVocabulary.has(word))) return false;
        const letters = words.join("");
        return this.#words.has(letters) || this.#holds(letters, MIN_ACROSS);
      });
    }

    /** @param {string} run of letters and digits @param {boolean} hasMany digits around it */
    #named(run, hasMany) {
      return run.replace(/[A-Za-z]+|\d+/g, (part) => {
        if (/^[A-Za-z]/.test(part)) return this.#run(part);
        if (part.length >= MANY_IN_ROW) return "0".repeat(MANY_IN_ROW);
        return hasMany ? "0".repeat(part.length) : part;
      });
    }

    /** @param {string} value of `class`, `id` and the like */
    names(value) {
      const tokens = value.split(/\s+/).filter((token) => token !== "");
      return tokens.slice(0, MAX_TOKENS).map((token) => this.token(token)).join(" ");
    }

    /** @param {string} tag */
    element(tag) {
      if (CaptureVocabulary.ELEMENTS.has(tag)) return tag;
      if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/.test(tag)) return "x-element";
      const masked = this.token(tag).replace(/[^a-z0-9-]/g, "");
      return masked.includes("-") ? masked : `x-${masked}`;
    }

    /**
     * The attribute's name, or null: a quote too many in a mail makes names out of its words.
     * @param {string} name
     * @param {string} shape of its value
     */
    attribute(name, shape) {
      if (CaptureVocabulary.ATTRIBUTES.has(name)) return name;
      if (!/^[a-z_][a-z0-9_:-]*$/.test(name)) return null;
      if (CaptureVocabulary.PREFIX.test(name)) return this.token(name).replace(/[^a-z0-9_:-]/g, "");
      return shape.includes("address") && name.split(/[_:-]/).every((part) => CaptureVocabulary.isJoined(part)) ? name : null;
    }

    /**
     * The foreign words in what was made; there must be none. What stands for words and values is ours.
     * @param {string} text
     */
    foreignIn(text) {
      return (text.match(/\p{L}{3,}/gu) ?? []).flatMap((run) => wordsOf(run)).filter((word) => {
        const small = word.toLowerCase();
        return this.#words.has(small) && !CaptureWriter.isOwn(small);
      });
    }
  }

  return { Mask };
})();
