"use strict";
// Gmail: its details, attachments, and the views that are not read.

WebmailHooks.add("gmail", (css) => {
  const DOMAIN = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i;

  /** @param {Element} element @returns {Mailbox} */
  function mailbox(element) {
    const read = Addresses.read(element, "email");
    return Addresses.withName(read, Dom.attribute(element, "name") ?? "", "attribute");
  }

  /** @param {Element} row */
  function valueCell(row) {
    return Dom.first(css.detailValue, row);
  }

  /**
   * Reply-To rows stand between the sender's row and the recipients'. The words before them are
   * in the user's language, so the place tells, and the recipients known from the short header.
   * @param {MessageHeader} header
   * @returns {Mailbox[]}
   */
  function replyTo(header) {
    const recipients = new Set(header.all(css.recipient).map((e) => Dom.attribute(e, "email")));
    const rows = header.all(css.detailRow).map((row) => Dom.all(css.detailMailbox, row));
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
    return header.all(css.detailRow).flatMap((row) => {
      const cell = valueCell(row);
      if (!cell || Dom.first(css.detailAddress, row)) return [];
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
      .all(css.attachment)
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

  return { isPage, replyTo, authentication, attachments };
});
