"use strict";
// Zimbra, classic web client. Partial: in which words it shows the sender's address is not
// confirmed, so only links are checked.

Webmails.add((() => {
  const SOURCE = { grade: /** @type {Grade} */ ("A"), date: "2026-11", source: "zm-web-client, ZmMailMsgView.js, ZmConvView2.js" };
  const LEAD = { grade: /** @type {Grade} */ ("M"), date: "2026-11", source: "the place is from the source, its content is not" };
  return TableWebmail.make({
    name: "zimbra",
    hosts: [],
    selfHosted: true,
    markup: { css: ".ZmMailMsgCapsuleView, .ZmMailMsgView", ...SOURCE },
    message: { css: '.ZmMailMsgCapsuleView:not([aria-expanded="false"]), .ZmMailMsgView', ...SOURCE },
    mayBeEmpty: true,
    sender: [{ css: '[id$="_from"]', read: "text", ...LEAD }],
    body: [
      { css: 'iframe[id$="_body__iframe"] >>> body', ...LEAD },
      { css: 'iframe[id$="_body"] >>> body', ...SOURCE },
      { css: "div.MsgBody", ...SOURCE },
    ],
  });
})());
