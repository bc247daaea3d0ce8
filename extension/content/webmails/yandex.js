"use strict";
// Yandex Mail. Partial: hand-made page only.

Webmails.add((() => {
  const PUBLIC = { grade: /** @type {Grade} */ ("B"), date: "2026-11", source: "public extensions; the qa- names are its own tests'" };
  return TableWebmail.make({
    name: "yandex",
    hosts: [
      "https://mail.yandex.ru/*", "https://mail.yandex.com/*", "https://mail.yandex.by/*",
      "https://mail.yandex.kz/*", "https://mail.yandex.uz/*", "https://mail.yandex.com.tr/*",
    ],
    // Its container of one message is not known. With the whole page for it, different senders in
    // an open thread leave the sender unread and never lend one's name to the other's links.
    message: { css: "body:has(.js-message-body-content)", ...PUBLIC },
    sender: [{ css: ".qa-MessageViewer-SenderEmail", read: "text", nameless: true, ...PUBLIC }],
    senderName: { css: ".qa-MessageViewer-SenderName", ...PUBLIC },
    body: [{ css: ".js-message-body-content", ...PUBLIC }],
  });
})());
