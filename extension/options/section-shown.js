"use strict";
// What is shown, and in which language.

const ShownSection = (() => {
  const element = {
    consistent: /** @type {HTMLInputElement} */ (byId("show-consistent")),
    language: /** @type {HTMLSelectElement} */ (byId("language")),
  };

  /** @param {string} value @param {string} text */
  function option(value, text) {
    const element = document.createElement("option");
    element.value = value;
    element.lang = value.replace("_", "-");
    element.textContent = text;
    return element;
  }

  /** @param {OptionsState} state */
  function show({ settings, policy }) {
    const language = policy.language ?? settings.language ?? "";
    element.consistent.checked = settings.showConsistent;
    element.language.options[0].textContent = say("opt_language_browser");
    element.language.value = Language.CODES.includes(language) ? language : "";
    element.language.disabled = policy.language !== undefined;
  }

  function start() {
    const names = Language.CODES.map((code) => option(code, Language.nameOf(code)));
    element.language.append(option("", ""), ...names.sort((a, b) => a.text.localeCompare(b.text)));
    element.consistent.addEventListener("change", () =>
      Settings.update((settings) => ({ ...settings, showConsistent: element.consistent.checked })));
    element.language.addEventListener("change", () =>
      Settings.update((settings) => ({ ...settings, language: element.language.value || null })));
  }

  return { start, show };
})();
