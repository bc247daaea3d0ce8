"use strict";
// The page that shows how an open webmail is built, to be read before it is copied. Nothing of it is
// stored, and nothing is sent.

(() => {
  /** What runs in the page. */
  const FILES = ["capture/shape.js", "capture/words.js", "capture/place.js", "capture/take.js"];

  const query = new URLSearchParams(location.search);
  const tabId = Number(query.get("tab"));
  const site = query.get("site") ?? "";
  const field = /** @type {HTMLTextAreaElement} */ (byId("skeleton"));
  const withHost = /** @type {HTMLInputElement} */ (byId("with-host"));

  /** @type {SkeletonHead | null} */
  let head = null;
  let body = "";

  /** Runs in the page, by its function: an element there may have that name. */
  function isReady() {
    if (typeof CaptureFrame === "object" && typeof CaptureFrame.take === "function") return "ready";
    return typeof Ours === "object" && typeof Ours.has === "function" ? "reader" : "none";
  }

  /** Runs in the page. */
  const take = () => CaptureFrame.take();

  /** @returns {Promise<CapturedFrame[]>} of all frames that we are let into, the top one first */
  async function takeAll() {
    const states = await ext.scripting.executeScript({ target: { tabId, allFrames: true }, func: isReady });
    const frameIds = states.filter(({ result }) => result === "reader").map(({ frameId }) => frameId);
    if (frameIds.length > 0) await ext.scripting.executeScript({ target: { tabId, frameIds }, files: FILES });
    const ready = states.filter(({ result }) => result !== "none").map(({ frameId }) => frameId);
    const taken = await ext.scripting.executeScript({ target: { tabId, frameIds: ready }, func: take });
    const frames = taken.flatMap(({ result }) => result ?? []);
    return frames.sort((a, b) => Number(b.isTop) - Number(a.isTop));
  }

  /** @returns {Promise<Pick<SkeletonHead, "adapter" | "problems">>} */
  async function readBy() {
    /** @type {KnownTab} */
    const { frames } = await ext.runtime.sendMessage({ type: "tab", tabId, site });
    const states = frames.map(({ state }) => state).filter(({ supported }) => supported);
    return {
      adapter: states.find(({ webmail }) => webmail)?.webmail ?? "none",
      problems: [...new Set(states.flatMap(({ problems }) => problems))],
    };
  }

  function hosts() {
    const webmail = namedWebmailAt(site);
    return [...(webmail?.sites ?? []), ...(webmail?.frames ?? [])].map((origin) => origin.replace("https://", ""));
  }

  function write() {
    if (!head) return;
    const host = withHost.checked ? head.host : "left out";
    field.value = `${CaptureWriter.headOf({ ...head, host })}\n${body}\n`;
    byId("copied").textContent = "";
  }

  /** @param {{ elements: number, addresses: number }} counts */
  function showCounts({ elements, addresses }) {
    const number = new Intl.NumberFormat(interfaceLanguage());
    byId("counts").textContent = say("cap_counts", [number.format(elements), number.format(addresses), number.format(0)]);
  }

  /** @param {string} key */
  function fail(key) {
    byId("failed").textContent = say(key);
    byId("result").hidden = true;
  }

  async function look() {
    byId("failed").textContent = "";
    try {
      const [frames, reader] = await Promise.all([takeAll(), readBy()]);
      const made = CaptureWriter.body(frames, hosts());
      if (made.elements === 0) return fail("cap_failed");
      // No word of theirs is shown to anybody, should the masking ever miss one.
      if (made.foreign.length > 0) return fail("cap_words");
      head = {
        version: ext.runtime.getManifest().version, browser: navigator.userAgent, date: new Date().toISOString().slice(0, 10),
        host: new URL(site).hostname, ...reader,
      };
      body = made.text;
      write();
      showCounts(made);
      byId("result").hidden = false;
      byId("result-title").focus();
    } catch (error) {
      fail("cap_failed");
      console.error("Touchstone: the page could not be read", error);
    }
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      // It stands selected in the field, from where it can be copied.
      field.select();
      return;
    }
    byId("copied").textContent = say("cap_copied");
  }

  function startAgain() {
    head = null;
    body = field.value = "";
    byId("copied").textContent = byId("failed").textContent = "";
    byId("result").hidden = true;
    byId("look").focus();
  }

  async function start() {
    await Language.speak();
    fillWords();
    document.title = `${say("app_short_name")} – ${say("cap_title")}`;
    const host = /^https?:/.test(site) ? new URL(site).hostname : "";
    byId("with-host-label").textContent = say("cap_host", [isolated(host)]);
    // The host of a webmail of somebody's own says whose it is.
    withHost.checked = host !== "" && namedWebmailAt(site) !== null;
    withHost.addEventListener("change", write);
    byId("look").addEventListener("click", () => void look());
    byId("copy").addEventListener("click", () => void copy());
    byId("again").addEventListener("click", startAgain);
    document.body.hidden = false;
  }

  void start();
})();
