"use strict";
// The welcome page: what Touchstone does and does not do, in a minute.

(() => {
  async function fillValues() {
    const language = interfaceLanguage();
    const fixed = NAMED_WEBMAILS.filter((webmail) => allPatternsOf(webmail).every((one) => fixedPatterns().includes(one)));
    const names = fixed.map(({ name }) => name);
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
    await Choice.follow();
    await Samples.show();
  }

  async function start() {
    byId("options").addEventListener("click", () => ext.runtime.openOptionsPage());
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
