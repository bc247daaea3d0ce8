"use strict";
// The popup: what was found in the mail that is open, then this site and its switch, then what else can be
// done.

const Popup = (() => {
  /** @typedef {{ tabId: number, site: string }} Place */

  const element = {
    state: byId("state"),
    enable: /** @type {HTMLButtonElement} */ (byId("enable")),
    enableNote: byId("enable-note"),
    reload: /** @type {HTMLButtonElement} */ (byId("reload")),
    reader: byId("reader"),
    problem: byId("problem"),
  };
  /** Stands for the site's name in a sentence until it is put there: of no alphabet, for private use. */
  const SITE = "\ue000";

  /**
   * The tab this popup belongs to: named in the address where the popup is a tab of its own.
   * @returns {Promise<Place | null>}
   */
  async function findPlace() {
    const query = new URLSearchParams(location.search);
    const site = query.get("site");
    if (site) return { tabId: Number(query.get("tab")), site };
    const [tab] = await ext.tabs.query({ active: true, currentWindow: true });
    if (tab?.id === undefined || !tab.url) return null;
    return { tabId: tab.id, site: new URL(tab.url).origin };
  }

  /** @param {Place} place @returns {Promise<KnownTab>} */
  function look({ tabId, site }) {
    return ext.runtime.sendMessage({ type: "tab", tabId, site });
  }

  /**
   * The webmail's name where it is known, else the host.
   * @param {string} site
   */
  function nameOf(site) {
    if (!/^https?:\/\//.test(site)) return "";
    return namedWebmailAt(site)?.name ?? new URL(site).host;
  }

  /**
   * What the state does not say already.
   * @param {TabState} state
   * @param {FrameState[]} frames
   */
  function problems(state, frames) {
    if (state !== "on" && state !== "unreadable") return [];
    return [...new Set(frames.flatMap((frame) => frame.problems))];
  }

  /**
   * The sentence of the site, its name in it in its own direction.
   * @param {TabState} state
   * @param {string} site
   */
  function showState(state, site) {
    const name = document.createElement("bdi");
    name.textContent = nameOf(site);
    // That the open mail was not read stands above.
    const sentence = say(`ui_site_${state === "unreadable" ? "on" : state}`, [SITE]);
    const [before, after = null] = sentence.split(SITE);
    element.state.replaceChildren(before, ...(after === null ? [] : [name, after]));
    element.state.dataset.state = state;
    element.enable.hidden = element.enableNote.hidden = state !== "available" && state !== "ungranted";
    element.reload.hidden = state !== "waiting";
  }

  /** @param {string[]} codes */
  function showProblems(codes) {
    element.problem.textContent = codes.map((code) => say(`ui_problem_${code}`)).join("\n");
    element.problem.hidden = codes.length === 0;
  }

  /** @param {FrameState[]} frames */
  function isReadGenerally(frames) {
    return frames.some(({ enabled, webmail }) => enabled && webmail === "generic");
  }

  let round = 0;

  /** @param {Place} place */
  async function refresh(place) {
    round += 1;
    const mine = round;
    const { state, switches, frames } = await look(place);
    const supported = frames.filter((frame) => frame.state.supported);
    const frameIds = supported.map(({ frameId }) => frameId);
    const mails = await PopupMail.all(place.tabId, frameIds);
    const steps = await SelfTestSteps.test(place.tabId, state, frameIds);
    // A newer look is under way; its answer counts.
    if (mine !== round) return;
    const states = frames.map((frame) => frame.state);
    const codes = problems(state, states);
    PopupMail.show(mails, state);
    PopupSwitches.show(switches, state);
    showProblems(codes);
    element.reader.hidden = state !== "on" || !isReadGenerally(states);
    PopupSelfTest.show(steps, state);
    PopupReport.offer(place.tabId, frameIds, codes);
    PopupCapture.offer(state, codes, isReadGenerally(states));
    await PopupSites.show();
    // Last: who waits for the state finds all the rest.
    showState(state, place.site);
  }

  /**
   * Must call `permissions.request` before anything is awaited: the click permits it only once.
   * @param {Place} place
   */
  async function enable(place) {
    const { tabId, site: origin } = place;
    const asked = ext.permissions.request({ origins: patternsOf(origin) });
    // Firefox closes this popup for its prompt; the background then finishes from this note.
    await ext.storage.session.set({ pendingSite: { tabId, origin } });
    if (await asked) {
      await ext.runtime.sendMessage({ type: "enable", tabId, origin });
      return refresh(place);
    }
    await ext.storage.session.remove("pendingSite");
    showProblems(["denied"]);
  }

  /**
   * Looking started what it could: only a page that loads anew is checked then.
   * @param {Place} place
   */
  async function reload(place) {
    await ext.tabs.reload(place.tabId);
    await refresh(place);
  }

  /**
   * A link in the row that unfolds a part of the popup.
   * @param {string} id of the link
   * @param {string} part
   */
  function unfolds(id, part) {
    byId(id).addEventListener("click", () => {
      const isOpen = byId(part).hidden;
      byId(part).hidden = !isOpen;
      byId(id).setAttribute("aria-expanded", String(isOpen));
      if (isOpen) byId(part).querySelector("input")?.focus();
    });
  }

  async function showBrandList() {
    const answer = await ext.runtime.sendMessage({ type: "core", task: "brands_date" });
    if (!answer?.result) return;
    const format = new Intl.DateTimeFormat(interfaceLanguage(), { dateStyle: "long", timeZone: "UTC" });
    byId("brand-list").textContent = say("ui_brand_list", [format.format(new Date(answer.result))]);
  }

  /** What needs no webmail. */
  function startPages() {
    /** @param {string} page */
    const open = (page) => () => ext.tabs.create({ url: ext.runtime.getURL(page) });
    byId("open-options").addEventListener("click", () => ext.runtime.openOptionsPage());
    byId("open-log").addEventListener("click", open("options.html#log"));
    byId("open-welcome").addEventListener("click", open("welcome.html"));
    unfolds("open-paste", "paste");
    unfolds("open-working", "working");
    PopupPaste.start();
    void showBrandList();
  }

  async function start() {
    await Language.speak();
    fillWords();
    startPages();
    const place = await findPlace();
    if (!place) return showState("unsupported", "");
    element.enable.addEventListener("click", () => enable(place));
    element.reload.addEventListener("click", () => reload(place));
    PopupSwitches.start(place, () => refresh(place));
    PopupReport.start();
    PopupCapture.start(place);
    PopupSelfTest.start();
    PopupSites.start(() => refresh(place));
    ext.storage.onChanged.addListener(() => refresh(place));
    await refresh(place);
  }

  return { started: start() };
})();
