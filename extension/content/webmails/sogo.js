"use strict";
// SOGo 5. From the templates of the package; partial: hand-made page only.

Webmails.add((() => {
  const SOURCE = {
    grade: /** @type {Grade} */ ("A"), date: "2026-11",
    source: "SOGo 5.8.0 (Debian 12), Templates/MailerUI/UIxMailViewTemplate.wox",
  };
  return TableWebmail.make({
    name: "sogo",
    hosts: [],
    selfHosted: true,
    markup: { css: 'body[ng-app="SOGo.MailerUI"]', ...SOURCE },
    message: { css: "md-card-content:has(.msg-body)", ...SOURCE },
    sender: [{ css: 'a.md-caption[ng-bind$="message.from[0].email"]', read: "text", nameless: true, ...SOURCE }],
    senderName: { css: 'span[ng-bind$="message.from[0].name"]', ...SOURCE },
    subject: { css: '[ng-bind="viewer.message.subject"]', ...SOURCE },
    body: [{ css: ".mailer_mailcontent .sg-mail-part", ...SOURCE }],
    banner: { css: ".msg-body", ...SOURCE },
  });
})());
