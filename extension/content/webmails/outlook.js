"use strict";
// Outlook on the web: personal, work and school accounts. Partial: hand-made page only.

Webmails.add((() => {
  const NOTES = { grade: /** @type {Grade} */ ("B"), date: "2026-11", source: "public extensions' notes on saved pages of outlook.cloud.microsoft, 2026-09" };
  const LABEL = { grade: /** @type {Grade} */ ("B"), date: "2026-11", source: "several public codes" };
  return TableWebmail.make({
    name: "outlook",
    hosts: [
      "https://outlook.live.com/*", "https://outlook.office.com/*",
      "https://outlook.office365.com/*", "https://outlook.cloud.microsoft/*",
    ],
    // The label is in the user's language, so it only stands in for the section's name.
    message: { css: ':is([data-app-section="MailReadCompose"], [aria-label="Email message"]):has([id^="UniqueMessageBody"])', ...NOTES },
    // The title may repeat a name; only together with the address in brackets it is believed.
    sender: [
      { css: '[id^="MSG_"][id$="_FROM"] span[title]', read: "title", confirmed: true, ...NOTES },
      // "From: Name<address>", the word in the user's language. Of colleagues it has no address.
      { css: '[id^="MSG_"][id$="_FROM"] [aria-label]', read: "aria-label", labelled: true, ...LABEL },
    ],
    subject: { css: '[id^="CONV_"][id$="_SUBJECT"] span[title]', read: "title", ...NOTES },
    body: [{ css: '[id^="UniqueMessageBody"]', ...NOTES }],
  });
})());
