"use strict";
// The options page: every section shows the same state, and shows it again whenever it changes, here,
// in another page or by the browser's manager.

(() => {
  const SHOWN = [
    BrandNames, PolicySection, WebmailSection, ExchangeSection, AllowedSection, BrandSection, CodeSection, ShownSection,
    LogSection, ExportSection, ImportSection,
  ];
  const STARTED = [
    WebmailSection, AllowedSection, BrandSection, CodeSection, ShownSection, LogSection, ExportSection, ImportSection,
    ResetSection,
  ];

  /** @returns {Promise<OptionsState>} */
  async function load() {
    const [settings, policy, stored] = await Promise.all([Settings.stored(), Settings.managed(), ext.storage.local.get(null)]);
    const switches = Object.fromEntries(Settings.sitesIn(stored).map((site) => [site, isEnabled(stored[siteKey(site)])]));
    /** @type {Set<string>} */
    const permitted = new Set();
    for (const origin of Object.keys(switches)) if (await isPermitted(origin)) permitted.add(origin);
    for (const { name } of await permittedWebmails()) permitted.add(name);
    const everywhere = isEnabled(stored[Settings.EVERYWHERE]);
    return { settings, policy, switches, permitted, everywhere, log: await WarningLog.entries() };
  }

  /** @type {string | null | undefined} */
  let spoken;
  let round = 0;

  async function refresh() {
    round += 1;
    const mine = round;
    const state = await load();
    const language = state.policy.language ?? state.settings.language;
    if (language !== spoken) {
      await Language.speak();
      fillWords();
      document.title = `${say("app_short_name")} – ${say("opt_title")}`;
    }
    // A newer look is under way; its answer counts.
    if (mine !== round) return;
    spoken = language;
    for (const section of SHOWN) section.show(state);
  }

  async function start() {
    await BrandNames.start();
    await ExchangeSection.start();
    for (const section of STARTED) section.start();
    ext.storage.onChanged.addListener((_, area) => {
      if (area !== "session") void refresh();
    });
    ext.permissions.onAdded.addListener(() => void refresh());
    ext.permissions.onRemoved.addListener(() => void refresh());
    await refresh();
    document.body.hidden = false;
    // The part that the address names was hidden until now.
    if (location.hash) byId(location.hash.slice(1))?.scrollIntoView();
  }

  void start();
})();
