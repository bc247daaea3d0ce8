"use strict";
// Zoho Mail. Partial: where it shows the sender's address is not confirmed, so only links are checked.

Webmails.add((() => {
  const LEAD = { grade: /** @type {Grade} */ ("C"), date: "2026-11", source: "unverified user scripts" };
  return TableWebmail.make({
    name: "zoho",
    hosts: ["https://mail.zoho.com/*", "https://mail.zoho.eu/*", "https://mail.zoho.in/*"],
    // Its container is not known; the page as a whole never gives one mail's links to another's sender.
    message: { css: "body:has(.zmMailContent, .zmPVContent)", ...LEAD },
    sender: [{ css: ".zmFromAddress", read: "text", ...LEAD }],
    body: [{ css: ".zmMailContent", ...LEAD }, { css: ".zmPVContent", ...LEAD }],
  });
})());
