"use strict";
// The mail that is open, first in the popup: what was found, in the banner's words, the way to the genuine
// site, and the way to the warning on the page.

const PopupMail = (() => {
  /** @typedef {{ tabId: number, frameId: number, confirms: boolean, message: CheckedMessage }} OpenMail */

  /** @type {Verdict[]} */
  const WORST_FIRST = ["impersonation", "caution", "consistent", "silent"];
  /** Which drawing of icons/ stands for each. */
  const DRAWINGS = { impersonation: "imitation", caution: "caution", silent: "idle", confirmed: "confirmed", matches: "matches" };

  /** @param {number} tabId @param {number} frameId @returns {Promise<OpenMail[]>} */
  async function ask(tabId, frameId) {
    try {
      const answer = await ext.tabs.sendMessage(tabId, { type: "reports" }, { frameId });
      return answer?.messages.map((message) => ({ tabId, frameId, confirms: answer.confirms, message })) ?? [];
    } catch {
      // The frame went away between the two questions.
      return [];
    }
  }

  /**
   * The mails that are open, worst first.
   * @param {number} tabId
   * @param {number[]} frameIds
   */
  async function all(tabId, frameIds) {
    const mails = (await Promise.all(frameIds.map((frameId) => ask(tabId, frameId)))).flat();
    const rank = (/** @type {OpenMail} */ { message }) => WORST_FIRST.indexOf(message.report.verdict);
    return mails.sort((a, b) => rank(a) - rank(b));
  }

  /**
   * Of a conversation only what there is to say something about, or else its first mail.
   * @param {OpenMail[]} mails
   */
  function told(mails) {
    const telling = mails.filter(({ message }) => message.report.verdict !== "silent");
    return telling.length > 0 ? telling : mails.slice(0, 1);
  }

  /** @param {OpenMail} mail */
  function headline({ confirms, message: { report } }) {
    if (report.verdict === "consistent" && !confirms) return say("ui_verdict_unconfirmed");
    if (!report.view) return say("ui_verdict_nothing");
    return sentence(report.view.headline);
  }

  /** @param {OpenMail} mail */
  function drawing({ message: { report, fit } }) {
    if (report.verdict !== "consistent") return DRAWINGS[report.verdict];
    return fit ? DRAWINGS[fit] : DRAWINGS.silent;
  }

  /** @param {string} className */
  function block(className) {
    const element = document.createElement("div");
    element.className = className;
    return element;
  }

  /**
   * @template {keyof HTMLElementTagNameMap} K
   * @param {K} name
   * @param {string} className
   * @param {string} text
   */
  function line(name, className, text) {
    const element = document.createElement(name);
    element.className = className;
    element.dir = "auto";
    element.textContent = text;
    return element;
  }

  /**
   * A sender's address; beside one with letters that may look like others stands what the DNS knows.
   * @param {string} address
   */
  function shownAddress(address) {
    const domain = address.slice(address.lastIndexOf("@") + 1);
    if (!/[^\x00-\x7f]/.test(domain)) return address;
    try {
      return `${address} (${new URL(`https://${domain}/`).hostname})`;
    } catch {
      // No name that the DNS could know.
      return address;
    }
  }

  /** @param {string} className @param {string} text @param {() => Promise<unknown>} pressed */
  function button(className, text, pressed) {
    const element = line("button", className, text);
    element.type = "button";
    element.addEventListener("click", async () => {
      await pressed();
      // A popup that is a tab of its own stays.
      if (location.search === "") window.close();
    });
    return element;
  }

  /** @param {OpenMail} mail */
  function buttons({ tabId, frameId, message: { report } }) {
    const row = block("buttons");
    const { genuine, tone } = report.view ?? {};
    if (genuine) row.append(button("main", say("ui_open", [isolated(genuine)]), () => ext.tabs.create({ url: `https://${genuine}/` })));
    if (tone === "alarm" || tone === "caution") {
      const focus = () => ext.tabs.sendMessage(tabId, { type: "focusBanner" }, { frameId });
      row.append(button("plain", say("ui_show_warning"), focus));
    }
    return row;
  }

  /** @param {OpenMail} mail */
  function item(mail) {
    const { report, snapshot, fit } = mail.message;
    const entry = document.createElement("li");
    entry.dataset.verdict = report.verdict;
    if (fit) entry.dataset.fit = fit;
    const icon = document.createElement("img");
    icon.src = `icons/${drawing(mail)}.svg`;
    icon.alt = "";
    const what = block("what");
    what.append(line("h3", "verdict", headline(mail)), line("p", "subject", snapshot.subject || say("ui_no_subject")));
    const address = snapshot.sender.address?.value;
    if (address) what.append(line("p", "sender", shownAddress(address)));
    const row = buttons(mail);
    if (row.childElementCount > 0) what.append(row);
    entry.append(icon, what);
    return entry;
  }

  /** What stands there in place of a mail that can't be read. */
  function unread() {
    const entry = document.createElement("li");
    const icon = document.createElement("img");
    icon.src = "icons/unchecked.svg";
    icon.alt = "";
    entry.append(icon, line("h3", "verdict", say("ui_mail_unread")));
    return entry;
  }

  /**
   * @param {OpenMail[]} mails
   * @param {TabState} state
   */
  function show(mails, state) {
    const items = state === "unreadable" ? [unread()] : told(mails).map(item);
    byId("mail").hidden = state !== "on" && state !== "unreadable";
    byId("messages").replaceChildren(...items);
    byId("no-messages").hidden = items.length > 0;
  }

  return { all, show };
})();
