"use strict";
// "Check a link" in the popup: a pasted link or mail address, and what is known of it. The answer names the
// host and is no link: nothing is opened here.

const PopupPaste = (() => {
  const field = /** @type {HTMLInputElement} */ (byId("paste-text"));
  let round = 0;

  /**
   * @param {string} text
   * @returns {Promise<Mark | null | undefined>} null: neither link nor address; undefined: no answer
   */
  async function ask(text) {
    const answer = await ext.runtime.sendMessage({ type: "core", task: "check_pasted", value: text });
    return answer?.result;
  }

  /** @param {string} className @param {string} text */
  function line(className, text) {
    const paragraph = document.createElement("p");
    paragraph.className = className;
    paragraph.textContent = text;
    return paragraph;
  }

  /**
   * A host, with what differs from another one.
   * @param {string} label
   * @param {Piece[]} pieces
   */
  function host(label, pieces) {
    const row = line("host", `${label} `);
    const name = document.createElement("bdi");
    name.dir = "ltr";
    name.append(...pieces.map(({ text, differs }) => {
      const piece = document.createElement(differs ? "mark" : "span");
      piece.textContent = text;
      return piece;
    }));
    row.append(name);
    return row;
  }

  /** @param {Mark} mark */
  function rows({ headline, comparison, reason }) {
    const hosts = comparison
      ? [host(say("ui_paste_seen"), comparison.seen), host(sentence(comparison.genuineLabel), comparison.genuine)]
      : [];
    return [
      line("verdict", sentence(headline)),
      ...hosts,
      ...(reason ? [line("note", sentence(reason))] : []),
    ];
  }

  async function check() {
    round += 1;
    const mine = round;
    const mark = field.value.trim() === "" ? null : await ask(field.value);
    // A newer question is under way.
    if (mine !== round) return;
    const answer = byId("paste-answer");
    answer.dataset.tone = mark?.tone ?? "none";
    if (mark) return answer.replaceChildren(...rows(mark));
    answer.replaceChildren(line("verdict", say(mark === null ? "ui_paste_nothing" : "ui_paste_failed")));
  }

  function start() {
    byId("paste-form").addEventListener("submit", (event) => {
      event.preventDefault();
      void check();
    });
    // What was pasted is checked at once.
    field.addEventListener("input", (event) => {
      if (/** @type {InputEvent} */ (event).inputType === "insertFromPaste") void check();
    });
  }

  return { start };
})();
