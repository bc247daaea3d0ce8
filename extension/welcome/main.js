"use strict";
// The welcome page: five steps that take less than a minute, and each of which may be skipped.

(() => {
  async function exchanges() {
    const brands = await Exchanges.offered();
    const picker = new Exchanges.Picker(byId("exchanges"), brands);
    const count = new Intl.NumberFormat(interfaceLanguage()).format(brands.length);
    byId("known").textContent = say("wel_not_known", [count]);
    async function show() {
      const settings = await Settings.stored();
      picker.show(settings.exchanges);
      WelcomeCodes.show(brands, settings);
      Steps.tick("step-exchanges", settings.exchanges.length > 0);
    }
    ext.storage.onChanged.addListener((changes) => {
      if (Settings.KEY in changes) void show();
    });
    await show();
  }

  /** @param {() => Promise<unknown>} step one that fails keeps no other from the reader */
  async function attempt(step) {
    try {
      await step();
    } catch (error) {
      byId("failed").textContent = say("wel_failed");
      console.error("Touchstone: a part of the welcome page", error);
    }
  }

  async function start() {
    await Language.speak();
    fillWords();
    document.title = `${say("app_short_name")} – ${say("wel_title")}`;
    Steps.start();
    Quiz.start();
    byId("options").addEventListener("click", () => ext.runtime.openOptionsPage());
    await attempt(exchanges);
    document.body.hidden = false;
    await attempt(WelcomeBrowser.follow);
    await attempt(WelcomeWebmails.follow);
  }

  void start();
})();
