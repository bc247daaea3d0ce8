"use strict";
// One message that is open: what was read of it, what follows from that, and what of ours stands on
// the page for it.

const Mail = (() => {
  const MAX_REINSERTIONS = 5;
  /** Parts of a mail may arrive late; so long nothing is called unreadable. */
  const PATIENCE = 1_500;
  /**
   * What leaves a mail unchecked. A sender that can't be read is no news on mail that claims no
   * brand: the links are checked all the same, and the popup says it.
   * @type {Problem[]}
   */
  const GAPS = ["frame", "engine"];

  class CheckedMail {
    /**
     * @param {string} key
     * @param {OpenMessage} message
     * @param {ReadMessage} read
     */
    constructor(key, message, read) {
      this.key = key;
      this.snapshot = read.snapshot;
      this.message = message;
      this.read = read;
      /** @type {Report | null} */
      this.report = null;
      /**
       * What went wrong after it was read.
       * @type {Problem[]}
       */
      this.failures = [];
      /**
       * What the reader allowed here.
       * @type {AllowRule[]}
       */
      this.allowed = [];
      /** @type {InstanceType<typeof Banner.MessageBanner> | null} */
      this.banner = null;
      this.keptDown = new Cover.KeptDown();
      // There is no banner on paper, so the mail lies there as it would.
      this.printing = { beforeprint: () => this.keptDown.remove(), afterprint: () => this.keepDown() };
      /** @type {InstanceType<typeof Marks.MessageMarks> | null} */
      this.marks = null;
      /** @type {ForeignMarks | null} */
      this.foreignMarks = null;
      this.reinsertions = 0;
      this.round = 0;
      this.painted = "";
      this.since = performance.now();
      this.timer = 0;
    }

    /**
     * Asks the core.
     * @returns {Promise<boolean>} whether the answer counts: false when it was asked again meanwhile
     */
    async check() {
      this.round += 1;
      const mine = this.round;
      /** @type {Report | null} */
      let report = null;
      try {
        report = await Engine.analyze(this.snapshot);
      } catch (error) {
        console.error("Touchstone: the check could not run", error);
      }
      if (mine !== this.round) return false;
      this.report = report;
      this.failures = report ? [] : ["engine"];
      return true;
    }

    /**
     * What can't be read, where that matters; of a mail with a warning the core tells it there.
     * @returns {string[]} the names of messages
     */
    unread() {
      const { verdict, checked } = this.report ?? {};
      const isWarned = verdict === "caution" || verdict === "impersonation";
      const cut = checked?.unread && !isWarned ? ["limit_truncated"] : [];
      if (performance.now() - this.since < PATIENCE) return cut;
      const gaps = [...this.message.problems, ...this.failures].filter((problem) => GAPS.includes(problem));
      return [...gaps.map((problem) => `ui_problem_${problem}`), ...cut];
    }

    /**
     * Mail that fits gets a quiet line only if all of it was read, by a reader that can tell, and
     * if people want such lines.
     * @param {boolean} confirms
     * @param {string[]} unread
     */
    shownView(confirms, unread) {
      const view = this.report?.view ?? null;
      if (view?.tone !== "quiet" && view?.tone !== "confirmed") return view;
      return confirms && unread.length === 0 && ContentSettings.showsConsistent() ? view : null;
    }

    /**
     * Paints what holds now; what stands there already stays.
     * @param {boolean} confirms whether the adapter's reading is good enough to confirm a mail
     */
    show(confirms) {
      this.awaitParts(confirms);
      const unread = this.unread();
      const view = this.shownView(confirms, unread);
      const allowed = this.allowed.filter(ContentSettings.isAllowed);
      const panel = { view, unread, allowed, canAllow: ContentSettings.canAllow(), contact: ContentSettings.contact() };
      const painted = JSON.stringify([panel, ContentSettings.language()]);
      if (painted === this.painted) return;
      this.painted = painted;
      this.paint(panel);
      this.remark(view?.marks ?? []);
    }

    /** @param {boolean} confirms */
    awaitParts(confirms) {
      clearTimeout(this.timer);
      const left = PATIENCE - (performance.now() - this.since);
      if (left > 0) this.timer = setTimeout(() => this.show(confirms), left);
    }

    /** @param {Panel} panel */
    paint(panel) {
      const hadFocus = this.banner?.hasFocus;
      this.dropBanner();
      if (!panel.view && panel.unread.length + panel.allowed.length === 0) return;
      this.banner = new Banner.MessageBanner(panel, this.actions());
      this.banner.place(this.message.bannerBefore);
      this.keepDown();
      for (const [type, handler] of Object.entries(this.printing)) addEventListener(type, handler);
      if (hadFocus) this.banner.focus();
    }

    dropBanner() {
      for (const [type, handler] of Object.entries(this.printing)) removeEventListener(type, handler);
      this.banner?.remove();
      this.banner = null;
      this.keptDown.remove();
    }

    keepDown() {
      if (!this.banner) return;
      const bodies = this.message.parts.map(({ element }) => element);
      const isBelow = this.keptDown.sync(bodies, this.banner.host, this.message.bannerBefore);
      this.banner.keepOnTop(!isBelow);
    }

    /** A house that has a desk for reports wants them there alone. */
    async draft() {
      const draft = await Engine.draft(this.snapshot);
      const desk = ContentSettings.desk();
      return draft && desk ? { ...draft, recipients: [{ name: say("ui_house"), ...desk }] } : draft;
    }

    /** @returns {PanelActions} */
    actions() {
      return {
        allow: (rule) => {
          this.allowed = [...this.allowed, rule];
          Parts.send({ type: "allow", rule });
        },
        disallow: (rule) => Parts.send({ type: "disallow", rule }),
        hide: () => Parts.send({ type: "showConsistent", value: false }),
        draft: () => this.draft(),
        clicked: () => Parts.send({ type: "open_clicked", brand: this.report?.brand ?? "" }),
      };
    }

    /** @param {Mark[]} marks */
    remark(marks) {
      this.unmark();
      if (marks.length === 0) return;
      this.marks = new Marks.MessageMarks(marks);
      this.foreignMarks = new ForeignMarks(marks);
      this.mark();
    }

    /** Marks stand where the message's links are now. */
    mark() {
      const { elements, others } = this.read;
      const { bannerBefore, parts } = this.message;
      this.marks?.sync(this.snapshot.links, elements, [bannerBefore, ...parts.map(({ element }) => element)]);
      this.foreignMarks?.sync(this.message.joined, elements.length, others);
      if (this.marks?.isBeaten) this.fail("banner");
    }

    unmark() {
      this.marks?.remove();
      this.foreignMarks?.remove();
      this.marks = null;
      this.foreignMarks = null;
    }

    /** @param {Problem} problem */
    fail(problem) {
      if (!this.failures.includes(problem)) this.failures.push(problem);
    }

    /**
     * The same mail, looked at again.
     * @param {OpenMessage} message
     * @param {ReadMessage} read
     * @param {boolean} confirms
     */
    renew(message, read, confirms) {
      this.message = message;
      this.read = read;
      if (this.report || this.failures.length > 0) this.show(confirms);
      this.keepInPlace();
      this.mark();
    }

    /** Some webmails redraw and wipe what they don't know. Put it back, but don't fight for ever. */
    keepInPlace() {
      const { banner, message } = this;
      if (!banner) return;
      this.keepDown();
      if (banner.isPlaced(message.bannerBefore)) return banner.adaptTheme();
      if (this.reinsertions >= MAX_REINSERTIONS) return this.fail("banner");
      this.reinsertions += 1;
      banner.place(message.bannerBefore);
    }

    remove() {
      this.round += 1;
      clearTimeout(this.timer);
      this.dropBanner();
      this.unmark();
    }
  }

  return { CheckedMail };
})();
