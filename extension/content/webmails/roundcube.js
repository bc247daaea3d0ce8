"use strict";
// Roundcube: parts, attachments, and the headers that the reader opens.

WebmailHooks.add("roundcube", (css, table) => {
  /** @param {MessageHeader} header */
  function attachments(header) {
    const named = header.all(css.attachment);
    const elements = named.length > 0 ? named : header.all(css.olderAttachment);
    return elements.map((element) => Dom.text(element).trim());
  }

  /**
   * Parts in order. From the first forwarded message's header on, the words are somebody else's.
   * @param {Element} body
   */
  function parts(body) {
    let quoted = false;
    return Dom.all(css.part, body).map((element) => {
      quoted ||= element.matches(css.partHeaders);
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
    const frames = pages().flatMap((page) => Dom.all(css.dialogFrame, page));
    return frames.filter((frame) => table.body.every((body) => Dom.closest(frame, body.css) === null)).flatMap((frame) => {
      const inner = Dom.inside(frame);
      const address = inner && Dom.windowOf(inner)?.location;
      if (!inner || !address || address.origin !== location.origin || address.pathname !== location.pathname) return [];
      const shown = new URLSearchParams(address.search);
      const isOfThis = ["_uid", "_mbox"].every((key) => shown.get(key) !== null && shown.get(key) === own.get(key));
      return isOfThis && shown.get("_action") === "headers" ? Dom.all(css.dialogHeaders, inner) : [];
    });
  }

  /**
   * The headers that the reader opened, in elastic's dialog or in the older skins' box.
   * @param {MessageHeader} header
   * @returns {Authentication}
   */
  function authentication(header) {
    const boxes = [...inDialog(), ...header.all(css.openHeaders)];
    headers = boxes.map(lines).find((read) => read !== "") ?? headers;
    return { results: [], ...(headers !== "" && { headers }) };
  }

  /** Where a dialog comes that is not of this page. */
  function beside() {
    return pages().slice(1).flatMap((page) => Dom.all("body", page));
  }

  return { isPage, id, attachments, parts, authentication, beside };
});
