"use strict";
// Yahoo Mail, and AOL Mail on the same software. Partial: hand-made pages only; for AOL nobody has
// confirmed that its headers are the same, so there no sender is read.

(() => {
  const date = "2026-11";
  const PUBLIC = { grade: /** @type {Grade} */ ("B"), date, source: "Trocker (2026-02), Mailvelope @a1c1fa9e, others; the picture: one extension (2026), its button: two more" };
  const PICTURE = /endpoints\/smtp:([^/]+)\//;

  /** @param {{ grade: Grade, date: string, source: string }} header where the sender's place is known from */
  function rows(header) {
    const pill = '[data-test-id="message-from"] [data-test-id="email-pill"]';
    const address = ':is([data-test-id="email-pill"], span)';
    // The header of 2026: a button with the name, and the address only in that of the sender's picture.
    const picture = 'img[src*="endpoints/smtp:"]';
    const newHeader = '[data-test-id="message-header"]';
    const button = `${newHeader}:has(${picture}) [data-test-id="with-contact-card-anchor"]`;
    return {
      message: { css: '[data-test-id="message-view"]', ...PUBLIC },
      // A pill alone may be a name that looks like an address: only what stands behind it is believed,
      // and only together with that the pill is the name.
      sender: [
        { css: `${pill} + ${address}`, read: "text", nameless: true, ...header },
        { css: `${newHeader} ${picture}`, read: "src", within: PICTURE, nameless: true, ...header },
      ],
      senderName: { css: `${pill}:has(+ ${address}), ${button}`, ...header },
      subject: { css: '[data-test-id="message-group-subject-text"]', read: "title", ...PUBLIC },
      body: [{ css: '[data-test-id="message-view-body-content"]', ...PUBLIC }],
      banner: { css: '[data-test-id="message-view-body"]', ...PUBLIC },
    };
  }

  Webmails.add(TableWebmail.make({ name: "yahoo", hosts: ["https://mail.yahoo.com/*"], ...rows(PUBLIC) }));
  Webmails.add(TableWebmail.make({
    name: "aol",
    hosts: ["https://mail.aol.com/*"],
    ...rows({ grade: "C", date, source: "as Yahoo Mail, not confirmed" }),
  }));
})();
