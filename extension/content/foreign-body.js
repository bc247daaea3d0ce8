"use strict";
// In a frame that holds the body of a mail for a page of another site: reads it and hands it over.
// The banner belongs into that other page.

const ForeignBody = (() => {
  let last = "";

  /** @param {Join} join @param {string} instance */
  function read(join, instance) {
    const element = Dom.first(join.body.css);
    const part = element && SnapshotReader.readBody([{ element, quoted: false }]);
    const text = JSON.stringify(part);
    if (text === last) return;
    last = text;
    Parts.send({ type: "part", instance, address: location.href, part });
  }

  /** @param {string} instance */
  function takeBack(instance) {
    if (last !== "") Parts.send({ type: "part", instance, address: location.href, part: null });
    last = "";
  }

  /** @param {Join} join @param {string} instance */
  function start(join, instance) {
    const watch = new Watch.PaneWatch({
      stirred: () => {}, rested: () => read(join, instance), isOurs: () => false,
    });
    let enabled = false;
    ext.runtime.onMessage.addListener((message, sender) => {
      if (sender.id !== ext.runtime.id || message?.type !== "askParts" || !enabled) return;
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
