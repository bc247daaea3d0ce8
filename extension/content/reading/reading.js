"use strict";
// Reads the mails that are open, one after the other, without keeping the page from going on. What was
// read of a mail that changed meanwhile, or is not open any more, is nobody's and counts for nothing.

const Reading = (() => {
  /** So often a mail that keeps changing is begun anew; then it is read in one go. */
  const MAX_RESTARTS = 3;

  /** @param {OpenMessage} a @param {OpenMessage} b */
  function isSame(a, b) {
    return a.id === b.id && a.subject === b.subject
      && a.sender.address?.value === b.sender.address?.value
      && a.parts.length === b.parts.length
      && a.parts.every(({ element }, index) => element === b.parts[index].element);
  }

  /**
   * The same, also in what other frames read of it: that arrives anew when it changed.
   * @param {OpenMessage} a
   * @param {OpenMessage} b
   */
  function isAsItWas(a, b) {
    return a.root === b.root && isSame(a, b)
      && a.joined.length === b.joined.length
      && a.joined.every(({ part }, index) => part === b.joined[index].part);
  }

  /** @param {OpenMessage} message @param {Node} node */
  const holds = ({ root, parts }, node) =>
    [root, ...parts.map(({ element }) => element)].some((element) => Dom.contains(element, node));

  class PaneReading {
    /**
     * @param {object} to
     * @param {(message: OpenMessage, read: ReadMessage) => void} to.read of each mail
     * @param {(open: OpenMessage[], isDueAgain: boolean) => void} to.ended after the last; again, if
     *   the page stirred elsewhere meanwhile
     * @param {(error: unknown) => void} to.failed
     */
    constructor({ read, ended, failed }) {
      this.onRead = read;
      this.onEnd = ended;
      this.onFailure = failed;
      /** @type {InstanceType<typeof Slices.Job<void>> | null} */
      this.job = null;
      /** @type {OpenMessage[]} */
      this.open = [];
      /**
       * Those that are still to be read.
       * @type {Set<OpenMessage>}
       */
      this.unread = new Set();
      this.isDueAgain = false;
      this.restarts = 0;
    }

    get isUnderWay() {
      return this.job !== null;
    }

    /** @param {OpenMessage[]} open */
    start(open) {
      if (this.job && this.isOf(open)) {
        this.isDueAgain = true;
        return;
      }
      this.interrupt();
      this.open = open;
      this.unread = new Set(open);
      this.job = new Slices.Job(this.readAll(), this.restarts > MAX_RESTARTS ? Infinity : undefined);
      void this.job.start(() => this.end(), (error) => this.fail(error));
    }

    /** @param {OpenMessage[]} open */
    isOf(open) {
      return open.length === this.open.length && open.every((message, index) => isAsItWas(message, this.open[index]));
    }

    /** @returns {Work<void>} */
    *readAll() {
      for (const message of this.open) {
        const read = yield* SnapshotReader.read(message);
        this.unread.delete(message);
        this.onRead(message, read);
      }
    }

    end() {
      const { open, isDueAgain } = this;
      this.stop();
      this.onEnd(open, isDueAgain);
    }

    /** @param {unknown} error */
    fail(error) {
      this.stop();
      this.onFailure(error);
    }

    /**
     * The page changed; who watches it looks again when it has come to rest.
     * @param {Node[]} nodes
     */
    stirred(nodes) {
      if (!this.job) return;
      const touched = [...new Set(nodes)];
      if ([...this.unread].some((message) => touched.some((node) => holds(message, node)))) this.interrupt();
    }

    interrupt() {
      if (!this.job) return;
      const restarts = this.restarts + 1;
      this.stop();
      this.restarts = restarts;
    }

    stop() {
      this.job?.stop();
      this.job = null;
      this.unread.clear();
      this.isDueAgain = false;
      this.restarts = 0;
    }
  }

  return { PaneReading, isSame };
})();
