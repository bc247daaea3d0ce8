"use strict";
// The page for somebody who followed a bad mail: what happened, and what to do about it, in order.

(() => {
  /** @type {ClickedKnowledge} */
  let knowledge;
  let state = ClickedTicks.none();

  const chosenService = () => /** @type {HTMLSelectElement} */ (byId("service")).value;

  const serviceNow = () => knowledge.brands.find(({ name }) => name === chosenService()) ?? null;

  /** @returns {ServiceLink[]} */
  const linksNow = () => knowledge.services.find(({ brand }) => brand === chosenService())?.links ?? [];

  const stepsNow = () => ClickedSteps.after(new Set(state.was), knowledge.wallets.includes(chosenService()));

  function keep() {
    void ClickedTicks.keep(chosenService(), state);
  }

  function showProgress() {
    const steps = stepsNow();
    const done = steps.filter(({ id }) => state.done.includes(id)).length;
    const number = new Intl.NumberFormat(interfaceLanguage());
    const values = [number.format(done), number.format(steps.length)];
    byId("progress").textContent = state.was.length === 0 ? say("clk_steps_none") : say("clk_progress", values);
  }

  /** @param {string} id @param {boolean} isDone */
  function tick(id, isDone) {
    state.done = [...state.done.filter((one) => one !== id), ...(isDone ? [id] : [])];
    keep();
    showProgress();
  }

  /** @param {string} country */
  function chooseCountry(country) {
    state.country = country;
    keep();
    showSources();
  }

  /** @param {ClickedStep} step @param {number} number */
  function stepItem(step, number) {
    /** @type {HTMLElement[]} */
    const content = ClickedList.ways(step, serviceNow(), linksNow());
    if (step.id === "police") {
      content.push(...ClickedOffices.part(knowledge.authorities, state.country ?? "", chooseCountry));
    }
    return ClickedList.item(step, number, state.done.includes(step.id), (isDone) => tick(step.id, isDone), content);
  }

  function showSources() {
    const ids = stepsNow().map(({ id }) => id);
    const advice = knowledge.advice.filter(({ steps }) => steps.some((id) => ids.includes(id)));
    const links = linksNow().filter(({ step }) => ids.includes(step));
    const offices = ids.includes("police") ? knowledge.authorities.filter(({ country }) => country === state.country) : [];
    const sources = [
      ...advice,
      ...links.map((one) => ({ ...one, title: chosenService() })),
      ...offices.map((one) => ({ ...one, title: one.name })),
    ];
    byId("sources").replaceChildren(...ClickedSources.items(sources));
  }

  /** Before anything is said, the steps are there for the printer alone. */
  function showSteps() {
    byId("main").classList.toggle("waiting", state.was.length === 0);
    byId("steps").replaceChildren(...ClickedList.parts(stepsNow(), stepItem));
    showProgress();
    showSources();
  }

  function showSituations() {
    for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("input[name='was']"))) {
      box.checked = state.was.includes(/** @type {Situation} */ (box.value));
    }
  }

  function onSituation() {
    const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("input[name='was']:checked"));
    state.was = Array.from(boxes, (box) => /** @type {Situation} */ (box.value));
    keep();
    showSteps();
  }

  /** @param {Situation} situation */
  function situationBox(situation) {
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.name = "was";
    box.value = situation;
    box.addEventListener("change", onSituation);
    const words = document.createElement("span");
    words.textContent = say(`clk_was_${situation}`);
    label.append(box, words);
    return label;
  }

  /** @param {Situation[]} [also] what is known to have happened */
  async function showService(also = []) {
    state = await ClickedTicks.read(chosenService());
    state.was = ClickedSteps.SITUATIONS.filter((one) => state.was.includes(one) || also.includes(one));
    state.country ??= ClickedOffices.guess(knowledge.authorities);
    showSituations();
    showSteps();
  }

  /** Only what the page knows is taken from its address. */
  function fromAddress() {
    const asked = new URLSearchParams(location.search);
    const brand = asked.get("brand");
    const was = (asked.get("was") ?? "").split(",");
    return {
      brand: knowledge.brands.some(({ name }) => name === brand) ? brand : "",
      was: ClickedSteps.SITUATIONS.filter((one) => was.includes(one)),
    };
  }

  async function startAgain() {
    await ClickedTicks.forget(chosenService());
    await showService();
    byId("what").focus();
  }

  function fillChoices() {
    const names = knowledge.brands.map(({ name }) => new Option(name, name));
    byId("service").append(new Option(say("clk_service_choose"), ""), ...names, new Option(say("clk_service_other"), "other"));
    byId("situations").append(...ClickedSteps.SITUATIONS.map(situationBox));
  }

  /** Whom the browser's manager names to ask. */
  async function showHouse() {
    const { contact } = Settings.houseOf(await Settings.managed());
    byId("contact").textContent = contact;
    byId("house").hidden = contact === "";
  }

  async function show() {
    await Language.speak();
    await showHouse();
    fillWords();
    document.title = `${say("app_short_name")} – ${say("clk_title")}`;
    knowledge = await ClickedFacts.load();
    fillChoices();
    const { brand, was } = fromAddress();
    /** @type {HTMLSelectElement} */ (byId("service")).value = brand ?? "";
    await showService(was);
    byId("service").addEventListener("change", () => void showService());
    byId("print").addEventListener("click", () => print());
    byId("again").addEventListener("click", () => void startAgain());
  }

  async function start() {
    try {
      await show();
    } catch (error) {
      byId("failed").textContent = say("clk_failed");
      console.error("Touchstone: the steps could not be shown", error);
    }
    document.body.hidden = false;
  }

  void start();
})();
