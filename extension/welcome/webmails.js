"use strict";
// The welcome page's choice of webmails: a press asks the browser for what is missing and has the open
// tab checked at once; below stands how things are in the tabs that are open.

const WelcomeWebmails = (() => {
  /** @param {NamedWebmail} webmail @param {string} site */
  const isOf = (webmail, site) => webmail.sites.some((own) => covers(namedPattern(own), new URL(site)));

  /** @param {string} site */
  const nameOf = (site) => NAMED_WEBMAILS.find((webmail) => isOf(webmail, site))?.name ?? site;

  /**
   * The address to go to; servers with numbered names have none that holds for everybody.
   * @param {NamedWebmail} webmail
   */
  const homeOf = ({ sites }) => sites.find((site) => !site.includes("*")) ?? null;

  const openTabs = () => ext.runtime.sendMessage({ type: "openTabs" });

  /** @param {string} text @param {string | null} [link] @param {string} [words] */
  function tell(text, link = null, words = "") {
    const told = byId("webmails-told");
    told.textContent = text;
    if (!link) return;
    const way = document.createElement("a");
    way.href = link;
    way.target = "_blank";
    way.rel = "noreferrer";
    way.textContent = words;
    told.append(" ", way);
  }

  /**
   * Must call `permissions.request` before anything is awaited: the click permits it only once.
   * @param {NamedWebmail} webmail
   */
  async function choose(webmail) {
    tell("");
    const isGranted = await ext.permissions.request({ origins: allPatternsOf(webmail) });
    if (!isGranted) return tell(say("ui_problem_denied"));
    // The browser names the tabs that it lets us into since just now.
    const tabs = await ext.tabs.query({ url: webmail.sites.map(namedPattern) });
    for (const { id, url } of tabs) {
      if (url && id !== undefined) await ext.runtime.sendMessage({ type: "enable", tabId: id, origin: new URL(url).origin });
    }
    await show();
    if (tabs.length > 0) return;
    const home = homeOf(webmail);
    tell(say("wel_webmail_allowed", [webmail.name]), home, say("wel_webmail_open", [webmail.name]));
  }

  /** @param {NamedWebmail} webmail */
  function button(webmail) {
    const entry = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet webmail";
    button.dataset.webmail = webmail.name;
    button.textContent = webmail.name;
    button.addEventListener("click", () => choose(webmail));
    entry.append(button);
    return entry;
  }

  /** @param {OpenTab} tab */
  async function tabItem({ id, site, state, frames }) {
    const frameIds = frames.filter((frame) => frame.state.supported).map(({ frameId }) => frameId);
    const steps = await SelfTestSteps.test(id, state, frameIds);
    const entry = document.createElement("li");
    const failing = steps.filter(({ works }) => !works);
    entry.dataset.state = state;
    entry.dataset.works = String(failing.length === 0);
    const words = document.createElement("span");
    words.dir = "auto";
    words.textContent = failing.length === 0 ? `${say("wel_webmail_checked", [nameOf(site)])} ✓` : nameOf(site);
    entry.append(words);
    if (failing.length === 0) return entry;
    const list = document.createElement("ul");
    list.append(...failing.map(SelfTestSteps.item));
    entry.append(list);
    return entry;
  }

  let round = 0;

  async function show() {
    round += 1;
    const mine = round;
    const items = await Promise.all((await openTabs()).map(tabItem));
    // A newer look is under way; its answer counts.
    if (mine !== round) return;
    const list = byId("open-tabs-list");
    const words = items.map(({ textContent }) => textContent).join("");
    // A live region that changes without need is read out again.
    if (list.textContent !== words) list.replaceChildren(...items);
    Steps.tick("step-webmails", items.some(({ dataset }) => dataset.works === "true"));
  }

  /** Those that the manifest asks for are the most used ones; they come first. */
  function sorted() {
    /** @param {NamedWebmail} webmail */
    const isFixed = (webmail) => allPatternsOf(webmail).every((pattern) => fixedPatterns().includes(pattern));
    return [...NAMED_WEBMAILS.filter(isFixed), ...NAMED_WEBMAILS.filter((webmail) => !isFixed(webmail))];
  }

  /** Shows it now, and again whenever something may have changed. */
  async function follow() {
    byId("webmails").replaceChildren(...sorted().map(button));
    for (const event of [ext.permissions.onAdded, ext.permissions.onRemoved]) event.addListener(() => void show());
    ext.storage.onChanged.addListener((_, area) => {
      if (area === "local") void show();
    });
    addEventListener("focus", () => void show());
    await show();
  }

  return { follow };
})();
