"use strict";
// Lists of what the user decided, a row an entry. A list that is drawn again keeps the focus where
// it was: another page, or the popup, may change the settings at any time.

const Rows = (() => {
  /**
   * @template {keyof HTMLElementTagNameMap} K
   * @param {K} name
   * @param {string} className
   * @param {string} text
   */
  function textElement(name, className, text) {
    const element = document.createElement(name);
    element.className = className;
    element.dir = "auto";
    element.textContent = text;
    return element;
  }

  /**
   * @param {string} key by which the focus finds it again
   * @param {string} text
   * @param {string} label for screen readers: what is meant, among many rows
   * @param {() => void} pressed
   */
  function button(key, text, label, pressed) {
    const element = textElement("button", "small", text);
    element.type = "button";
    element.dataset.key = key;
    element.setAttribute("aria-label", label);
    element.addEventListener("click", pressed);
    return element;
  }

  /**
   * @param {string} key
   * @param {string} label
   * @param {boolean} checked
   * @param {(checked: boolean) => void} changed
   */
  function toggle(key, label, checked, changed) {
    const element = document.createElement("input");
    element.type = "checkbox";
    element.dataset.key = key;
    element.setAttribute("role", "switch");
    element.setAttribute("aria-label", label);
    element.checked = checked;
    element.addEventListener("change", () => changed(element.checked));
    return element;
  }

  /**
   * @param {string} name
   * @param {string} detail
   * @param {HTMLElement[]} controls
   */
  function row(name, detail, controls) {
    const item = document.createElement("li");
    item.className = "row";
    const what = document.createElement("span");
    what.className = "what";
    what.append(textElement("span", "name", name));
    if (detail) what.append(textElement("span", "detail", detail));
    const side = document.createElement("span");
    side.className = "controls";
    side.append(...controls);
    item.append(what, side);
    return item;
  }

  /**
   * What the browser's manager decided stands there without a control.
   * @param {string} name
   * @param {string} detail
   */
  function lockedRow(name, detail) {
    return row(name, detail, [textElement("span", "locked", say("opt_managed_row"))]);
  }

  /**
   * @param {string} id of the list
   * @param {HTMLElement[]} rows
   */
  function fill(id, rows) {
    const list = byId(id);
    const focused = list.contains(document.activeElement) ? document.activeElement : null;
    const key = /** @type {HTMLElement | null} */ (focused)?.dataset.key;
    list.replaceChildren(...rows);
    list.hidden = rows.length === 0;
    if (key) /** @type {HTMLElement | null} */ (list.querySelector(`[data-key="${CSS.escape(key)}"]`))?.focus();
  }

  /**
   * Rows under the names of the services that they are for, in the language's order.
   * @template T
   * @param {T[]} entries
   * @param {(entry: T) => string} brandOf
   * @param {(entry: T) => HTMLElement} rowOf
   */
  function byBrand(entries, brandOf, rowOf) {
    /** @type {Map<string, T[]>} */
    const groups = new Map();
    for (const entry of entries) {
      const name = [...groups.keys()].find((known) => Change.isSameName(known, brandOf(entry))) ?? brandOf(entry);
      groups.set(name, [...(groups.get(name) ?? []), entry]);
    }
    const names = [...groups.keys()].sort((a, b) => a.localeCompare(b, interfaceLanguage()));
    return names.map((name) => {
      const group = document.createElement("li");
      const list = document.createElement("ul");
      list.append(...(groups.get(name) ?? []).map(rowOf));
      group.append(textElement("h3", "brand", name), list);
      return group;
    });
  }

  return { textElement, button, toggle, row, lockedRow, fill, byBrand };
})();
