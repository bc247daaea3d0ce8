"use strict";
// Proton Mail's own warning that a sender's domain did not send the message.

WebmailHooks.add("proton", (css) => {
  /** @param {MessageHeader} header @returns {Authentication} */
  function authentication(header) {
    const warned = header.first(css.warning) !== null;
    return { results: [], ...(warned && { warned }) };
  }

  return { authentication };
});
