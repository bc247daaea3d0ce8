"use strict";
// What a frame says of itself to the background, which paints the icon by it: each news once.

const Teller = (() => {
  class FrameTeller {
    /** @param {string} instance */
    constructor(instance) {
      this.instance = instance;
      this.last = "";
    }

    /** @param {FrameState} state */
    tell(state) {
      const text = JSON.stringify(state);
      if (text === this.last) return;
      this.last = text;
      void this.send(state);
    }

    /** @param {FrameState | null} state none: this page goes */
    async send(state) {
      try {
        await ext.runtime.sendMessage({ type: "state", instance: this.instance, state });
      } catch {
        // After an update of the extension nobody listens any more.
        Life.isOver();
      }
    }
  }

  return { FrameTeller };
})();
