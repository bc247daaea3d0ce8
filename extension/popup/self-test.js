"use strict";
// "Is it working?" in the popup, which can be copied for whoever helps.

const PopupSelfTest = (() => {
  /** @type {Step[]} */
  let steps = [];

  /**
   * @param {Step[]} tested
   * @param {TabState} state
   */
  function show(tested, state) {
    steps = tested;
    byId("working-list").replaceChildren(...steps.map(SelfTestSteps.item));
    const isOffered = state !== "unsupported" && state !== "available";
    byId("open-working").hidden = !isOffered;
    if (!isOffered) byId("working").hidden = true;
  }

  async function copy() {
    const made = `Touchstone ${ext.runtime.getManifest().version}\n${navigator.userAgent}\n`;
    await navigator.clipboard.writeText(made + steps.map(SelfTestSteps.line).join("\n"));
    byId("working-note").textContent = say("ui_copied");
  }

  function start() {
    byId("working-copy").addEventListener("click", copy);
  }

  return { show, start };
})();
