"use strict";
// Where mail is checked: the switch for all sites, the named webmails, and those that the user added.

const WebmailSection = (() => {
  const element = { everywhere: /** @type {HTMLInputElement} */ (byId("everywhere")) };

  /** @param {string} site */
  const hostOf = (site) => site.replace("https://", "").replace("*.", "");

  /** @param {string[]} origins @param {boolean} enabled */
  const turn = (origins, enabled) =>
    ext.storage.local.set(Object.fromEntries(origins.map((origin) => [siteKey(origin), { enabled }])));

  /**
   * A webmail's sites, and those of its numbered servers that the user switched.
   * @param {NamedWebmail} webmail
   * @param {OptionsState} state
   */
  function sitesOf({ sites }, { switches }) {
    const switched = Object.keys(switches).filter((origin) =>
      sites.some((site) => site.includes("*") && covers(`${site}/*`, new URL(origin))));
    return [...sites.filter((site) => !site.includes("*")), ...switched];
  }

  /** @param {string} origin @param {ManagedPolicy} policy */
  const isDecreed = (origin, { sitesOn = [], sitesOff = [], lockSwitches = false }) =>
    lockSwitches || sitesOn.includes(origin) || sitesOff.includes(origin);

  /** @param {NamedWebmail} webmail @param {OptionsState} state */
  function namedRow(webmail, state) {
    const origins = sitesOf(webmail, state);
    const hosts = webmail.sites.map(hostOf).join(", ");
    if (!state.permitted.has(webmail.name)) {
      return Rows.row(webmail.name, hosts, [permitButton(webmail.name, () => permit(allPatternsOf(webmail)))]);
    }
    // Of numbered servers only the one that is open has a switch, in the popup.
    if (origins.length === 0) return Rows.row(webmail.name, `${hosts} · ${say("opt_switch_in_popup")}`, []);
    if (origins.some((origin) => isDecreed(origin, state.policy))) return Rows.lockedRow(webmail.name, hosts);
    const isOn = origins.every((origin) => state.switches[origin] !== false);
    const label = say("opt_check_on", [webmail.name]);
    return Rows.row(webmail.name, hosts, [
      Rows.toggle(webmail.name, label, isOn, (checked) => turn(origins, checked)),
    ]);
  }

  /** @param {string} origin */
  async function remove(origin) {
    await AddedSites.remove(sitePattern(origin));
    Notice.show("added-notice", say("opt_removed", [origin]), null);
    byId("webmails-title").focus();
  }

  /**
   * The background registers what the browser lets us into.
   * @param {string[]} origins
   */
  const permit = (origins) => ext.permissions.request({ origins });

  /** @param {string} name @param {() => void} pressed */
  const permitButton = (name, pressed) =>
    Rows.button(`permit ${name}`, say("opt_permit"), say("opt_permit_site", [name]), pressed);

  /** @param {string} origin @param {OptionsState} state */
  function addedRow(origin, state) {
    const button = Rows.button(`remove ${origin}`, say("ui_remove"), say("ui_remove_site", [origin]), () => remove(origin));
    if (!state.permitted.has(origin)) {
      const ask = permitButton(origin, () => permit(patternsOf(origin)));
      return Rows.row(origin, say("opt_not_permitted"), [ask, button]);
    }
    if (isDecreed(origin, state.policy)) return Rows.lockedRow(origin, "");
    const label = say("opt_check_on", [origin]);
    const toggle = Rows.toggle(origin, label, state.switches[origin] !== false, (checked) => turn([origin], checked));
    return Rows.row(origin, "", [toggle, button]);
  }

  /** @param {OptionsState} state */
  function show(state) {
    const isLocked = state.policy.lockSwitches === true;
    element.everywhere.checked = state.everywhere || isLocked;
    element.everywhere.disabled = isLocked;
    Rows.fill("named", NAMED_WEBMAILS.map((webmail) => namedRow(webmail, state)));
    const added = Object.keys(state.switches).filter((origin) => !namedPatternsAt(origin));
    const managed = (state.policy.sitesOn ?? []).filter((origin) => !namedPatternsAt(origin));
    const all = [...new Set([...managed, ...added])].sort();
    Rows.fill("added", all.map((origin) => addedRow(origin, state)));
    byId("added-none").hidden = all.length > 0;
  }

  function start() {
    element.everywhere.addEventListener("change", () =>
      ext.storage.local.set({ [Settings.EVERYWHERE]: { enabled: element.everywhere.checked } }));
  }

  return { start, show };
})();
