"use strict";
// Roundcube, skins elastic, larry and classic: preview frame, full page, own window and print view.
// The selectors in the code are of the same date, source and grade as those in the table.

(() => {
  const SOURCE = "Roundcube 1.6.5, elastic, larry 1.6.0 and classic 1.6.0, running; the header's class names are those of program/actions/mail/show.php";
  const MEASURED = { grade: /** @type {Grade} */ ("A"), date: "2026-11", source: SOURCE };
  const PART = ":scope > .message-htmlpart, :scope > .message-part, :scope > .message-partheaders";

  /** @param {string} field class name of the header's cell @returns {AddressFact[]} */
  function cell(field) {
    // In the folders of sent mail and of drafts larry's short table calls the recipients "from".
    const place = `td.header.${field}:not(#preview-shortheaders *)`;
    const link = `${place} a.rcmContactAddress`;
    return [
      { css: link, read: "title", ...MEASURED },
      { css: link, read: "href", ...MEASURED },
      // The print view has no links.
      { css: `${place} .adr`, read: "text", ...MEASURED },
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

  /** What all skins have. */
  const shared = {
    name: "roundcube",
    hosts: [],
    selfHosted: true,
    frame: "#messagecontframe",
    sender: cell("from"),
    replyTo: cell("replyto"),
    body: [{ css: "#messagebody", ...MEASURED }],
    banner: { css: "#message-objects", ...MEASURED },
    hooks: { isPage, id, attachments, parts },
  };

  Webmails.add(TableWebmail.make({
    ...shared,
    markup: { css: "body.task-mail", ...MEASURED },
    message: { css: "body.action-show, body.action-preview, body.action-print", ...MEASURED },
    subject: { css: "h2.subject, td.header.subject", read: "own text", ...MEASURED },
  }));

  /**
   * The `<body>` of larry, of classic and of skins made from them says nothing of what it shows. A mail
   * has no way into the page's head, so Roundcube's own scripts there tell it from a mail that brings
   * the same markup.
   */
  const olderSkin = {
    css: 'html:has(> head > script[src*="program/js/"]) > body:not(.task-mail):has(#messagebody):has(table.headers-table)',
    ...MEASURED,
  };
  Webmails.add(TableWebmail.make({
    ...shared,
    markup: olderSkin,
    message: olderSkin,
    // Larry puts a word for screen readers before it.
    subject: { css: ":is(h2, h3).subject > span:last-of-type, td.header.subject", read: "own text", ...MEASURED },
  }));
})();
