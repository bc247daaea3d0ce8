"use strict";
// Opens the page of what to do for a reader who says "I already clicked". The banner can't: only the
// extension may open its pages.

const Clicked = (() => {
  /**
   * @param {unknown} brand the name of the service; the page takes none but those it knows
   * @param {Sender} sender
   */
  async function open(brand, { tab }) {
    if (typeof brand !== "string" || tab?.id === undefined) return;
    const query = new URLSearchParams({ brand });
    await ext.tabs.create({ url: ext.runtime.getURL(`clicked.html?${query}`) });
  }

  return { open };
})();
