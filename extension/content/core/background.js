"use strict";
// Asks the background for something. Browsers stop it when they want its memory, over a question too;
// asked once more, it lives again.

const Background = (() => {
  /** What it may answer late: a check of the longest mails takes seconds on a slow computer. */
  const PATIENCE = 60_000;

  /**
   * @template {ToBackground} M
   * @param {M} message
   * @returns {Promise<AnswerOf<M["type"]>>}
   */
  function askOnce(message) {
    const late = new Promise((_, reject) => setTimeout(reject, PATIENCE, new Error("no answer from the background")));
    return Promise.race([ext.runtime.sendMessage(message), late]);
  }

  /**
   * @template {ToBackground} M
   * @param {M} message
   * @returns {Promise<AnswerOf<M["type"]>>}
   */
  async function ask(message) {
    try {
      const answer = await askOnce(message);
      if (answer !== undefined && answer !== null) return answer;
    } catch (error) {
      // An update took it away, not the browser: this run is over.
      if (Life.isOver()) throw error;
    }
    return askOnce(message);
  }

  return { ask };
})();
