"use strict";
// Whom to tell, by country: the offices that take reports of fraud on the internet.

const ClickedOffices = (() => {
  /**
   * The country that the browser's languages name, where there is an office for it: a guess that the
   * person sees and can change.
   * @param {Office[]} offices
   */
  function guess(offices) {
    const regions = navigator.languages.map((tag) => new Intl.Locale(tag).region);
    return regions.find((region) => offices.some(({ country }) => country === region)) ?? "";
  }

  /** @param {Office} office */
  function item({ name, lang, address, phone }) {
    const entry = document.createElement("li");
    const title = document.createElement("bdi");
    title.lang = lang;
    title.textContent = name;
    entry.append(title);
    if (address) entry.append(ClickedLinks.line(ClickedLinks.link(address, ClickedLinks.hostOf(address))));
    if (phone) entry.append(ClickedLinks.line(say("clk_phone", [phone])));
    return entry;
  }

  /** @param {Office[]} offices @param {string} chosen */
  function choice(offices, chosen) {
    const names = new Intl.DisplayNames([interfaceLanguage()], { type: "region" });
    const order = new Intl.Collator(interfaceLanguage());
    const countries = [...new Set(offices.map(({ country }) => country))]
      .map((code) => ({ code, name: names.of(code) ?? code }))
      .sort((a, b) => order.compare(a.name, b.name));
    const select = document.createElement("select");
    select.id = "country";
    select.append(
      new Option(say("clk_country_choose"), ""),
      ...countries.map(({ code, name }) => new Option(name, code)),
      new Option(say("clk_country_other"), "other"),
    );
    select.value = chosen;
    return select;
  }

  /**
   * The choice of the country, and what follows from it.
   * @param {Office[]} offices
   * @param {string} chosen
   * @param {(country: string) => void} onChoice
   * @returns {HTMLElement[]}
   */
  function part(offices, chosen, onChoice) {
    const label = document.createElement("label");
    label.htmlFor = "country";
    label.textContent = say("clk_country");
    const list = document.createElement("ul");
    list.className = "offices";
    const select = choice(offices, chosen);
    const show = () => {
      const own = offices.filter(({ country }) => country === select.value);
      list.replaceChildren(...own.map(item));
    };
    select.addEventListener("change", () => {
      show();
      onChoice(select.value);
    });
    show();
    return [label, select, list, ClickedLinks.line(say("clk_police_local"))];
  }

  return { guess, part };
})();
