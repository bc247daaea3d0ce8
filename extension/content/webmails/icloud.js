"use strict";
// iCloud Mail: the page of www.icloud.com holds the mail application in a frame of its own origin, and
// that one holds each body in a frame of another site. Partial: where the application shows the
// sender's address is not known, so only links are checked.

Webmails.add((() => {
  const LEAD = { grade: /** @type {Grade} */ ("C"), date: "2026-11", source: "unverified user scripts and filter lists" };
  const PUBLIC = { grade: /** @type {Grade} */ ("B"), date: "2026-11", source: "several public codes (2026-09)" };
  return TableWebmail.make({
    name: "icloud",
    hosts: ["https://www.icloud.com/*", "https://www.icloud.com.cn/*", "https://www-mail.icloud-sandbox.com/*"],
    frame: 'iframe[src*="/applications/mail2/"]',
    message: { css: ".thread-detail-pane", ...LEAD },
    sender: [],
    body: [],
    join: {
      // Not what is being written.
      frames: [{ css: 'iframe:not([src*="mail2-rte"])', ...PUBLIC }],
      hosts: ["https://*.icloud-sandbox.com/*"],
      body: { css: ".mail-message-defaults", ...PUBLIC },
    },
  });
})());
