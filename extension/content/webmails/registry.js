"use strict";
// Which webmail this frame belongs to.

const Webmails = (() => {
  /** @type {Webmail[]} */
  const adapters = [Gmail, Roundcube];

  /** @returns {Webmail | null} */
  function current() {
    return adapters.find((adapter) => adapter.matches()) ?? null;
  }

  return { current };
})();
