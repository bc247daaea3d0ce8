"use strict";
// Fastmail. Partial: only one public code says where the sender's address stands, so only links are
// checked.

Webmails.add((() => {
  const PUBLIC = {
    grade: /** @type {Grade} */ ("B"), date: "2026-11", source: "fastmail-plus (2026-06) and two other public codes",
  };
  const LEAD = { grade: /** @type {Grade} */ ("C"), date: "2026-11", source: "one public code" };
  return TableWebmail.make({
    name: "fastmail",
    hosts: ["https://app.fastmail.com/*", "https://betaapp.fastmail.com/*"],
    message: { css: ".v-MessageCard:not(.v-MessageCard--draft):not(.is-collapsed)", ...PUBLIC },
    sender: [{ css: ".v-MessageCard-from[title]", read: "title", ...LEAD }],
    subject: { css: ".v-Thread-title h1", ...PUBLIC },
    body: [{ css: ".v-Message-body", ...PUBLIC }],
  });
})());
