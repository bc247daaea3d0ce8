"use strict";
// The services that the user uses.

const ExchangeSection = (() => {
  /** @type {InstanceType<typeof Exchanges.Picker> | null} */
  let picker = null;

  /** @param {OptionsState} state */
  function show({ settings }) {
    picker?.speak();
    picker?.show(settings.exchanges);
  }

  async function start() {
    picker = new Exchanges.Picker(byId("exchanges-picker"), await Exchanges.offered());
  }

  return { start, show };
})();
