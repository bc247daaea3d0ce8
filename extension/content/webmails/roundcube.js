"use strict";
// Roundcube, skins elastic and larry: preview frame, full page, own window and print view. The
// selectors in the code are of the same date, source and grade as those in the table; larry shares
// the header's class names, the page around it is not measured.

(() => {
  const SOURCE = "Roundcube 1.6.5, elastic, running; the header's class names are those of program/actions/mail/show.php";
  const MEASURED = { grade: /** @type {Grade} */ ("A"), date: "2026-11", source: SOURCE };
  const PART = ":scope > .message-htmlpart, :scope > .message-part, :scope > .message-partheaders";

  /** @param {string} field class name of the header's cell @returns {AddressFact[]} */
  function cell(field) {
    const link = `td.header.${field} a.rcmContactAddress`;
    return [
      { css: link, read: "title", ...MEASURED },
      { css: link, read: "href", ...MEASURED },
      // The print view has no links.
      { css: `td.header.${field} .adr`, read: "text", ...MEASURED },
    ];
  }

  /** @param {MessageHeader} header */
  function attachments(header) {
    const named = header.all("#attachment-list .attachment-name");
    const elements = named.length > 0 ? named : header.all("#attachment-list a.filename");
    return elements.map((element) => Dom.text(element).trim());
  }

  /**
   * Parts in order. From the first forwarded message's header on, the words are somebody else's.
   * @param {Element} body
   */
  function parts(body) {
    let quoted = false;
    return Dom.all(PART, body).map((element) => {
      quoted ||= element.classList.contains("message-partheaders");
      return { element, quoted };
    });
  }

  /** An attachment that is opened is a page of its own, and its markup is the sender's. */
  function isPage() {
    return new URLSearchParams(location.search).get("_action") !== "get";
  }

  function id() {
    const query = new URLSearchParams(location.search);
    return `${query.get("_mbox") ?? ""}/${query.get("_uid") ?? ""}`;
  }

  Webmails.add(TableWebmail.make({
    name: "roundcube",
    hosts: [],
    selfHosted: true,
    markup: { css: "body.task-mail", ...MEASURED },
    frame: "#messagecontframe",
    message: { css: "body.action-show, body.action-preview, body.action-print", ...MEASURED },
    sender: cell("from"),
    replyTo: cell("replyto"),
    subject: { css: "h2.subject, td.header.subject", read: "own text", ...MEASURED },
    body: [{ css: "#messagebody", ...MEASURED }],
    banner: { css: "#message-objects", ...MEASURED },
    hooks: { isPage, id, attachments, parts },
  }));
})();
