"use strict";
// Services that the user adds to those that the core knows, and more domains of known ones.

const BrandSection = (() => {
  /** @typedef {{ name: string, domain: string }} OwnDomain */

  /**
   * @param {OwnBrand[]} brands
   * @param {string} name
   * @param {string[]} domains
   * @returns {OwnBrand[]}
   */
  function withDomains(brands, name, domains) {
    const known = brands.find((brand) => Change.isSameName(brand.name, name));
    if (!known) return [...brands, { name, domains }];
    const all = [...new Set([...known.domains, ...domains])];
    return brands.map((brand) => (brand === known ? { ...known, domains: all } : brand));
  }

  /**
   * A service goes with its last domain.
   * @param {OwnBrand[]} brands
   * @param {OwnDomain} domain
   */
  function without(brands, { name, domain }) {
    return brands
      .map((brand) => brand.name === name ? { ...brand, domains: brand.domains.filter((one) => one !== domain) } : brand)
      .filter(({ domains }) => domains.length > 0);
  }

  /** @param {OwnDomain} own */
  async function remove(own) {
    await Settings.update((settings) => ({ ...settings, brands: without(settings.brands, own) }));
    Notice.show("brands-notice", say("opt_removed", [own.domain]), () =>
      Settings.update((settings) => ({ ...settings, brands: withDomains(settings.brands, own.name, [own.domain]) })));
  }

  /** @param {OwnDomain} own */
  function row(own) {
    const label = say("opt_remove_of", [own.domain, own.name]);
    const button = Rows.button(`${own.domain} ${own.name}`, say("ui_remove"), label, () => remove(own));
    return Rows.row(own.domain, "", [button]);
  }

  /** @param {OptionsState} state */
  function show({ settings, policy }) {
    /** @param {boolean} isManaged */
    const entriesOf = (isManaged) => (/** @type {OwnBrand} */ { name, domains }) =>
      domains.map((domain) => ({ name, domain, isManaged }));
    const entries = [
      ...(policy.brands ?? []).flatMap(entriesOf(true)),
      ...settings.brands.flatMap(entriesOf(false)),
    ];
    Rows.fill("brands-list", Rows.byBrand(entries, ({ name }) => name, (own) =>
      own.isManaged ? Rows.lockedRow(own.domain, "") : row(own)));
    byId("brands-none").hidden = entries.length > 0;
  }

  async function add() {
    const missing = Form.missing(["brand-name", "brand-domains"]);
    if (missing) return missing;
    const typed = Form.valueOf("brand-name");
    const name = BrandNames.find(typed) ?? typed;
    const domains = Form.valueOf("brand-domains").split(/[\s,;]+/);
    const fault = await Change.make((settings) => ({ ...settings, brands: withDomains(settings.brands, name, domains) }));
    return Form.ofFault(fault, "brand-domains", "brand-name");
  }

  function start() {
    Form.start("brands-form", add);
  }

  return { start, show, withDomains };
})();
