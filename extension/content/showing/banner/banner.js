"use strict";
// Paints a report's view above a message. Decides nothing: what, in which order and with which
// characters marked comes from the core.

const Banner = (() => {
  const HOST_NAME = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/;
  // Screen readers announce a change of a live region, not its arrival.
  const LIVE_REGION_DELAY = 60;

  /** @param {string} headline */
  function head(headline) {
    const row = Dom.create("div", "head");
    const sentence = Paint.textElement("p", "headline", headline);
    sentence.id = "headline";
    const maker = Paint.textElement("span", "maker", say("app_short_name"));
    maker.id = "maker";
    row.append(sentence, maker);
    return row;
  }

  /**
   * The two hosts in one row, or under each other where there is no room.
   * @param {Comparison} comparison
   */
  function hosts({ seenLabel, seen, genuineLabel, genuine }) {
    const list = Dom.create("dl", "comparison");
    /** @type {[Line, string, Piece[]][]} */
    const rows = [[seenLabel, "seen", seen], [genuineLabel, "genuine", genuine]];
    for (const [label, className, pieces] of rows) {
      const pair = Dom.create("div", "pair");
      pair.append(Paint.textElement("dt", "", Paint.sentence(label)), Paint.hostRow(className, pieces));
      list.append(pair);
    }
    return list;
  }

  /**
   * What was seen, and what to do about it.
   * @param {View} view
   */
  function sentences({ says, advice }) {
    const paragraph = Dom.create("p", "sentences");
    for (const line of [...says, ...(advice ? [advice] : [])]) {
      const said = Dom.create("span", line === advice ? "advice" : "says");
      said.append(...Paint.sentenceNodes(line));
      paragraph.append(said, " ");
    }
    return paragraph;
  }

  /** @param {string} genuine */
  function wayTo(genuine) {
    return Paint.link("open", say("ui_open", [Paint.isolated(genuine)]), `https://${genuine}/`);
  }

  /** @param {() => void} open */
  function clickedButton(open) {
    const button = Paint.button("plain clicked", say("ui_clicked"));
    button.addEventListener("click", open);
    return button;
  }

  /**
   * @param {AllowRule} rule
   * @param {number} index
   * @param {(rule: AllowRule) => void} undo
   */
  function allowedRow(rule, index, undo) {
    const row = Dom.create("div", "allowed");
    const sentence = Paint.textElement("span", "", `${say("ui_allowed")} ${Folds.effect(rule)}`);
    sentence.id = `allowed-${index}`;
    const button = Paint.button("plain undo", say("ui_undo"));
    button.setAttribute("aria-describedby", sentence.id);
    button.addEventListener("click", () => undo(rule));
    row.append(sentence, button);
    return row;
  }

  /**
   * What is announced: the sentence, the two hosts, what the reader just did.
   * @param {Panel} panel
   * @param {PanelActions} actions
   */
  function announced({ view, unread, allowed }, actions) {
    /** @type {Node[]} */
    const lines = [];
    if (view) lines.push(head(Paint.sentence(view.headline)));
    else if (unread.length > 0) lines.push(head(unread.map((name) => say(name)).join(" ")));
    if (view?.comparison) lines.push(hosts(view.comparison));
    if (view) lines.push(sentences(view));
    return [...lines, ...allowed.map((rule, index) => allowedRow(rule, index, actions.disallow))];
  }

  /** One banner, known by reference only: a look-alike element in a mail is never found. */
  class MessageBanner {
    /**
     * @param {Panel} panel
     * @param {PanelActions} actions
     */
    constructor(panel, actions) {
      const tone = panel.view?.tone ?? "unread";
      const { host, shadow } = Dom.createHost("touchstone-banner");
      this.host = host;
      this.host.dataset.touchstone = "";
      Ours.add(this.host);
      this.section = Dom.create("section", "banner paper");
      this.tone = tone;
      this.section.dataset.tone = tone;
      this.section.setAttribute("aria-label", say("app_short_name"));
      // With its sentence, so that the banners of a thread can be told apart, as soon as it is there.
      this.section.setAttribute("aria-labelledby", "maker headline");
      this.section.lang = interfaceLanguage();
      this.section.dir = textDirection();
      // Only this part is live: what is unfolded below would have everything read out once more.
      const live = Dom.create("div", "live");
      live.setAttribute("role", tone === "alarm" ? "alert" : "status");
      const main = Dom.create("div", "main");
      main.append(live);
      this.section.append(main);
      Paint.keepKeys(this.section);
      Press.heedPeopleAlone(this.section);
      this.shadow = shadow;
      this.shadow.append(this.section);
      Paint.applyStyle(this.shadow, PALETTE + BANNER_STYLE);
      /** @type {InstanceType<typeof Raised.RaisedPaper> | null} */
      this.raised = null;
      this.isWanted = false;
      setTimeout(() => {
        this.section.prepend(Paint.icon(tone));
        live.append(...announced(panel, actions));
        if (panel.view) main.append(...this.ways(panel.view, panel, actions));
        this.raised?.place();
        if (this.isWanted) this.focus();
      }, LIVE_REGION_DELAY);
    }

    /**
     * The ways on: to the genuine site first.
     * @param {View} view
     * @param {Panel} panel
     * @param {PanelActions} actions
     */
    ways(view, panel, actions) {
      /** @type {Node[]} */
      const ways = [];
      if (view.genuine && HOST_NAME.test(view.genuine)) ways.push(wayTo(view.genuine));
      if (view.tone === "alarm" && actions.draft) ways.push(DraftFold.make(actions.draft));
      if (view.tone === "alarm" && actions.clicked) ways.push(clickedButton(actions.clicked));
      return [...ways, Folds.details(view, panel, actions)];
    }

    get hasFocus() {
      return this.shadow.activeElement !== null;
    }

    /** Undoing what was done last, or else the banner as a whole. */
    focus() {
      this.isWanted = true;
      const undo = /** @type {HTMLElement | null} */ (this.section.querySelector(".undo"));
      if (undo) return undo.focus();
      // Only now: else every click on its words would put a frame around it.
      this.section.tabIndex = -1;
      this.section.addEventListener("blur", () => this.section.removeAttribute("tabindex"), { once: true });
      this.section.focus();
    }

    /** @param {Element} before */
    isPlaced(before) {
      return Dom.isConnected(this.host) && Dom.nextSibling(this.host) === before;
    }

    /** @param {Element} before */
    place(before) {
      before.before(this.host);
      this.adaptTheme();
    }

    /**
     * In the top layer from the moment on when something lies over it.
     * @param {boolean} isCovered
     */
    keepOnTop(isCovered) {
      if (isCovered) this.raised ??= new Raised.RaisedPaper(this.host, this.section);
      this.raised?.place();
    }

    adaptTheme() {
      this.section.dataset.theme = Paint.isOnDark(this.host) ? "dark" : "light";
    }

    remove() {
      this.raised?.remove();
      this.host.remove();
    }
  }

  return { MessageBanner };
})();
