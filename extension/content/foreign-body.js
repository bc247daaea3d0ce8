"use strict";
// In a frame that holds the body of a mail for a page of another site: reads it and hands it over,
// and marks what that page finds in it. The banner belongs into that other page.

const ForeignBody = (() => {
  let last = "";
  /** @type {InstanceType<typeof Marks.MessageMarks> | null} */
  let marks = null;

  /** @param {Join} join */
  function look(join) {
    const element = Dom.first(join.body.css);
    return element ? SnapshotReader.readBody([{ element, quoted: false }]) : null;
  }

  /** @param {Join} join @param {string} instance */
  function read(join, instance) {
    const body = look(join);
    const part = body?.part ?? null;
    const text = JSON.stringify(part);
    if (text === last) {
      if (body) marks?.sync(body.part.links, body.elements);
      return;
    }
    unmark();
    last = text;
    Parts.send({ type: "part", instance, address: location.href, part });
  }

  /**
   * What was checked may be gone by now; then the next check marks.
   * @param {Join} join
   * @param {FrameMarks} told
   */
  function mark(join, told) {
    unmark();
    const body = look(join);
    if (!body || told.marks.length === 0 || SnapshotReader.fingerprint(body.part) !== told.of) return;
    marks = new Marks.MessageMarks(told.marks);
    marks.sync(body.part.links, body.elements);
  }

  function unmark() {
    marks?.remove();
    marks = null;
  }

  /** @param {string} instance */
  function takeBack(instance) {
    unmark();
    if (last !== "") Parts.send({ type: "part", instance, address: location.href, part: null });
    last = "";
  }

  /** @param {Join} join @param {string} instance */
  function start(join, instance) {
    const watch = new Watch.PaneWatch({
      stirred: () => marks?.dropChanged(), rested: () => read(join, instance), isOurs: Ours.has,
    });
    let enabled = false;
    ext.runtime.onMessage.addListener((message, sender) => {
      if (sender.id !== ext.runtime.id || !enabled) return;
      if (message?.type === "marks" && message.to === instance) mark(join, message);
      if (message?.type !== "askParts") return;
      last = "";
      read(join, instance);
    });
    addEventListener("pagehide", () => takeBack(instance));
    SiteSwitch.follow((on) => {
      enabled = on;
      watch.stop();
      takeBack(instance);
      const page = on ? Dom.first("html") : null;
      if (!page) return;
      watch.start(page);
      read(join, instance);
    });
  }

  return { start };
})();
