"use strict";
// GMX, WEB.DE and mail.com: a frame of the navigator holds the webmailer, whose shadow root holds
// the mail, whose body is in a frame of another site. Partial: only links are checked.

Webmails.add((() => {
  const PUBLIC = { grade: /** @type {Grade} */ ("B"), date: "2026-11", source: "several public codes; mail.com the same since 2026-06" };
  return TableWebmail.make({
    name: "gmx",
    hosts: [
      "https://*.navigator.gmx.net/*", "https://*.navigator.web.de/*",
      "https://navigator-bs.gmx.com/*", "https://navigator-lxa.mail.com/*",
      "https://3c.gmx.net/*", "https://3c.web.de/*", "https://3c-bs.gmx.com/*", "https://3c-lxa.mail.com/*",
      "https://webmailer.gmx.net/*", "https://webmailer.web.de/*",
    ],
    message: { css: "webmailer-mail-detail, #mail-detail", ...PUBLIC },
    sender: [],
    body: [],
    join: {
      // With and without a shadow root of `detail-body`'s own.
      frames: [
        { css: ":scope >>> detail-body >>> iframe", ...PUBLIC },
        { css: ':scope >>> iframe[name="detail-body-iframe"]', ...PUBLIC },
      ],
      hosts: ["https://*.mailbody-ui.de/*"],
      body: { css: "body", ...PUBLIC },
    },
  });
})());
