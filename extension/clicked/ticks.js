"use strict";
// What a person said and ticked: kept until the browser closes, so that a closed tab loses nothing, and
// never longer. By service, so that two mishaps don't mix.

const ClickedTicks = (() => {
  /** @param {string} brand */
  const keyOf = (brand) => `clicked:${brand}`;

  /** @returns {ClickedState} */
  const none = () => ({ was: [], done: [], country: null });

  /**
   * @param {string} brand empty where none is chosen
   * @returns {Promise<ClickedState>}
   */
  async function read(brand) {
    const key = keyOf(brand);
    const { [key]: stored } = await ext.storage.session.get(key);
    return { ...none(), ...WellShaped.ticks(stored) };
  }

  /** @param {string} brand @param {ClickedState} state */
  async function keep(brand, state) {
    await ext.storage.session.set({ [keyOf(brand)]: state });
  }

  /** @param {string} brand */
  async function forget(brand) {
    await ext.storage.session.remove(keyOf(brand));
  }

  return { none, read, keep, forget };
})();
