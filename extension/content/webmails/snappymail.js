"use strict";
// SnappyMail's icons with the results of authentication.

WebmailHooks.add("snappymail", (css) => {
  /**
   * The icons' titles are the results as the server found them in any header of that name, a forged one
   * included: only bad news in them is believed. Without more words a title is `DMARC: fail`.
   * @param {MessageHeader} header
   * @returns {Authentication}
   */
  function authentication(header) {
    const titles = header.all(css.result).map((icon) => Dom.attribute(icon, "title") ?? "");
    const told = titles.map((title) => title.replace(/^(DKIM|DMARC|SPF): /, "$1=")).filter((title) => title !== "");
    return { results: [], ...(told.length > 0 && { hearsay: [told.join("; ")] }) };
  }

  return { authentication };
});
