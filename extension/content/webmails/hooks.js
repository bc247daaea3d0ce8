"use strict";
// What only code can read of a webmail, by the webmail's id. The code's selectors stand with all others in
// its table.

const WebmailHooks = (() => {
  /** @type {Map<string, MakeHooks>} */
  const makers = new Map();

  /** @param {string} id @param {MakeHooks} make */
  function add(id, make) {
    makers.set(id, make);
  }

  /**
   * @param {Table} table
   * @returns {Hooks | undefined}
   */
  function of(table) {
    const facts = Object.entries(table.code ?? {});
    return makers.get(table.name)?.(Object.fromEntries(facts.map(([name, { css }]) => [name, css])), table);
  }

  return { add, of };
})();
