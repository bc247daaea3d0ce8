"use strict";
// Mail.ru. Partial: where it shows the sender's address is not confirmed, so only links are checked.

Webmails.add((() => {
  const LEAD = { grade: /** @type {Grade} */ ("C"), date: "2026-11", source: "unverified user scripts" };
  return TableWebmail.make({
    name: "mailru",
    hosts: ["https://e.mail.ru/*"],
    message: { css: ".letter:has(.letter-body)", ...LEAD },
    sender: [{ css: ".letter__author .letter__contact-item[title]", read: "title", ...LEAD }],
    subject: { css: "h2.thread__subject", ...LEAD },
    body: [{ css: ".letter-body", ...LEAD }],
  });
})());
