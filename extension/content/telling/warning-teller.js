"use strict";
// What is told of a warned mail for the list of the last warnings.

const WarningTeller = (() => {
  /** @param {string} address */
  const domainOf = (address) => address.slice(address.lastIndexOf("@") + 1).toLowerCase();

  /**
   * @param {Snapshot} snapshot
   * @param {Report} report
   * @param {string | null} webmail
   * @returns {Warning}
   */
  function warningOf({ sender, subject }, { verdict, brand, view, findings }, webmail) {
    const address = sender.address?.value ?? "";
    const hosts = [...new Set(view?.marks.flatMap(({ host }) => host ?? []))];
    const telling = findings.filter(({ severity }) => severity !== "note");
    return {
      // Tells one mail from another. The background keeps a hash of it.
      mail: [address, subject, ...(address && subject ? [] : hosts)].join("\n"),
      webmail,
      verdict,
      brand,
      domain: address.includes("@") ? domainOf(address) : "",
      hosts,
      findings: [...new Set(telling.map(({ kind }) => kind))],
    };
  }

  /**
   * @param {{ snapshot: Snapshot, report: Report | null }} mail
   * @param {string | null} webmail
   */
  async function tell({ snapshot, report }, webmail) {
    const tone = report?.view?.tone;
    if (!report || (tone !== "alarm" && tone !== "caution")) return;
    try {
      const warning = warningOf(snapshot, report, webmail);
      await ext.runtime.sendMessage({ type: "warned", warning, site: ContentSettings.knownSite() });
    } catch {
      // After an update of the extension nobody listens any more.
      Life.isOver();
    }
  }

  return { tell };
})();
