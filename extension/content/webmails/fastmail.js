"use strict";
// Fastmail. Partial: where it shows the sender's address is not known, so only links are checked.

Webmails.add((() => {
  const LEAD = { grade: /** @type {Grade} */ ("C"), date: "2026-11", source: "unverified user scripts" };
  return TableWebmail.make({
    name: "fastmail",
    hosts: ["https://app.fastmail.com/*"],
    message: { css: ".v-Message.is-expanded", ...LEAD },
    sender: [{ css: ".v-Message-from", read: "title", ...LEAD }],
    senderName: { css: ".v-Message-from", ...LEAD },
    body: [{ css: ".v-Message-body", ...LEAD }],
  });
})());
