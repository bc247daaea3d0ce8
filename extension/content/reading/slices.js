"use strict";
// Long work in slices, between which the page goes on. What is short is done in one go, at once.

const Slices = (() => {
  /** Milliseconds of one slice: about a frame, and more than most mails need. */
  const BUDGET = 16;
  /** After so many steps a loop may pause: asking more often takes longer than most steps. */
  const STEPS = 32;

  /** After what waits in the page. Timers are late in tabs that nobody looks at; messages are not. */
  function pause() {
    return new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve(undefined);
      };
      port2.postMessage(null);
    });
  }

  /**
   * One piece of work. It ends with this run of the content script, too.
   * @template T
   */
  class Job {
    /**
     * @param {Work<T>} work
     * @param {number} [budget] milliseconds of one slice
     */
    constructor(work, budget = BUDGET) {
      this.work = work;
      this.budget = budget;
      this.isStopped = false;
    }

    /**
     * Begins at once; both are called before this returns, if the work is short.
     * @param {(value: T) => void} done
     * @param {(error: unknown) => void} failed
     */
    async start(done, failed) {
      try {
        let result = this.slice(false);
        while (!result.done) {
          await pause();
          if (this.isStopped || Life.isOver()) return;
          result = this.slice(true);
        }
        done(result.value);
      } catch (error) {
        failed(error);
      }
    }

    /** @param {boolean} paused */
    slice(paused) {
      const end = performance.now() + this.budget;
      let result = this.work.next(paused);
      while (!result.done && performance.now() < end) result = this.work.next(false);
      return result;
    }

    stop() {
      this.isStopped = true;
    }
  }

  /**
   * Does it all now.
   * @template T
   * @param {Work<T>} work
   * @returns {T}
   */
  function whole(work) {
    for (;;) {
      const result = work.next(false);
      if (result.done) return result.value;
    }
  }

  return { Job, whole, STEPS };
})();
