"use strict";
// "Is it working?": what works in a tab and what does not, step by step, with what to do. It holds no
// word of the mail.

/** @typedef {{ works: boolean, text: string }} Step */

const SelfTestSteps = (() => {
  /** @param {number} tabId @param {number} frameId @returns {Promise<SelfTestAnswer | null>} */
  const ask = (tabId, frameId) => ext.tabs.sendMessage(tabId, { type: "selfTest" }, { frameId }).catch(() => null);

  /** @param {string} key @param {string[]} [values] @returns {Step} */
  const works = (key, values) => ({ works: true, text: say(key, values) });
  /** @param {string} key @returns {Step} */
  const fails = (key) => ({ works: false, text: say(key) });

  /** @param {SelfTestAnswer[]} answers */
  function coreStep(answers) {
    const road = answers.find((answer) => answer.road)?.road;
    return road ? works(`ui_working_core_${road}`) : fails("ui_problem_engine");
  }

  /** @param {SelfTestAnswer[]} answers */
  function webmailStep(answers) {
    const names = answers.flatMap(({ webmail }) => webmail ?? []);
    const known = names.find((name) => name !== "generic");
    if (known) return works("ui_working_webmail", [known]);
    return fails(names.length > 0 ? "ui_reader_generic" : "ui_problem_unknown");
  }

  /** @param {SelfTestAnswer[]} answers @param {TabState} state */
  function mailStep(answers, state) {
    const reading = answers.filter(({ mails }) => mails > 0);
    if (reading.length === 0) return state === "unreadable" ? fails("ui_state_unreadable") : works("ui_no_messages");
    if (reading.some(({ mails, bodies }) => bodies < mails)) return fails("ui_problem_frame");
    return reading.some(({ mails, senders }) => senders < mails) ? fails("ui_problem_sender") : works("ui_working_mail");
  }

  /**
   * @param {number} tabId
   * @param {TabState} state
   * @param {number[]} frameIds
   * @returns {Promise<Step[]>}
   */
  async function test(tabId, state, frameIds) {
    if (state !== "on" && state !== "unreadable") return [fails(`ui_state_${state}`)];
    const asked = await Promise.all(frameIds.map((frameId) => ask(tabId, frameId)));
    const answers = asked.flatMap((answer) => answer ?? []);
    if (answers.length === 0) return [fails("ui_problem_reload")];
    return [works("ui_working_script"), coreStep(answers), webmailStep(answers), mailStep(answers, state)];
  }

  /** @param {Step} step */
  const line = ({ works: isWorking, text }) => `${isWorking ? "✓" : "✗"} ${text}`;

  /** @param {Step} step */
  function item(step) {
    const entry = document.createElement("li");
    entry.dataset.works = String(step.works);
    entry.textContent = line(step);
    return entry;
  }

  return { test, line, item };
})();
