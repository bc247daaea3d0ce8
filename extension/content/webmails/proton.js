"use strict";
// Proton Mail. The body is in a frame of the same origin without scripts. From its source; partial:
// hand-made page only.

Webmails.add((() => {
  // The newer name first. Both stand for FLAG_DMARC_FAIL, which Proton sets when it receives a message.
  const WARNING = ["dmarc-validation-failure", "failed-dmarc-validation"]
    .map((name) => `[data-testid="spam-banner:${name}"]`)
    .join(", ");

  const SOURCE = {
    grade: /** @type {Grade} */ ("A"), date: "2026-11",
    source: "ProtonMail/WebClients, MessageView.tsx @d3526f9d, HeaderExpanded.tsx @14b6467a, MessageBodyIframe.tsx, ExtraSpamScore.tsx",
  };

  /** @param {MessageHeader} header @returns {Authentication} */
  function authentication(header) {
    const warned = header.first(WARNING) !== null;
    return { results: [], ...(warned && { warned }) };
  }

  const SENDER = '[data-testid="recipients:sender"]';
  return TableWebmail.make({
    name: "proton",
    hosts: ["https://mail.proton.me/*"],
    message: { css: 'article[data-testid^="message-view-"][data-expanded="true"]', ...SOURCE },
    id: "data-message-id",
    sender: [{ css: `${SENDER} [data-testid="recipient-address"]`, read: "text", nameless: true, ...SOURCE }],
    senderName: { css: `${SENDER} [data-testid="recipient-label"]`, ...SOURCE },
    subject: { css: '[data-testid="conversation-header:subject"]', ...SOURCE },
    body: [{ css: 'iframe[data-testid="content-iframe"] >>> body', ...SOURCE }],
    hooks: { authentication },
  });
})());
