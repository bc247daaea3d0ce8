"use strict";
// Cypht. From its source; partial: hand-made page only.

Webmails.add((() => {
  const SOURCE = { grade: /** @type {Grade} */ ("A"), date: "2026-11", source: "cypht, modules/imap/output_modules.php" };
  return TableWebmail.make({
    name: "cypht",
    hosts: [],
    selfHosted: true,
    markup: { css: ".msg_text .js-header_from", ...SOURCE },
    message: { css: ".msg_text", ...SOURCE },
    mayBeEmpty: true,
    // The From line as the mail has it: the address is what stands last, in brackets.
    sender: [{ css: ".js-header_from", read: "text", ...SOURCE }],
    subject: { css: ".js-header_subject", ...SOURCE },
    body: [{ css: ".msg_text_inner", ...SOURCE }],
  });
})());
