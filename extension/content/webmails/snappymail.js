"use strict";
// SnappyMail, and RainLoop, which it comes from. One container serves every message, and the bodies
// of earlier ones stay in it, hidden.

Webmails.add((() => {
  const MEASURED = { grade: /** @type {Grade} */ ("A"), date: "2026-11", source: "SnappyMail 2.38.2, running" };
  const RAINLOOP = { grade: /** @type {Grade} */ ("M"), date: "2026-11", source: "RainLoop's spelling of the same" };
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
  });
})());
