"use strict";
// A field for the anti-phishing code of each chosen service whose mail is known to print one. Shown as
// dots and no password field: the browser's list of passwords is synced.

const WelcomeCodes = (() => {
  /** @type {Map<string, HTMLElement>} */
  const rows = new Map();

  /** @param {string} brand */
  function row(brand) {
    const entry = document.createElement("li");
    const label = document.createElement("label");
    const field = document.createElement("input");
    const told = document.createElement("p");
    const id = `code-${rows.size}`;
    label.htmlFor = field.id = id;
    label.textContent = say("wel_code_of", [brand]);
    field.className = "masked";
    field.dataset.brand = brand;
    field.autocomplete = "off";
    field.autocapitalize = "off";
    field.spellcheck = false;
    field.dir = "auto";
    told.id = `${id}-told`;
    told.setAttribute("role", "status");
    field.setAttribute("aria-describedby", told.id);
    field.addEventListener("change", () => void keep(brand, field, told));
    entry.append(label, field, told);
    return entry;
  }

  /**
   * @param {string} brand
   * @param {HTMLInputElement} field
   * @param {HTMLElement} told
   */
  async function keep(brand, field, told) {
    const code = field.value.trim();
    if (code === "") return;
    const fault = await Change.make((settings) => ({ ...settings, codes: [...settings.codes, { brand, code }] }));
    told.className = fault ? "error" : "kept";
    told.textContent = fault ? Change.wordsOf(fault) : say("wel_code_kept");
    field.setAttribute("aria-invalid", String(fault !== null));
    if (fault) return;
    field.value = "";
    // It is known now; the options list it.
    field.readOnly = true;
    field.placeholder = "••••••••";
  }

  /**
   * A service with a code needs no second one here; a field stays as long as somebody may be in it.
   * @param {KnownBrand[]} brands
   * @param {Settings} settings
   */
  function show(brands, { exchanges, codes }) {
    /** @param {string} name */
    const isUsed = (name) => exchanges.some((one) => Exchanges.isSame(one, name));
    /** @param {string} name */
    const isCoded = (name) => codes.some(({ brand }) => Exchanges.isSame(brand, name));
    for (const { name, code } of brands) {
      if (code !== true) continue;
      const known = rows.get(name);
      if (known) known.hidden = !isUsed(name);
      else if (isUsed(name) && !isCoded(name)) {
        const added = row(name);
        rows.set(name, added);
        byId("codes-list").append(added);
      }
    }
    byId("codes").hidden = [...rows.values()].every((entry) => entry.hidden);
  }

  return { show };
})();
