"use strict";
// A small form that adds something: reads its fields, says at the field what is wrong with it, and is
// empty again when it was taken.

const Form = (() => {
  /** @typedef {{ field: string, text: string }} Complaint `field`: the id of the field */

  /** @param {string} id */
  const valueOf = (id) => /** @type {HTMLInputElement} */ (byId(id)).value.trim();

  /** @param {HTMLFormElement} form */
  function clearComplaints(form) {
    for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
    for (const line of form.querySelectorAll(".error")) line.textContent = "";
  }

  /** @param {Complaint} complaint */
  function complain({ field, text }) {
    byId(`${field}-error`).textContent = text;
    byId(field).setAttribute("aria-invalid", "true");
    byId(field).focus();
  }

  /**
   * The first of these fields that is empty.
   * @param {string[]} ids
   * @returns {Complaint | null}
   */
  function missing(ids) {
    const field = ids.find((id) => valueOf(id) === "");
    return field ? { field, text: say("opt_missing") } : null;
  }

  /**
   * @param {SettingsFault | null} fault
   * @param {string} field the one that it is about, unless it is about the name
   * @param {string} nameField
   * @returns {Complaint | null}
   */
  function ofFault(fault, field, nameField) {
    return fault && { field: fault.code === "name" ? nameField : field, text: Change.wordsOf(fault) };
  }

  /**
   * @param {string} id
   * @param {() => Promise<Complaint | null>} submit null: it was taken
   */
  function start(id, submit) {
    const form = /** @type {HTMLFormElement} */ (byId(id));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      clearComplaints(form);
      const complaint = await submit();
      if (complaint) return complain(complaint);
      form.reset();
      /** @type {HTMLElement | null} */ (form.querySelector("input, textarea, select"))?.focus();
    });
  }

  return { start, valueOf, missing, ofFault };
})();
