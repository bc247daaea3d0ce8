"use strict";
// Roundcube, skins elastic and larry, preview frame, full page and print view.
// Selectors: measured on Roundcube 1.6.5 (Debian 12, skin elastic) in November 2026, preview frame,
// full page and print view; larry shares the class names of the header table (Roundcube's
// program/actions/mail/show.php writes them), its page frame is not measured.

const Roundcube = (() => {
  const BODY = "#messagebody";
  const PART = ":scope > .message-htmlpart, :scope > .message-part, :scope > .message-partheaders";

  function isMailPage() {
    return Dom.first("body.task-mail") !== null;
  }

  /**
   * Elements of the webmail's own header. Whatever stands in the body is the sender's.
   * @param {string} selector
   * @param {Element} body
   */
  function outsideBody(selector, body) {
    return Dom.all(selector).filter((element) => !Dom.contains(body, element));
  }

  /** @param {Element} link @returns {string | null} */
  function addressOf(link) {
    const title = (Dom.attribute(link, "title") ?? "").trim();
    if (title.includes("@")) return title;
    const mailto = /^mailto:([^?]+)/i.exec(Dom.attribute(link, "href") ?? "");
    if (!mailto) return null;
    try {
      return decodeURIComponent(mailto[1]);
    } catch {
      return mailto[1];
    }
  }

  /** @param {Element} link @returns {Mailbox} */
  function mailboxOfLink(link) {
    const address = addressOf(link);
    const name = Dom.text(link).trim();
    return {
      ...(address && { address: { value: address, from: "attribute" } }),
      ...(name && name !== address && { name: { value: name, from: "text" } }),
    };
  }

  /**
   * `Name <address>`, as the print view writes it. The last pair of brackets is the address; a name
   * may hold others.
   * @param {string} text
   * @returns {Mailbox}
   */
  function mailboxOfText(text) {
    const match = /^(.*?)<?([^<>\s]+@[^<>\s]+)>?$/s.exec(text.trim());
    if (!match) return {};
    const name = match[1].trim();
    return {
      address: { value: match[2], from: "text" },
      ...(name && { name: { value: name, from: "text" } }),
    };
  }

  /**
   * @param {string} field class name of the header's cell
   * @param {Element} body
   * @returns {Mailbox[]}
   */
  function mailboxes(field, body) {
    const cell = outsideBody(`td.header.${field}`, body)[0];
    if (!cell) return [];
    const links = Dom.all("a.rcmContactAddress", cell);
    if (links.length > 0) return links.map(mailboxOfLink);
    return Dom.all(".adr", cell).map((element) => mailboxOfText(Dom.text(element)));
  }

  /**
   * The subject without the words for screen readers and the buttons beside it.
   * @param {Element} body
   */
  function subject(body) {
    const heading = outsideBody("h2.subject, td.header.subject", body)[0];
    if (!heading) return "";
    let text = "";
    for (let node = Dom.firstChild(heading); node; node = Dom.nextSibling(node)) {
      if (Dom.nodeType(node) === Node.TEXT_NODE) text += Dom.text(node);
    }
    return text.replace(/\s+/g, " ").trim();
  }

  /** @param {Element} body */
  function attachments(body) {
    const named = outsideBody("#attachment-list .attachment-name", body);
    const elements = named.length > 0 ? named : outsideBody("#attachment-list a.filename", body);
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

  /** @param {Element} body */
  function bannerBefore(body) {
    return outsideBody("#message-objects", body)[0] ?? body;
  }

  /** @param {Element} body @returns {OpenMessage} */
  function message(body) {
    const senders = mailboxes("from", body);
    // Several From addresses: which one sent the message can't be told here.
    const sender = senders.length === 1 ? senders[0] : {};
    const query = new URLSearchParams(location.search);
    return {
      id: `${query.get("_mbox") ?? ""}/${query.get("_uid") ?? ""}`,
      root: body,
      sender,
      replyTo: mailboxes("replyto", body),
      authentication: { results: [] },
      subject: subject(body),
      attachments: attachments(body),
      parts: parts(body),
      bannerBefore: bannerBefore(body),
      problems: sender.address ? [] : ["sender"],
    };
  }

  /** @type {Webmail} */
  const adapter = {
    name: "roundcube",
    matches: () => isMailPage(),
    // A message has a document of its own; the dark mode is a class of its root.
    pane: () => Dom.first("html"),
    messages() {
      const body = Dom.first(BODY);
      if (!body || !Visibility.isShown(body)) return [];
      return [message(body)];
    },
    problems() {
      const shows = Dom.first("body.action-show, body.action-preview") !== null;
      return shows && !Dom.first(BODY) ? ["layout"] : [];
    },
  };
  return adapter;
})();
