"use strict";
// What the user decided, as it holds in this frame: whether mail is checked on the site in the
// address bar, by which rules, in which language. The background knows; every frame asks it, and
// asks again when something changed.

const ContentSettings = (() => {
  /** @typedef {{ on: boolean, renewed: boolean }} Change `renewed`: other rules or words than before */

  /** @type {SettingsAnswer | null} */
  let known = null;
  let round = 0;

  /**
   * The origin of the page in the address bar, where this frame can tell. `ancestorOrigins` also
   * answers in frames of other sites; Firefox lacks it, and there the background knows.
   * @returns {string | null}
   */
  function site() {
    const ancestors = location.ancestorOrigins;
    if (ancestors && ancestors.length > 0) return ancestors[ancestors.length - 1];
    try {
      return window.top?.location.origin ?? null;
    } catch {
      return null;
    }
  }

  /**
   * Without the background, which may be changing its version right now, the switch of the site is
   * still to be read: a check must not end in silence.
   * @returns {Promise<SettingsAnswer>}
   */
  async function lookUp() {
    const key = siteKey(site() ?? location.origin);
    const stored = await ext.storage.local.get(key);
    return {
      settings: null, site: site(), enabled: isEnabled(stored[key]), paused: false, canAllow: false, house: null, words: null,
    };
  }

  /** @returns {Promise<SettingsAnswer>} */
  async function ask() {
    try {
      /** @type {SettingsAnswer | undefined} */
      const answer = await Background.ask({ type: "settings", site: site() });
      return answer ?? (await lookUp());
    } catch {
      return lookUp();
    }
  }

  /** @param {SettingsAnswer} answer */
  function take(answer) {
    const rules = (/** @type {SettingsAnswer | null} */ one) => JSON.stringify([one?.settings, one?.canAllow, one?.house]);
    const renewed = rules(answer) !== rules(known);
    known = answer;
    setWords(answer.words);
    if (answer.settings) Engine.configure(answer.settings);
    return { on: answer.enabled && !answer.paused, renewed };
  }

  /**
   * Tells how things stand, now and whenever that changes.
   * @param {(change: Change) => void} changed
   */
  function follow(changed) {
    const renew = async () => {
      round += 1;
      const mine = round;
      const answer = await ask();
      // Of two questions the later one's answer counts.
      if (mine === round) changed(take(answer));
    };
    ext.storage.onChanged.addListener((_, area) => {
      if (area === "local") void renew();
    });
    ext.runtime.onMessage.addListener((message, sender) => {
      if (sender.id === ext.runtime.id && message?.type === "settingsChanged") void renew();
    });
    return renew();
  }

  /** The site as the background named it: where this frame can't tell, and when the tab has gone on since. */
  const knownSite = () => known?.site ?? null;
  /** Whether a quiet line stands above mail that fits. */
  const showsConsistent = () => known?.settings?.showConsistent ?? true;
  /** The language that the user chose. */
  const language = () => known?.settings?.language ?? null;
  /** Whether readers may allow senders and hosts themselves. */
  const canAllow = () => known?.canAllow ?? false;
  /** Whom the manager names to ask; empty where there is nobody. */
  const contact = () => known?.house?.contact ?? "";
  /** Where the manager wants reports to go. */
  const desk = () => known?.house?.desk ?? null;

  /** @param {AllowRule} rule */
  function isAllowed({ place, value, brand }) {
    const rules = known?.settings?.allowed ?? [];
    return rules.some((rule) => rule.place === place && rule.value === value && rule.brand === brand);
  }

  return { follow, knownSite, showsConsistent, language, canAllow, contact, desk, isAllowed };
})();
