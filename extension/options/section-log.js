"use strict";
// The last warnings: what to copy for an exchange's support, the switch, and how to be rid of them.

const LogSection = (() => {
  const element = {
    keep: /** @type {HTMLInputElement} */ (byId("keep-log")),
    clear: /** @type {HTMLButtonElement} */ (byId("log-clear")),
  };

  /**
   * Written so that no program makes a link of it.
   * @param {string} host
   */
  const defanged = (host) => host.replaceAll(".", "[.]");

  /**
   * In English, for its readers.
   * @param {LogEntry} entry
   */
  function evidence({ date, webmail, verdict, brand, domain, hosts, findings }) {
    /** @type {[string, string][]} */
    const rows = [
      ["Date", `${date.slice(0, 16).replace("T", " ")} UTC`],
      ["Webmail", webmail],
      ["Verdict", verdict === "impersonation" ? "imitation" : "doubtful"],
      ["Sender's domain", defanged(domain)],
      ["Bad links lead to", hosts.map(defanged).join(", ")],
      ["What was seen", findings.join(", ")],
    ];
    const told = rows.filter(([, value]) => value !== "").map(([name, value]) => `${name}: ${value}`);
    return [`Touchstone, a browser extension, warned of a mail that names ${brand}.`, ...told].join("\n");
  }

  /** @param {LogEntry} entry */
  async function copy(entry) {
    await navigator.clipboard.writeText(evidence(entry));
    Notice.show("log-notice", say("ui_copied"), null);
  }

  /** @param {LogEntry} entry */
  function row(entry) {
    const format = new Intl.DateTimeFormat(interfaceLanguage(), { dateStyle: "medium", timeStyle: "short" });
    const date = format.format(new Date(entry.date));
    const name = `${entry.brand} · ${say(`ui_verdict_${entry.verdict}`)}`;
    const button = Rows.button(`copy ${entry.mail}`, say("log_copy"), say("log_copy_of", [entry.brand, date]), () => copy(entry));
    const item = Rows.row(name, [date, entry.webmail].filter((text) => text !== "").join(" · "), [button]);
    const hosts = [...new Set([entry.domain, ...entry.hosts])].filter((host) => host !== "");
    for (const host of hosts) {
      const line = Rows.textElement("span", "detail host", host);
      line.dir = "ltr";
      item.querySelector(".what")?.append(line);
    }
    return item;
  }

  async function clear() {
    const before = await WarningLog.stored();
    await WarningLog.clear();
    Notice.show("log-notice", say("log_cleared"), () => WarningLog.restore(before));
  }

  /** @param {OptionsState} state */
  function show({ settings, policy, log }) {
    const isLocked = policy.log === false;
    element.keep.checked = settings.keepLog && !isLocked;
    element.keep.disabled = isLocked;
    byId("log-locked").hidden = !isLocked;
    Rows.fill("log-list", log.map(row));
    byId("log-none").hidden = log.length > 0;
    element.clear.hidden = log.length === 0;
  }

  function start() {
    element.keep.addEventListener("change", () =>
      Settings.update((settings) => ({ ...settings, keepLog: element.keep.checked })));
    element.clear.addEventListener("click", clear);
  }

  return { start, show };
})();
