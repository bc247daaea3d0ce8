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

  /** What the reader opened of this page's one message; a dialog that is closed again said it all the same. */
  let headers = "";

  /**
   * Header lines as Roundcube writes them: `<br>` between them, continued ones indented. What else breaks a
   * line stood in the mail.
   * @param {Element} box
   */
  function lines(box) {
    let read = "";
    for (let node = Dom.firstChild(box); node; node = Dom.nextSibling(node)) {
      const isBreak = Dom.isElement(node) && Dom.localName(node) === "br";
      read += isBreak ? "\n" : Dom.text(node).replace(/[^\S\u00a0]+/g, " ");
    }
    return read.replace(/\n /g, "\n").trim();
  }

  /** The documents in which Roundcube opens dialogs: this one, and the one around the preview pane. */
  function pages() {
    try {
      return window.parent === window ? [document] : [document, window.parent.document];
    } catch {
      return [document];
    }
  }

  /** Elastic opens a dialog with a frame whose address names the message. */
  function inDialog() {
    const own = new URLSearchParams(location.search);
    const frames = pages().flatMap((page) => Dom.all("iframe#headersframe", page));
    return frames.filter((frame) => Dom.closest(frame, "#messagebody") === null).flatMap((frame) => {
      const inner = Dom.inside(frame);
      const address = inner && Dom.windowOf(inner)?.location;
      if (!inner || !address || address.origin !== location.origin || address.pathname !== location.pathname) return [];
      const shown = new URLSearchParams(address.search);
      const isOfThis = ["_uid", "_mbox"].every((key) => shown.get(key) !== null && shown.get(key) === own.get(key));
      return isOfThis && shown.get("_action") === "headers" ? Dom.all("body > .frame-content", inner) : [];
    });
  }

  /**
   * The headers that the reader opened, in elastic's dialog or in the older skins' box.
   * @param {MessageHeader} header
   * @returns {Authentication}
   */
  function authentication(header) {
    const boxes = [...inDialog(), ...header.all("#full-headers > #all-headers > #headers-source")];
    headers = boxes.map(lines).find((read) => read !== "") ?? headers;
    return { results: [], ...(headers !== "" && { headers }) };
  }

  /** Where a dialog comes that is not of this page. */
  function beside() {
    return pages().slice(1).flatMap((page) => Dom.all("body", page));
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
    hooks: { isPage, id, attachments, parts, authentication, beside },
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
