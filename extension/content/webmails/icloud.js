"use strict";
// iCloud Mail: the page of www.icloud.com holds the mail application in a frame of another site, and
// that one holds each body in one more. Partial: only links are checked.

Webmails.add((() => {
  const LEAD = { grade: /** @type {Grade} */ ("C"), date: "2026-11", source: "unverified user scripts and filter lists" };
  return TableWebmail.make({
    name: "icloud",
    hosts: ["https://www.icloud.com/*", "https://www-mail.icloud-sandbox.com/*"],
    message: { css: ".thread-detail-pane", ...LEAD },
    sender: [{ css: ".thread-participants [title]", read: "title", ...LEAD }],
    body: [],
    join: {
      frame: { css: "iframe", ...LEAD },
      hosts: ["https://*.icloud-sandbox.com/*"],
      body: { css: ".mail-message-defaults", ...LEAD },
    },
  });
})());
