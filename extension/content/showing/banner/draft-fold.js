"use strict";
// A report for those who act on such mail: written by the core when it is asked for, shown before
// anything else, and sent by the reader alone.

const DraftFold = (() => {
  /** Longer addresses are cut by programs for mail. */
  const MAX_MAILTO = 2_000;

  /**
   * A mail for the reader's own program. A long draft stays in the clipboard.
   * @param {Draft} draft
   * @param {string} address
   */
  function mailto({ subject, body }, address) {
    const start = `mailto:${address}?subject=${encodeURIComponent(subject)}&body=`;
    const whole = start + encodeURIComponent(body);
    return whole.length <= MAX_MAILTO ? whole : start + encodeURIComponent(say("ui_draft_paste"));
  }

  /** @param {Draft} draft @param {Recipient} recipient */
  function recipientRow(draft, { name, address, page }) {
    const item = Dom.create("li");
    item.append(Paint.textElement("span", "", name));
    if (address) item.append(Paint.link("plain", say("ui_draft_write", [Paint.isolated(address)]), mailto(draft, address)));
    if (page) item.append(Paint.link("plain", say("ui_draft_page", [Paint.isolated(new URL(page).host)]), page));
    return item;
  }

  /** @param {Draft} draft */
  function steps(draft) {
    const text = `${draft.subject}\n\n${draft.body}`;
    const field = Dom.create("textarea", "draft");
    field.readOnly = true;
    field.rows = 8;
    field.dir = "ltr";
    field.value = text;
    field.setAttribute("aria-label", say("ui_draft_text"));
    const first = Dom.create("li");
    const copying = Dom.create("div", "step");
    copying.append(Paint.textElement("span", "", say("ui_draft_copy_step")), Paint.copyButton(say("ui_draft_copy"), text));
    first.append(copying, field);
    const second = Dom.create("li");
    const recipients = Dom.create("ul", "recipients");
    recipients.append(...draft.recipients.map((recipient) => recipientRow(draft, recipient)));
    second.append(Paint.textElement("span", "", say("ui_draft_send_step")), recipients);
    const list = Dom.create("ol");
    list.append(first, second);
    return list;
  }

  /**
   * @param {HTMLElement} place
   * @param {() => Promise<Draft | null>} ask
   */
  async function fill(place, ask) {
    try {
      const draft = await ask();
      place.append(draft ? steps(draft) : Paint.textElement("p", "note", say("ui_draft_none")));
    } catch (error) {
      place.append(Paint.textElement("p", "note", say("ui_draft_none")));
      console.error("Touchstone: the report could not be written", error);
    }
  }

  /** @param {() => Promise<Draft | null>} ask */
  function make(ask) {
    const place = Dom.create("div");
    const details = Folds.fold("report", say("ui_report_it"), Paint.textElement("p", "note", say("ui_draft_note")), place);
    details.addEventListener("toggle", () => void fill(place, ask), { once: true });
    return details;
  }

  return { make };
})();
