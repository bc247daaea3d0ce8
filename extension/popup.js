"use strict";
// The popup: the state of this site, its switch, and what was found in the mail that is open.

const Popup = (() => {
  /** @typedef {{ tabId: number, site: string }} Place */

  const element = {
    site: byId("site"),
    state: byId("state"),
    enable: /** @type {HTMLButtonElement} */ (byId("enable")),
    enableNote: byId("enable-note"),
    checkNow: /** @type {HTMLButtonElement} */ (byId("check-now")),
    reader: byId("reader"),
    problem: byId("problem"),
    mail: byId("mail"),
    messages: byId("messages"),
    noMessages: byId("no-messages"),
  };

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

  /** @param {string} site */
  function isWeb(site) {
    return /^https?:\/\//.test(site);
  }

  /** @param {Place} place @returns {Promise<KnownTab>} */
  function look({ tabId, site }) {
    return ext.runtime.sendMessage({ type: "tab", tabId, site });
  }

  /** @param {number} tabId @param {number} frameId @returns {Promise<HTMLLIElement[]>} */
  async function messagesOf(tabId, frameId) {
    try {
      /** @type {FrameReports | null} */
      const answer = await ext.tabs.sendMessage(tabId, { type: "reports" }, { frameId });
      return answer?.messages.map((message) => item(message, answer.confirms)) ?? [];
    } catch {
      // The frame went away between the two questions.
      return [];
    }
  }

  /** @param {string} className @param {string} text */
  function line(className, text) {
    const span = document.createElement("span");
    span.className = className;
    span.dir = "auto";
    span.textContent = text;
    return span;
  }

  /** @param {CheckedMessage} message @param {boolean} confirms */
  function item({ snapshot, report }, confirms) {
    const entry = document.createElement("li");
    entry.dataset.verdict = report.verdict;
    const isOpen = report.verdict === "consistent" && !confirms;
    const verdict = say(`ui_verdict_${isOpen ? "unconfirmed" : report.verdict}`);
    entry.append(
      line("verdict", report.brand ? `${verdict} · ${report.brand}` : verdict),
      line("subject", snapshot.subject || say("ui_no_subject")),
    );
    const address = snapshot.sender.address?.value;
    if (address) entry.append(line("sender", address));
    return entry;
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

  /** @param {TabState} state */
  function showState(state) {
    element.state.dataset.state = state;
    element.state.textContent = say(`ui_state_${state}`);
    element.enable.hidden = element.enableNote.hidden = state !== "available" && state !== "ungranted";
    element.checkNow.hidden = state !== "waiting";
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

  /** @param {HTMLLIElement[]} items @param {boolean} visible */
  function showMessages(items, visible) {
    element.mail.hidden = !visible;
    element.messages.replaceChildren(...items);
    element.noMessages.hidden = items.length > 0;
  }

  let round = 0;

  /** @param {Place} place */
  async function refresh(place) {
    round += 1;
    const mine = round;
    const { state, switches, frames } = await look(place);
    const supported = frames.filter((frame) => frame.state.supported);
    const frameIds = supported.map(({ frameId }) => frameId);
    const messages = await Promise.all(frameIds.map((frameId) => messagesOf(place.tabId, frameId)));
    const steps = await SelfTestSteps.test(place.tabId, state, frameIds);
    // A newer look is under way; its answer counts.
    if (mine !== round) return;
    const states = frames.map((frame) => frame.state);
    const codes = problems(state, states);
    showState(state);
    PopupSwitches.show(switches, state);
    showProblems(codes);
    element.reader.hidden = state !== "on" || !isReadGenerally(states);
    PopupSelfTest.show(steps, state);
    PopupReport.offer(place.tabId, frameIds, codes);
    await PopupSites.show();
    showMessages(messages.flat(), state === "on");
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
   * Looking starts what does not run. Where that fails the page has to load anew.
   * @param {Place} place
   */
  async function checkNow(place) {
    const { state } = await look(place);
    if (state === "waiting") await ext.tabs.reload(place.tabId);
    await refresh(place);
  }

  async function start() {
    await Language.speak();
    fillWords();
    byId("open-options").addEventListener("click", () => ext.runtime.openOptionsPage());
    byId("open-welcome").addEventListener("click", () => ext.tabs.create({ url: ext.runtime.getURL("welcome.html") }));
    const place = await findPlace();
    element.site.textContent = place && isWeb(place.site) ? place.site : say("ui_no_site");
    if (!place) return showState("unsupported");
    element.enable.addEventListener("click", () => enable(place));
    element.checkNow.addEventListener("click", () => checkNow(place));
    PopupSwitches.start(place, () => refresh(place));
    PopupReport.start();
    PopupSelfTest.start();
    PopupSites.start(() => refresh(place));
    ext.storage.onChanged.addListener(() => refresh(place));
    await refresh(place);
  }

  return { started: start() };
})();
