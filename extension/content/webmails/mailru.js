"use strict";
// Mail.ru. Partial: hand-made page only.

Webmails.add((() => {
  const PUBLIC = {
    grade: /** @type {Grade} */ ("B"), date: "2026-11", source: "one public extension and eight independent scripts",
  };
  return TableWebmail.make({
    name: "mailru",
    // The second serves the same application (a filter list of 2026-08).
    hosts: ["https://e.mail.ru/*", "https://octavius.mail.ru/*"],
    message: { css: ".letter:has(.letter-body)", ...PUBLIC },
    // The title is the address, the text the name; the second is the older spelling.
    sender: [
      { css: ".letter__author .letter-contact[title]", read: "title", ...PUBLIC },
      { css: ".letter__author .letter__contact-item[title]", read: "title", ...PUBLIC },
    ],
    subject: { css: "h2.thread__subject", ...PUBLIC },
    body: [{ css: ".letter-body", ...PUBLIC }],
  });
})());
