"use strict";
// The language of the interface: the browser's own, or one that was chosen. The words of a chosen
// one are read from the extension's own files; `chrome.i18n` knows the browser's alone. Texts that
// the browser itself shows (the name in its list of extensions, its prompts, the store) stay in its
// language.

const Language = (() => {
  /** The folders in `_locales`. */
  const CODES = [
    "ar", "bn", "cs", "de", "el", "en", "es", "fa", "fil", "fr", "he", "hi", "id", "it", "ja", "ko", "nl", "pl",
    "pt_BR", "pt_PT", "ro", "ru", "sr", "th", "tr", "uk", "ur", "vi", "zh_CN", "zh_TW",
  ];

  /**
   * The words of a language; null leaves it to the browser.
   * @param {string | null} code
   * @returns {Promise<Words | null>}
   */
  async function wordsOf(code) {
    if (!code || !CODES.includes(code)) return null;
    const response = await fetch(ext.runtime.getURL(`_locales/${code}/messages.json`));
    return response.json();
  }

  /**
   * A language's name in itself.
   * @param {string} code
   */
  function nameOf(code) {
    const tag = code.replace("_", "-");
    return new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
  }

  /** Lets this page or worker speak the language that the user or the manager chose. */
  async function speak() {
    const { language } = await Settings.effective();
    setWords(await wordsOf(language));
  }

  return { CODES, wordsOf, nameOf, speak };
})();
