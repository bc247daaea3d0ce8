"use strict";
// Nextcloud Mail. An HTML body is in a frame of the same origin. From its source; partial: hand-made
// page only.

Webmails.add((() => {
  const SOURCE = {
    grade: /** @type {Grade} */ ("A"), date: "2026-11",
    source: "nextcloud/mail, ThreadEnvelope.vue @012aac05, MessageHTMLBody.vue",
  };
  return TableWebmail.make({
    name: "nextcloud",
    hosts: [],
    selfHosted: true,
    message: { css: ".envelope--expanded", ...SOURCE },
    mayBeEmpty: true,
    sender: [{ css: ".envelope__header .sender__email", read: "text", nameless: true, ...SOURCE }],
    senderName: { css: ".envelope__header .sender", read: "own text", ...SOURCE },
    subject: { css: "#mail-thread-header h2", grade: "M", date: "2026-11", source: "memory" },
    body: [
      { css: "iframe.message-frame >>> body", ...SOURCE },
      { css: ".mail-message-body .message-container", grade: "M", date: "2026-11", source: "memory; plain text" },
    ],
    banner: { css: ".mail-message-body", ...SOURCE },
  });
})());
