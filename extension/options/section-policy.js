"use strict";
// What the browser's manager decided, where there is one. The rules themselves stand with the user's
// own, without a control.

const PolicySection = (() => {
  /** @param {ManagedPolicy} policy */
  function rulesOf({ sitesOn = [], sitesOff = [], brands = [], allowed = [], lockAllowed, hideAllow, lockSwitches }) {
    return [
      ...sitesOn.map((site) => say("opt_policy_on", [site])),
      ...sitesOff.map((site) => say("opt_policy_off", [site])),
      ...(brands.length > 0 ? [say("opt_policy_brands", [String(brands.length)])] : []),
      ...(allowed.length > 0 ? [say("opt_policy_allowed", [String(allowed.length)])] : []),
      ...(lockAllowed ? [say("opt_policy_locked")] : []),
      ...(hideAllow ? [say("opt_policy_hidden")] : []),
      ...(lockSwitches ? [say("opt_policy_switches")] : []),
    ];
  }

  /** @param {ManagedPolicy} policy */
  function restOf({ welcome, log, language, reportTo, contactText }) {
    const chosen = Language.CODES.find((code) => code === language);
    return [
      ...(chosen ? [say("opt_policy_language", [Language.nameOf(chosen)])] : []),
      ...(reportTo ? [say("opt_policy_report", [reportTo])] : []),
      ...(contactText ? [say("opt_policy_contact", [contactText])] : []),
      ...(welcome === false ? [say("opt_policy_welcome")] : []),
      ...(log === false ? [say("opt_policy_log")] : []),
    ];
  }

  /** @param {OptionsState} state */
  function show({ policy }) {
    const lines = [...rulesOf(policy), ...restOf(policy)];
    byId("policy").hidden = lines.length === 0;
    byId("policy-list").replaceChildren(...lines.map((line) => Rows.textElement("li", "", line)));
  }

  return { show };
})();
