"use strict";
// Yahoo Mail, and AOL Mail on the same software. Partial: hand-made pages only; for AOL nobody
// has confirmed that its pages are the same, so there no sender is read.

(() => {
  /** @param {Grade} grade @param {string} source @returns {Pick<Table, "message" | "sender" | "senderName" | "subject" | "body" | "banner">} */
  function rows(grade, source) {
    const from = { grade, date: "2026-11", source };
    const pill = '[data-test-id="message-from"] [data-test-id="email-pill"]';
    return {
      message: { css: '[data-test-id="message-view"]', ...from },
      // A first pill alone may be a name that looks like an address; the second is the address.
      sender: [{ css: `${pill} + [data-test-id="email-pill"]`, read: "text", nameless: true, ...from }],
      senderName: { css: pill, ...from },
      subject: { css: '[data-test-id="message-group-subject-text"]', read: "title", ...from },
      body: [{ css: '[data-test-id="message-view-body-content"]', ...from }],
      banner: { css: '[data-test-id="message-view-body"]', ...from },
    };
  }

  Webmails.add(TableWebmail.make({
    name: "yahoo",
    hosts: ["https://mail.yahoo.com/*"],
    ...rows("B", "Mailvelope, providerSpecific.js @a1c1fa9e"),
  }));
  Webmails.add(TableWebmail.make({
    name: "aol",
    hosts: ["https://mail.aol.com/*"],
    ...rows("C", "as Yahoo Mail, not confirmed"),
  }));
})();
