"use strict";
// The codes that services print in their mail to this user. Shown only on request, and kept out of
// the browser's list of passwords: that one is synced. So the fields are no password fields.

const CodeSection = (() => {
  const HIDDEN = "••••••••";

  /** @param {AntiPhishingCode} a @param {AntiPhishingCode} b */
  const isSame = (a, b) => a.brand === b.brand && a.code === b.code;

  /** @param {AntiPhishingCode} code @returns {(settings: Settings) => Settings} */
  const withCode = (code) => (settings) =>
    ({ ...settings, codes: [...settings.codes.filter((known) => !isSame(known, code)), code] });

  /** @param {AntiPhishingCode} code */
  async function remove(code) {
    await Settings.update((settings) => ({ ...settings, codes: settings.codes.filter((known) => !isSame(known, code)) }));
    Notice.show("codes-notice", say("opt_code_removed", [code.brand]), () => Settings.update(withCode(code)));
  }

  /** @param {HTMLElement} button @param {boolean} isShown */
  function setPressed(button, isShown) {
    button.setAttribute("aria-pressed", String(isShown));
    button.textContent = say(isShown ? "opt_hide" : "opt_show");
  }

  /** @param {AntiPhishingCode} code @param {number} index */
  function row(code, index) {
    const remover = Rows.button(`remove ${index}`, say("ui_remove"), say("opt_remove_code", [code.brand]), () => remove(code));
    const revealer = Rows.button(`show ${index}`, say("opt_show"), say("opt_show_code", [code.brand]), reveal);
    const item = Rows.row(code.brand, HIDDEN, [revealer, remover]);
    const detail = /** @type {HTMLElement} */ (item.querySelector(".detail"));
    detail.classList.add("code");
    revealer.setAttribute("aria-pressed", "false");
    function reveal() {
      const isShown = detail.textContent === HIDDEN;
      detail.textContent = isShown ? code.code : HIDDEN;
      setPressed(revealer, isShown);
    }
    return item;
  }

  /** @param {OptionsState} state */
  function show({ settings }) {
    const sorted = [...settings.codes].sort((a, b) => a.brand.localeCompare(b.brand, interfaceLanguage()));
    Rows.fill("codes-list", sorted.map(row));
    byId("codes-none").hidden = sorted.length > 0;
    const names = new Intl.ListFormat(interfaceLanguage(), { type: "conjunction" }).format(BrandNames.withCode());
    byId("codes-known").textContent = say("opt_codes_known", [names]);
    setPressed(byId("code-show"), false);
    byId("code-value").classList.add("masked");
  }

  async function add() {
    const missing = Form.missing(["code-brand", "code-value"]);
    if (missing) return missing;
    const brand = BrandNames.find(Form.valueOf("code-brand"));
    if (!brand) return { field: "code-brand", text: say("opt_unknown_brand") };
    const fault = await Change.make(withCode({ brand, code: Form.valueOf("code-value") }));
    return Form.ofFault(fault, "code-value", "code-brand");
  }

  function start() {
    Form.start("codes-form", add);
    byId("code-show").addEventListener("click", () => {
      const isMasked = byId("code-value").classList.toggle("masked");
      setPressed(byId("code-show"), !isMasked);
    });
  }

  return { start, show };
})();
