"use strict";
// What is known of services and offices: the core's brands, the user's own, and the two tables beside
// this file. All of it is in the extension; nothing is asked of anyone.

const ClickedFacts = (() => {
  /** @param {string} name */
  async function table(name) {
    const response = await fetch(ext.runtime.getURL(`clicked/${name}.json`));
    return response.json();
  }

  /**
   * The services that can be chosen, by name.
   * @returns {Promise<ClickedService[]>}
   */
  async function services() {
    const [known, { brands: own }] = await Promise.all([Core.run("brands", undefined, null), Settings.effective()]);
    const names = new Set(known.map(({ name }) => name));
    const added = own.filter(({ name }) => !names.has(name));
    return [
      ...known.map(({ name, genuine, report }) => ({ name, genuine, report })),
      ...added.map(({ name, domains }) => ({ name, genuine: domains[0] ?? null, report: null })),
    ];
  }

  /** @returns {Promise<ClickedKnowledge>} */
  async function load() {
    const [brands, tables, offices] = await Promise.all([services(), table("services"), table("authorities")]);
    return { brands, ...tables, ...offices };
  }

  return { load };
})();
