"use strict";
// SOGo 5: preview pane and own window.

Webmails.add((() => {
  const MEASURED = {
    grade: /** @type {Grade} */ ("A"), date: "2026-11",
    source: "SOGo 5.8.0 (Debian 12), running; Templates/MailerUI/UIxMailViewTemplate.wox",
  };
  return TableWebmail.make({
    name: "sogo",
    hosts: [],
    selfHosted: true,
    markup: { css: 'body[ng-app="SOGo.MailerUI"]', ...MEASURED },
    message: { css: "md-card-content:has(.msg-body)", ...MEASURED },
    sender: [{ css: 'a.md-caption[ng-bind$="message.from[0].email"]', read: "text", nameless: true, ...MEASURED }],
    senderName: { css: 'span[ng-bind$="message.from[0].name"]', ...MEASURED },
    subject: { css: '[ng-bind="viewer.message.subject"]', ...MEASURED },
    body: [{ css: ".mailer_mailcontent .sg-mail-part", ...MEASURED }],
    banner: { css: ".msg-body", ...MEASURED },
  });
})());
