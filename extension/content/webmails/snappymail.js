"use strict";
// SnappyMail, and RainLoop, which it comes from. One container serves every message, and the bodies
// of earlier ones stay in it, hidden.

Webmails.add((() => {
  const ICON = ".informationShort > .from ~ i[title]";

  const MEASURED = { grade: /** @type {Grade} */ ("A"), date: "2026-11", source: "SnappyMail 2.38.2, running" };
  const RAINLOOP = { grade: /** @type {Grade} */ ("M"), date: "2026-11", source: "RainLoop's spelling of the same" };
  /**
   * The icons' titles are the results as the server found them in any header of that name, a forged one
   * included: only bad news in them is believed. Without more words a title is `DMARC: fail`.
   * @param {MessageHeader} header
   * @returns {Authentication}
   */
  function authentication(header) {
    const titles = header.all(ICON).map((icon) => Dom.attribute(icon, "title") ?? "");
    const told = titles.map((title) => title.replace(/^(DKIM|DMARC|SPF): /, "$1=")).filter((title) => title !== "");
    return { results: [], ...(told.length > 0 && { hearsay: [told.join("; ")] }) };
  }

  return TableWebmail.make({
    name: "snappymail",
    hosts: [],
    selfHosted: true,
    markup: { css: "#V-MailMessageView", ...MEASURED },
    message: { css: "#V-MailMessageView .messageView", ...MEASURED },
    mayBeEmpty: true,
    // The title is the whole From line, the address last and in brackets.
    sender: [{ css: ".informationShort > .from[title]", read: "title", ...MEASURED }],
    subject: { css: ".messageItemHeader .subject", ...MEASURED },
    body: [
      { css: '.bodyText > [id^="rl-msg-"]', ...MEASURED },
      { css: '.bodyText > [id^="rl-mgs-"]', ...RAINLOOP },
    ],
    banner: { css: ".bodyText", ...MEASURED },
    hooks: { authentication },
  });
})());
