"use strict";
// Text gathered as a person reads it: spaces folded, a line a block, never more than its limit.

class Lines {
  /** @param {number} limit */
  constructor(limit) {
    this.limit = limit;
    this.value = "";
    this.overflowed = false;
  }

  /**
   * @param {string} text
   * @param {boolean} [preformatted] keep spaces and line breaks as they are
   */
  add(text, preformatted = false) {
    const piece = preformatted ? text : this.folded(text);
    const room = this.limit - this.value.length;
    if (piece.length > room) this.overflowed = true;
    this.value += piece.slice(0, Math.max(0, room));
  }

  newline() {
    if (this.value.endsWith(" ")) this.value = this.value.slice(0, -1);
    if (this.value !== "" && !this.value.endsWith("\n")) this.add("\n", true);
  }

  /** @param {string} text */
  folded(text) {
    const single = text.replace(/[ \t\r\n\f]+/g, " ");
    return this.value === "" || /\s$/.test(this.value) ? single.replace(/^ /, "") : single;
  }
}
