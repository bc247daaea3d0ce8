"use strict";
// The services that can be chosen: those that the core knows and the user's own.

const BrandNames = (() => {
  /** @type {KnownBrand[]} */
  let known = [];
  /** @type {string[]} */
  let names = [];

  /**
   * Whatever names a service as the user's own.
   * @param {Settings} settings
   */
  const used = ({ exchanges, brands, codes }) =>
    [...exchanges, ...brands.map(({ name }) => name), ...codes.map(({ brand }) => brand)];

  /**
   * Names of services, the user's own first.
   * @param {OptionsState} state
   */
  function show({ settings, policy }) {
    const own = [...(policy.brands ?? []), ...settings.brands].map(({ name }) => name);
    names = Exchanges.ownFirst([...known.map(({ name }) => name), ...own], used(settings));
    const different = names.filter((name, index) => names.findIndex((other) => Change.isSameName(other, name)) === index);
    byId("brand-names").replaceChildren(...different.map((name) => {
      const option = document.createElement("option");
      option.value = name;
      return option;
    }));
  }

  async function start() {
    known = await Core.run("brands", undefined, null);
  }

  /**
   * A name as it is known, whatever its letters' case.
   * @param {string} typed
   */
  const find = (typed) => names.find((name) => Change.isSameName(name, typed)) ?? null;

  /** Of those whose mail is known to carry a code; the user's own first. */
  const withCode = () => names.filter((name) => known.some((one) => one.name === name && one.code === true));

  return { start, show, find, withCode };
})();
