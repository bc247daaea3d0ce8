"use strict";
// The welcome page: what Touchstone does and does not do, in a minute.

(() => {
  /** All that the manifest names; Firefox lets people withhold them, Chromium counts them as given. */
  const origins = ext.runtime.getManifest().content_scripts.flatMap(({ matches }) => matches);

  async function isGranted() {
    return !isFirefox() || ext.permissions.contains({ origins });
  }

  /** Must call `permissions.request` before anything is awaited: the click permits it only once. */
  async function grant() {
    if (!(await ext.permissions.request({ origins }))) return;
    byId("ungranted").hidden = true;
    byId("granted").textContent = say("wel_granted");
  }

  /** How things stand in the tabs that are open, in the popup's words. */
  async function showTabs() {
    /** @type {{ site: string, state: TabState }[]} */
    const tabs = await ext.runtime.sendMessage({ type: "openTabs" });
    byId("open-tabs").hidden = tabs.length === 0;
    byId("open-tabs-list").replaceChildren(...tabs.map(({ site, state }) => {
      const entry = document.createElement("li");
      entry.dataset.state = state;
      entry.textContent = `${site}: ${say(`ui_state_${state}`)}`;
      return entry;
    }));
  }

  async function fillValues() {
    const language = interfaceLanguage();
    const names = NAMED_WEBMAILS.map(({ name }) => name);
    const webmails = new Intl.ListFormat(language, { type: "conjunction" }).format(names);
    byId("webmails").textContent = say("wel_where_named", [webmails]);
    byId("pin").textContent = say(isFirefox() ? "wel_pin_firefox" : "wel_pin_chrome");
    const count = (await Core.run("brands", undefined, null)).length;
    byId("known").textContent = say("wel_not_known", [new Intl.NumberFormat(language).format(count)]);
  }

  async function show() {
    await Language.speak();
    fillWords();
    document.title = `${say("app_short_name")} – ${say("wel_title")}`;
    await fillValues();
    document.body.hidden = false;
    await showTabs();
    ext.storage.onChanged.addListener(() => void showTabs());
    await Samples.show();
  }

  async function start() {
    byId("options").addEventListener("click", () => ext.runtime.openOptionsPage());
    byId("grant").addEventListener("click", grant);
    byId("ungranted").hidden = await isGranted();
    Samples.start();
    try {
      await show();
    } catch (error) {
      document.body.hidden = false;
      byId("failed").textContent = say("wel_failed");
      console.error("Touchstone: the samples could not be checked", error);
    }
  }

  void start();
})();
