"use strict";
// What can have happened, and the steps that follow from it, the most urgent first. Their words are
// the messages `clk_was_<situation>`, `clk_step_<id>` and `clk_why_<id>`.

const ClickedSteps = (() => {
  /** @type {Situation[]} */
  const SITUATIONS = ["opened", "password", "phrase", "signed", "installed", "sent"];

  /**
   * The parts of the list; each is titled with the message `clk_time_<time>`.
   * @type {ClickedTime[]}
   */
  const TIMES = ["now", "today", "later"];

  /** @type {Situation[]} */
  const ACCOUNT = ["password", "installed"];
  /** @type {Situation[]} */
  const HARMED = ["password", "phrase", "signed", "installed", "sent"];

  /**
   * In the order of their urgency, by the time that they leave. `account`: done in the account at the
   * service; a wallet has none.
   * @type {ClickedStep[]}
   */
  const ALL = [
    { id: "move", time: "now", when: ["phrase"] },
    { id: "offline", time: "now", when: ["installed"] },
    { id: "revoke", time: "now", when: ["signed"] },
    { id: "rest", time: "now", when: ["signed"] },
    { id: "device_wallet", time: "now", when: ["installed"] },
    { id: "sent", time: "now", when: ["sent"] },
    { id: "bank", time: "now", when: ["sent"] },
    { id: "freeze", time: "now", when: ACCOUNT, account: true },
    { id: "password", time: "now", when: ACCOUNT, account: true },
    { id: "sessions", time: "now", when: ACCOUNT, account: true },
    { id: "keys", time: "now", when: ACCOUNT, account: true },
    { id: "mailbox", time: "now", when: ACCOUNT },
    { id: "close", time: "now", when: ["opened"] },
    { id: "twofactor", time: "today", when: ACCOUNT, account: true },
    { id: "reused", time: "today", when: ACCOUNT },
    { id: "linked", time: "today", when: ACCOUNT },
    { id: "scan", time: "today", when: ["installed"] },
    { id: "evidence", time: "today", when: SITUATIONS },
    { id: "police", time: "today", when: HARMED },
    { id: "report", time: "later", when: SITUATIONS },
    { id: "watch", time: "later", when: SITUATIONS },
    { id: "recovery", time: "later", when: HARMED },
  ];

  /**
   * Of a phrase that was typed follow the same two steps as of one that was signed with or lay on the
   * computer: to say it once is enough.
   * @param {string} id
   * @param {Set<Situation>} was
   */
  const isSaid = (id, was) => was.has("phrase") && (id === "rest" || id === "device_wallet");

  /**
   * The steps for what happened, in order; all of them while nothing is said.
   * @param {Set<Situation>} was
   * @param {boolean} isWallet
   */
  function after(was, isWallet) {
    const fitting = ALL.filter(({ when }) => was.size === 0 || when.some((situation) => was.has(situation)));
    return fitting.filter(({ id, account }) => !(account && isWallet) && !isSaid(id, was));
  }

  return { SITUATIONS, TIMES, after };
})();
