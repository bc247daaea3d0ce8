"use strict";
// Horde IMP 6, dynamic view: preview pane and own window.

Webmails.add((() => {
  const MEASURED = {
    grade: /** @type {Grade} */ ("A"), date: "2026-11",
    source: "IMP 6.2.27 (Debian 12), running; templates/dynamic, js/dimpcore.js",
  };
  return TableWebmail.make({
    name: "horde",
    hosts: [],
    selfHosted: true,
    markup: { css: "#previewMsg, .msgfullread", ...MEASURED },
    message: { css: "#previewMsg, .msgfullread", ...MEASURED },
    mayBeEmpty: true,
    sender: [
      // With a name the address is the title; without one it is the text.
      { css: "#msgHeaderFrom a.address[title]", read: "title", ...MEASURED },
      { css: "#msgHeaderFrom a.address:not([title])", read: "text", ...MEASURED },
    ],
    subject: { css: "#msgHeaders .subject", ...MEASURED },
    body: [
      { css: ".messageBody .mimePartData iframe.htmlMsgData >>> body", ...MEASURED },
      // Beside it IMP puts its own buttons.
      { css: ".messageBody .mimePartData", ...MEASURED },
    ],
    banner: { css: ".messageBody", ...MEASURED },
  });
})());
