"use strict";
// Doubts an adapter that finds no mail on its own webmail's page: the webmail may have changed its
// markup. Where a mail seems to be open all the same, the page is read in the general way, which warns
// and confirms nothing, and the reader is told.

const Doubt = (() => {
  /** Milliseconds without a mail before anyone looks; also the least time between two looks. */
  const PATIENCE = 4_000;

  /** @param {Fact} fact */
  const isTrusted = ({ grade }) => grade === "A" || grade === "B";

  /**
   * Whether something on the page is what this or another webmail calls a mail's body.
   * @param {Webmail} webmail
   */
  function hasKnownBody({ facts }) {
    return Object.entries(facts).some(([use, fact]) =>
      use.startsWith("body") && isTrusted(fact) && Dom.deep(fact.css).some(({ element, holder }) =>
        Visibility.isShown(holder) && Visibility.isShown(element) && !Dom.isInEditor(element)));
  }

  function mailSeemsOpen() {
    return GenericWebmail.messages().length > 0 || Webmails.all().some(hasKnownBody);
  }

  class AdapterDoubt {
    /** @param {() => void} lookAgain called when the answer has changed */
    constructor(lookAgain) {
      this.lookAgain = lookAgain;
      this.isBlind = false;
      this.timer = 0;
    }

    /**
     * Told after each look at the page.
     * @param {Webmail} webmail
     * @param {number} found how many mails its adapter found
     */
    weigh(webmail, found) {
      if (found > 0 || webmail.hosts.length === 0) return this.reset();
      if (this.timer !== 0) return;
      this.timer = setTimeout(() => {
        this.timer = 0;
        const was = this.isBlind;
        this.isBlind = webmail.problems().length === 0 && mailSeemsOpen();
        if (this.isBlind !== was) this.lookAgain();
      }, PATIENCE);
    }

    reset() {
      clearTimeout(this.timer);
      this.timer = 0;
      this.isBlind = false;
    }
  }

  return { AdapterDoubt };
})();
