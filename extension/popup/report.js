"use strict";
// The popup's report of a page that could not be read, for whoever wants to send one. It can be read
// before it is sent.

const PopupReport = (() => {
  /** What a change of the webmail's page may have caused. */
  const REPORTED = new Set(["sender", "layout", "frame", "banner", "unknown"]);

  /** @type {{ tabId: number, frameIds: number[], problems: string[] } | null} */
  let place = null;

  /**
   * @param {number} tabId
   * @param {number[]} frameIds
   * @param {string[]} problems
   */
  function offer(tabId, frameIds, problems) {
    place = { tabId, frameIds, problems };
    byId("report").hidden = !problems.some((problem) => REPORTED.has(problem));
  }

  /** @param {number} tabId @param {number} frameId */
  async function ask(tabId, frameId) {
    try {
      return (await ext.tabs.sendMessage(tabId, { type: "health" }, { frameId })) ?? [];
    } catch {
      // The frame went away; the others answer.
      return [];
    }
  }

  async function write() {
    if (!place) return "";
    const { tabId, frameIds, problems } = place;
    const frames = await Promise.all(frameIds.map((frameId) => ask(tabId, frameId)));
    return [
      `Touchstone ${ext.runtime.getManifest().version}`,
      navigator.userAgent,
      `problems: ${problems.join(", ")}`,
      ...frames.flatMap((lines) => ["", ...lines]),
    ].join("\n");
  }

  async function copy() {
    const field = /** @type {HTMLTextAreaElement} */ (byId("report-text"));
    field.value = await write();
    field.hidden = false;
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      byId("report-note").textContent = say("ui_report_copied");
    } catch {
      // It stands selected in the field, from where it can be copied.
    }
  }

  function start() {
    byId("report-copy").addEventListener("click", copy);
  }

  return { offer, start };
})();
