"use strict";
// "Which of these two is fake?": the person guesses first; then the addresses and the real banners
// show, with a sentence on how to tell.

const Quiz = (() => {
  const FAKE = "imitation";
  const guesses = /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll(".guess"));

  /** @param {string | null} guessed the id of the mail that was taken for the fake */
  function sentence(guessed) {
    if (guessed === null) return "wel_quiz_told";
    return guessed === FAKE ? "wel_quiz_right" : "wel_quiz_wrong";
  }

  /**
   * A sentence with hosts in it. A host is read as a whole: no line breaks inside it, and no sentence
   * from right to left turns it around.
   * @param {string} key
   * @param {string[]} hosts
   */
  function withHosts(key, hosts) {
    const places = hosts.map((_, index) => String.fromCharCode(0xe000 + index));
    return say(key, places).split(/([\ue000-\uf8ff])/).map((part) => {
      const index = places.indexOf(part);
      if (index < 0) return part;
      const host = document.createElement("bdi");
      host.className = "host";
      host.textContent = hosts[index];
      return host;
    });
  }

  /** @param {string | null} guessed */
  async function reveal(guessed) {
    for (const button of [...guesses, byId("quiz-show")]) button.hidden = true;
    for (const told of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".told"))) told.hidden = false;
    const address = document.querySelector(`#${FAKE} .address`)?.textContent ?? "";
    const result = byId("quiz-result");
    result.replaceChildren(...withHosts(sentence(guessed), [address.replace(/^.*@/, ""), "binance.com"]));
    // The button that had it is gone.
    result.focus();
    byId("step-quiz").dataset.revealed = "";
    Steps.tick("step-quiz", true);
    try {
      await Samples.show();
    } catch (error) {
      byId("failed").textContent = say("wel_failed");
      console.error("Touchstone: the samples could not be checked", error);
    }
  }

  function start() {
    Samples.start();
    for (const button of guesses) button.addEventListener("click", () => reveal(button.closest(".mail")?.id ?? null));
    byId("quiz-show").addEventListener("click", () => reveal(null));
  }

  return { start };
})();
