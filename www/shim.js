"use strict";
// What the extension's scripts ask of the browser's extension API, here without an extension: the
// words, in English (words.js), and that it is there. Loaded before compat.js, which takes `chrome` for that API.

Reflect.defineProperty(globalThis, "chrome", {
  value: (() => {
    const DIRECTION = { "@@bidi_dir": "ltr" };

    /**
     * As the browsers do it: `$1` stands for a value.
     * @param {string} key
     * @param {string[]} [values]
     */
    function getMessage(key, values = []) {
      if (key in DIRECTION) return DIRECTION[/** @type {"@@bidi_dir"} */ (key)];
      const row = Object.hasOwn(WORDS, key) ? WORDS[key] : null;
      if (!row) return "";
      return row.message.replace(/\$(\$|[1-9])/g, (_, sign) => sign === "$" ? "$" : values[sign - 1] ?? "");
    }

    return {
      i18n: { getMessage, getUILanguage: () => "en" },
      // An id says that the run which asks for it is alive.
      runtime: { id: "page", getURL: (/** @type {string} */ path) => new URL(path, location.href).href },
    };
  })(),
});
