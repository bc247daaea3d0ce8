"use strict";
// Open-Xchange App Suite, on mailbox.org, at Orange and elsewhere. Partial: in which words it shows the sender's
// address is not confirmed, so only links are checked.

Webmails.add((() => {
  const PUBLIC = { grade: /** @type {Grade} */ ("B"), date: "2026-11", source: "App Suite's own end-to-end tests" };
  const LEAD = { grade: /** @type {Grade} */ ("M"), date: "2026-11", source: "memory" };
  return TableWebmail.make({
    name: "openxchange",
    hosts: [
      "https://app.mailbox.org/*", "https://office.mailbox.org/*", "https://mail.orange.fr/*", "https://mail01.orange.fr/*",
    ],
    selfHosted: true,
    markup: { css: ".mail-detail-pane", ...PUBLIC },
    message: { css: ".mail-detail-pane article.mail-detail, .mail-detail-pane:not(:has(article.mail-detail))", ...PUBLIC },
    mayBeEmpty: true,
    sender: [{ css: ".detail-view-header .from [title]", read: "title", ...LEAD }],
    subject: { css: ".mail-detail-pane .subject", ...LEAD },
    body: [{ css: "iframe.mail-detail-frame >>> body", ...PUBLIC }],
  });
})());
