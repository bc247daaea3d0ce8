"use strict";
// Zoho Mail. Partial: hand-made page only.

Webmails.add((() => {
  const PUBLIC = {
    grade: /** @type {Grade} */ ("B"), date: "2026-11",
    source: "a public extension calibrated on a live mailbox (2026-09); data-eid independently in another",
  };
  return TableWebmail.make({
    name: "zoho",
    hosts: [
      "https://mail.zoho.com/*", "https://mail.zoho.eu/*", "https://mail.zoho.in/*", "https://mail.zoho.com.au/*",
      "https://mail.zoho.jp/*", "https://mail.zoho.ca/*", "https://mail.zoho.sa/*",
    ],
    message: { css: '[id^="zm_Container_m"]', ...PUBLIC },
    sender: [{ css: ".zmMHFrom [data-eid]", read: "data-eid", ...PUBLIC }],
    body: [{ css: '[role="document"]', ...PUBLIC }, { css: ".zmMailContent", ...PUBLIC }],
  });
})());
