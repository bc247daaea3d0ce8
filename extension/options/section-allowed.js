"use strict";
// Senders and link hosts that raise no warning, by the service that they are allowed for.

const AllowedSection = (() => {
  /** @param {AllowRule} rule */
  const placeOf = ({ place }) => say(`opt_place_${place}`);

  /** @param {AllowRule} rule */
  async function remove(rule) {
    await Settings.disallow(rule);
    Notice.show("allowed-notice", say("opt_removed", [rule.value]), () => Settings.allow(rule));
  }

  /** @param {AllowRule} rule */
  function row(rule) {
    const { place, value, brand } = rule;
    const label = say("opt_remove_of", [value, brand]);
    return Rows.row(value, placeOf(rule), [
      Rows.button(`${place} ${value} ${brand}`, say("ui_remove"), label, () => remove(rule)),
    ]);
  }

  /** @param {OptionsState} state */
  function show({ settings, policy }) {
    const isLocked = policy.lockAllowed === true;
    const managed = policy.allowed ?? [];
    /** @type {{ rule: AllowRule, isManaged: boolean }[]} */
    const entries = [
      ...managed.map((rule) => ({ rule, isManaged: true })),
      ...(isLocked ? [] : settings.allowed.map((rule) => ({ rule, isManaged: false }))),
    ];
    Rows.fill("allowed-list", Rows.byBrand(entries, ({ rule }) => rule.brand, ({ rule, isManaged }) =>
      isManaged ? Rows.lockedRow(rule.value, placeOf(rule)) : row(rule)));
    byId("allowed-none").hidden = entries.length > 0;
    byId("allowed-form").hidden = isLocked;
    byId("allowed-locked").hidden = !isLocked;
  }

  async function add() {
    const missing = Form.missing(["allowed-brand", "allowed-value"]);
    if (missing) return missing;
    const brand = BrandNames.find(Form.valueOf("allowed-brand"));
    if (!brand) return { field: "allowed-brand", text: say("opt_unknown_brand") };
    const rule = { place: /** @type {Place} */ (Form.valueOf("allowed-place")), value: Form.valueOf("allowed-value"), brand };
    const fault = await Change.make((settings) => ({ ...settings, allowed: [...settings.allowed, rule] }));
    return Form.ofFault(fault, "allowed-value", "allowed-brand");
  }

  function start() {
    Form.start("allowed-form", add);
  }

  return { start, show };
})();
