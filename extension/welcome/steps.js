"use strict";
// The steps: each is numbered, and ticked off as soon as it is done.

const Steps = (() => {
  const all = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".step"));

  /** Numbers them, in the language that the page speaks now. */
  function start() {
    const format = new Intl.NumberFormat(interfaceLanguage());
    all.forEach((step, index) => {
      const number = document.createElement("span");
      const done = document.createElement("span");
      number.className = "number";
      number.dataset.number = format.format(index + 1);
      number.setAttribute("aria-hidden", "true");
      done.className = "done unseen";
      step.querySelector("h2")?.append(done);
      step.prepend(number);
    });
  }

  /** @param {string} id @param {boolean} isDone */
  function tick(id, isDone) {
    const step = byId(id);
    step.classList.toggle("is-done", isDone);
    const done = step.querySelector(".done");
    if (done) done.textContent = isDone ? ` ${say("wel_done")}` : "";
  }

  /**
   * Says how a step stands; a live region that changes without need is read out again.
   * @param {string} id
   * @param {string} text
   */
  function tell(id, text) {
    const place = byId(id);
    if (place.textContent !== text) place.textContent = text;
  }

  return { start, tick, tell };
})();
