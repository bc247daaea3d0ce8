"use strict";
// Every change that the options make goes through here: the core reads the settings as they would
// be, strictly, and only what it takes is stored.

const Change = (() => {
  /**
   * Reads settings; throws a SettingsFault.
   * @param {string} text
   */
  const read = (text) => Core.run("read_settings", text, null);

  /** @param {unknown} thrown @returns {thrown is SettingsFault} */
  const isFault = (thrown) => typeof (/** @type {any} */ (thrown)?.code) === "string";

  /**
   * @template T
   * @param {() => Promise<T>} work
   * @returns {Promise<{ done: T } | { fault: SettingsFault }>}
   */
  async function faultOf(work) {
    try {
      return { done: await work() };
    } catch (thrown) {
      if (isFault(thrown)) return { fault: thrown };
      throw thrown;
    }
  }

  /**
   * Changes what the user decided, unless the core finds fault with the result.
   * @param {(settings: Settings) => Settings} change
   * @returns {Promise<SettingsFault | null>}
   */
  async function make(change) {
    const made = await faultOf(() => Settings.update((settings) => read(JSON.stringify(change(settings)))));
    return "fault" in made ? made.fault : null;
  }

  /**
   * @param {string} text of a file
   * @returns {Promise<{ done: Settings } | { fault: SettingsFault }>}
   */
  const readFile = (text) => faultOf(() => read(text));

  /** @param {SettingsFault} fault */
  const wordsOf = ({ code, value }) => say(`settings_${code}`, [value]);

  /**
   * Names are told apart by their letters, not by their case; the core does it so too.
   * @param {string} a
   * @param {string} b
   */
  const isSameName = (a, b) => a.toLowerCase() === b.toLowerCase();

  return { make, readFile, wordsOf, isSameName };
})();
