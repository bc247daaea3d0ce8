"use strict";
// GMX, WEB.DE and mail.com: a frame of the navigator holds the webmailer, whose shadow root holds
// the mail, whose body is in a frame of another site. Partial: only links are checked.

Webmails.add((() => {
  const LEAD = { grade: /** @type {Grade} */ ("C"), date: "2026-11", source: "unverified user scripts and filter lists" };
  return TableWebmail.make({
    name: "gmx",
    hosts: [
      "https://*.navigator.gmx.net/*", "https://*.navigator.web.de/*",
      "https://navigator-bs.gmx.com/*", "https://navigator-lxa.mail.com/*",
      "https://3c.gmx.net/*", "https://3c.web.de/*", "https://3c-bs.gmx.com/*", "https://3c-lxa.mail.com/*",
      "https://webmailer.gmx.net/*", "https://webmailer.web.de/*",
    ],
    message: { css: "webmailer-mail-detail, #mail-detail", ...LEAD },
    sender: [],
    body: [],
    join: {
      frame: { css: ":scope >>> detail-body >>> iframe", ...LEAD },
      hosts: ["https://*.mailbody-ui.de/*"],
      body: { css: "body", ...LEAD },
    },
  });
})());
