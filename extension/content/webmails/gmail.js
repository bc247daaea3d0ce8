"use strict";
// Gmail and Workspace mail, standard view and pop-outs. Partial: hand-made page only. The selectors in the code are
// of the same date, source and grade as those in the table.

(() => {
  const DETAIL_ROWS = ".ajA table.ajC tr";
  const DOMAIN = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i;
  const PUBLIC = { grade: /** @type {Grade} */ ("B"), date: "2026-11" };
  const SOURCE = "InboxSDK @a8a6fe2c, FlowCrypt @78f34e3c, gmail.js @b7dfdabc";

  /** @param {Element} element @returns {Mailbox} */
  function mailbox(element) {
    const read = Addresses.read(element, "email");
    return Addresses.withName(read, Dom.attribute(element, "name") ?? "", "attribute");
  }

  /** @param {Element} row */
  function valueCell(row) {
    return Dom.first("td.gL", row);
  }

  /**
   * Reply-To rows stand between the sender's row and the recipients'. The words before them are
   * in the user's language, so the place tells, and the recipients known from the short header.
   * @param {MessageHeader} header
   * @returns {Mailbox[]}
   */
  function replyTo(header) {
    const recipients = new Set(header.all(".hb span[email]").map((e) => Dom.attribute(e, "email")));
    const rows = header.all(DETAIL_ROWS).map((row) => Dom.all("span[email]", row));
    const withAddresses = rows.filter((addresses) => addresses.length > 0);
    const next = withAddresses[1] ?? [];
    const isRecipients = next.some((e) => recipients.has(Dom.attribute(e, "email")));
    return isRecipients ? [] : next.map(mailbox);
  }

  /**
   * The rows that hold nothing but a domain: mailed-by, then signed-by. The subject stands in the
   * same table and is the sender's, so a value that it contains proves nothing.
   * @param {MessageHeader} header
   * @param {string} subject
   */
  function domainRows(header, subject) {
    const taken = subject.toLowerCase();
    return header.all(DETAIL_ROWS).flatMap((row) => {
      const cell = valueCell(row);
      if (!cell || Dom.first("[email]", row)) return [];
      const value = Dom.text(cell).trim();
      if (!DOMAIN.test(value) || taken.includes(value.toLowerCase())) return [];
      return [{ value, label: Dom.text(row).trim().toLowerCase() }];
    });
  }

  /**
   * With both rows there, their order names them. With one, only the English label can.
   * @param {MessageHeader} header
   * @param {string} subject
   * @returns {Authentication}
   */
  function authentication(header, subject) {
    const rows = domainRows(header, subject);
    if (rows.length === 2) {
      return { results: [], mailedBy: rows[0].value, signedBy: rows[1].value };
    }
    if (rows.length !== 1) return { results: [] };
    const { value, label } = rows[0];
    if (label.startsWith("mailed-by")) return { results: [], mailedBy: value };
    if (label.startsWith("signed-by")) return { results: [], signedBy: value };
    return { results: [] };
  }

  /**
   * Gmail writes `type:name:address` on each attachment.
   * @param {MessageHeader} header
   */
  function attachments(header) {
    return header
      .all("[download_url]")
      .map((element) => (Dom.attribute(element, "download_url") ?? "").split(":")[1] ?? "")
      .filter((name) => name !== "");
  }

  /**
   * The print view, the whole of a clipped mail and the original are plain pages. There the sender
   * is text without a name that public code agrees on, beside text that the sender chose.
   */
  function isPage() {
    return !/^(?:pt|lg|om)$/.test(new URLSearchParams(location.search).get("view") ?? "");
  }

  Webmails.add(TableWebmail.make({
    name: "gmail",
    hosts: ["https://mail.google.com/*"],
    message: { css: ".adn[data-legacy-message-id]", ...PUBLIC, source: SOURCE },
    id: "data-legacy-message-id",
    sender: [{ css: "h3.iw span.gD[email]", read: "email", nameIn: "name", ...PUBLIC, source: SOURCE }],
    subject: { css: "h2.hP", ...PUBLIC, source: SOURCE },
    body: [{ css: ".ii.gt > .a3s", ...PUBLIC, source: SOURCE }],
    banner: { css: ".ii.gt", ...PUBLIC, source: SOURCE },
    hooks: { isPage, replyTo, authentication, attachments },
  }));
})();
