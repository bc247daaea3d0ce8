"use strict";
// Text gathered as a person reads it: spaces folded, a line a block, never more than its limit. Of
// what is longer the middle is dropped: whoever fills a mail fills it before or after what he means.

class Lines {
  /** @param {number} limit */
  constructor(limit) {
    this.half = Math.floor(limit / 2);
    this.limit = 2 * this.half;
    this.start = "";
    this.overflowed = false;
    /**
     * What is not dropped yet, put together only when it has to be: else each piece costs the whole.
     * @type {string[]}
     */
    this.pieces = [];
    this.length = 0;
    this.last = "";
  }

  /**
   * @param {string} text
   * @param {boolean} [preformatted] keep spaces and line breaks as they are
   */
  add(text, preformatted = false) {
    const piece = preformatted ? text : this.folded(text);
    if (piece === "") return;
    this.pieces.push(piece);
    this.length += piece.length;
    this.last = piece.slice(-1);
    if (this.length > 2 * this.limit) this.drop();
  }

  newline() {
    if (this.last === " ") this.dropLast();
    if (this.isOpen) this.add("\n", true);
  }

  /** Whether something stands on the line. */
  get isOpen() {
    return this.last !== "" && this.last !== "\n";
  }

  get value() {
    if (this.overflowed || this.length > this.limit) this.drop();
    return this.start + this.pieces.join("");
  }

  dropLast() {
    const piece = this.pieces.pop() ?? "";
    const rest = piece.slice(0, -1);
    if (rest !== "") this.pieces.push(rest);
    this.length -= 1;
    this.last = (this.pieces.at(-1) ?? this.start).slice(-1);
  }

  /** Keeps the first half and the last; a line ends between them, that no words come together. */
  drop() {
    const whole = this.pieces.join("");
    if (!this.overflowed) this.start = `${whole.slice(0, this.half - 1)}\n`;
    this.overflowed = true;
    this.pieces = [whole.slice(-this.half)];
    this.length = this.pieces[0].length;
  }

  /** @param {string} text */
  folded(text) {
    const single = text.replace(/[ \t\r\n\f]+/g, " ");
    return this.last === "" || /\s/.test(this.last) ? single.replace(/^ /, "") : single;
  }

  /**
   * @param {string} text
   * @param {number} limit
   */
  static cut(text, limit) {
    const lines = new Lines(limit);
    lines.add(text, true);
    return lines.value;
  }
}
