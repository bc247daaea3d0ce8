"use strict";
// Gmail and Workspace mail, standard view.
// Selectors: class names and attributes as public code of 2026 uses them (InboxSDK, FlowCrypt,
// gmail.js; `span[email]`, `.h7` and `.ii.gt` have held since 2014–16), gathered in November 2026
// and tried on a hand-made page, not on the live service.

const Gmail = (() => {
  const MESSAGE = ".adn[data-legacy-message-id]";
  const BODY = ".ii.gt > .a3s";
  const DETAIL_ROWS = ".ajA table.ajC tr";
  const DOMAIN = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i;

  /** Gmail's header of one message: everything of it that is not the mail's own. */
  class Header {
    /** @param {Element} root @param {Element} body */
    constructor(root, body) {
      this.root = root;
      this.body = body;
    }

    /** @param {string} selector */
    all(selector) {
      return Dom.all(selector, this.root).filter((element) => !Dom.contains(this.body, element));
    }

    /** @param {string} selector */
    first(selector) {
      return this.all(selector)[0] ?? null;
    }
  }

  /** @param {Element} element @returns {Mailbox} */
  function mailbox(element) {
    const address = Dom.attribute(element, "email")?.trim();
    const name = Dom.attribute(element, "name")?.trim();
    return {
      ...(address?.includes("@") && { address: { value: address, from: "attribute" } }),
      ...(name && name !== address && { name: { value: name, from: "attribute" } }),
    };
  }

  /** @param {Element} row */
  function valueCell(row) {
    return Dom.first("td.gL", row);
  }

  /**
   * Reply-To rows stand between the sender's row and the recipients'. The words before them are
   * in the user's language, so the place tells, and the recipients known from the short header.
   * @param {Header} header
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
   * @param {Header} header
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
   * @param {Header} header
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
   * @param {Header} header
   */
  function attachments(header) {
    return header
      .all("[download_url]")
      .map((element) => (Dom.attribute(element, "download_url") ?? "").split(":")[1] ?? "")
      .filter((name) => name !== "");
  }

  /** @param {Element} root @returns {OpenMessage | null} */
  function message(root) {
    const body = Dom.first(BODY, root);
    const container = body && Dom.closest(body, ".ii.gt");
    if (!body || !container || !Visibility.isShown(body)) return null;
    const header = new Header(root, body);
    const from = header.first("h3.iw span.gD[email]");
    const sender = from ? mailbox(from) : {};
    const heading = Dom.all("h2.hP").find((element) => !Dom.closest(element, ".a3s"));
    const subject = heading ? Dom.text(heading).trim() : "";
    return {
      id: Dom.attribute(root, "data-legacy-message-id") ?? "",
      root,
      sender,
      replyTo: replyTo(header),
      authentication: authentication(header, subject),
      subject,
      attachments: attachments(header),
      parts: [{ element: body, quoted: false }],
      bannerBefore: container,
      problems: sender.address ? [] : ["sender"],
    };
  }

  /** @type {Webmail} */
  const adapter = {
    name: "gmail",
    matches: () => location.hostname === "mail.google.com",
    pane: () => Dom.first("body"),
    messages() {
      return Dom.all(MESSAGE)
        .filter((root) => !Dom.closest(root, ".a3s"))
        .flatMap((root) => message(root) ?? []);
    },
    problems() {
      const bodies = Dom.all(BODY).filter((body) => Visibility.isShown(body));
      return bodies.length > 0 && adapter.messages().length === 0 ? ["layout"] : [];
    },
  };
  return adapter;
})();
