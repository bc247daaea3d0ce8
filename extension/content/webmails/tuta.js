"use strict";
// Tuta Mail. The body is in a shadow root. From its source; partial: hand-made page only. The subject
// has no name of its own in the page and is not read.

Webmails.add((() => {
  const SOURCE = {
    grade: /** @type {Grade} */ ("A"), date: "2026-11",
    source: "tutao/tutanota, MailViewer.ts, MailViewerHeader.ts @1abeb94e",
  };
  return TableWebmail.make({
    name: "tuta",
    hosts: ["https://app.tuta.com/*"],
    message: { css: ".mail-viewer:has(#mail-body)", ...SOURCE },
    // `Name <address>`, the address last: renderAddress() writes it in every case.
    sender: [{ css: ".header [aria-pressed] .items-start > span.text-break", read: "text", ...SOURCE }],
    body: [{ css: "#mail-body >>> #shadow-mail-body", ...SOURCE }],
  });
})());
