"use strict";
// Paints a report's view above a message. Decides nothing: what, in which order and with which
// characters marked comes from the core. Text of the mail reaches the page by textContent alone.

const Banner = (() => {
  const ICONS = {
    alarm: ["M9 2.5h10L25.5 9v10L19 25.5H9L2.5 19V9z", "M14 8.5v7M14 19.4v.1"],
    caution: ["M14 3.5 26 24H2z", "M14 11v6M14 20.4v.1"],
    quiet: ["M7 6.5 17 3l8 7-2.5 11L12 25 3.5 19z", "M8.5 18 19 9"],
  };
  const HOST_NAME = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/;
  const BIDI_CONTROLS = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;
  // Screen readers announce a change of a live region, not its arrival.
  const LIVE_REGION_DELAY = 60;

  /**
   * A value inside a sentence must not turn the sentence around, nor be turned around by it.
   * @param {string} value
   */
  function isolated(value) {
    const plain = value.replace(BIDI_CONTROLS, "");
    return textDirection() === "rtl" || RIGHT_TO_LEFT.test(plain) ? `\u2068${plain}\u2069` : plain;
  }

  /** @param {Line} line */
  function sentence(line) {
    return say(line.code, line.values.map(isolated));
  }

  /** @param {ShadowRoot} shadow @param {string} css */
  function applyStyle(shadow, css) {
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      shadow.adoptedStyleSheets = [sheet];
    } catch {
      // Firefox may refuse a sheet made in the content script's own world.
      const style = Dom.create("style");
      style.textContent = css;
      shadow.append(style);
    }
  }

  /**
   * Webmails have themes of their own, so the background around the banner tells, not the system.
   * @param {Element} element
   */
  function isOnDark(element) {
    for (const node of Dom.ancestors(element)) {
      const channels = getComputedStyle(node).backgroundColor.match(/[\d.]+/g)?.map(Number) ?? [];
      const [red, green, blue, alpha = 1] = channels;
      if (channels.length < 3 || alpha < 0.5) continue;
      return 0.299 * red + 0.587 * green + 0.114 * blue < 110;
    }
    return false;
  }

  /** @param {Tone} tone */
  function icon(tone) {
    const svg = Dom.createSvg("svg");
    svg.setAttribute("class", "icon");
    svg.setAttribute("viewBox", "0 0 28 28");
    svg.setAttribute("aria-hidden", "true");
    const [shape, stroke] = ICONS[tone].map((d) => {
      const path = Dom.createSvg("path");
      path.setAttribute("d", d);
      path.setAttribute("fill", "none");
      path.setAttribute("stroke", "currentColor");
      path.setAttribute("stroke-width", "2.2");
      path.setAttribute("stroke-linejoin", "round");
      path.setAttribute("stroke-linecap", "round");
      return path;
    });
    svg.append(shape, stroke);
    return svg;
  }

  /**
   * @template {keyof HTMLElementTagNameMap} K
   * @param {K} name
   * @param {string} className
   * @param {string} text
   */
  function textElement(name, className, text) {
    const element = Dom.create(name, className);
    element.textContent = text;
    return element;
  }

  /** @param {View} view */
  function head(view) {
    const row = Dom.create("div", "head");
    row.append(
      textElement("p", "headline", sentence(view.headline)),
      textElement("span", "maker", say("app_short_name")),
    );
    return row;
  }

  /** @param {string} className @param {Piece[]} pieces */
  function hostRow(className, pieces) {
    const row = Dom.create("dd", className);
    for (const piece of pieces) {
      const run = Dom.create(piece.differs ? "mark" : "span");
      run.textContent = piece.text.replace(BIDI_CONTROLS, "");
      row.append(run);
    }
    return row;
  }

  /** @param {Comparison} comparison */
  function comparisonList(comparison) {
    const list = Dom.create("dl", "comparison");
    list.append(
      textElement("dt", "", say("ui_seen")),
      hostRow("seen", comparison.seen),
      textElement("dt", "", say("ui_genuine")),
      hostRow("genuine", comparison.genuine),
    );
    return list;
  }

  /**
   * The clipboard API is missing on plain-http webmails; a selection can be copied everywhere.
   * @param {string} text
   * @param {HTMLElement} near
   */
  async function copyText(text, near) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const field = Dom.create("input");
    field.value = text;
    near.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }

  /** @param {string} genuine */
  function copyButton(genuine) {
    const button = textElement("button", "copy", say("ui_copy"));
    button.setAttribute("type", "button");
    button.addEventListener("click", async () => {
      try {
        await copyText(genuine, button);
        button.textContent = say("ui_copied");
      } catch {
        button.textContent = genuine;
      }
    });
    return button;
  }

  /** @param {string} genuine */
  function action(genuine) {
    const row = Dom.create("div", "action");
    const link = textElement("a", "open", say("ui_open", [isolated(genuine)]));
    link.setAttribute("href", `https://${genuine}/`);
    link.setAttribute("target", "_blank");
    link.setAttribute("rel", "noreferrer");
    row.append(textElement("span", "hint", say("ui_action_hint")), link, copyButton(genuine));
    return row;
  }

  /**
   * @param {string} className
   * @param {string} title
   * @param {Line[]} lines
   * @param {boolean} open
   */
  function notes(className, title, lines, open) {
    const details = Dom.create("details", className);
    details.open = open;
    const list = Dom.create("ul");
    for (const line of lines) {
      const item = textElement("li", "", sentence(line));
      item.dataset.code = line.code;
      list.append(item);
    }
    details.append(textElement("summary", "", title), list);
    return details;
  }

  /** @param {View} view */
  function content(view) {
    const main = Dom.create("div", "main");
    main.append(head(view));
    if (view.caveat) main.append(textElement("p", "caveat", sentence(view.caveat)));
    if (view.comparison) main.append(comparisonList(view.comparison));
    if (view.genuine && HOST_NAME.test(view.genuine)) main.append(action(view.genuine));
    const foot = Dom.create("div", "notes");
    const isLoud = view.tone !== "quiet";
    if (view.reasons.length > 0) foot.append(notes("why", say("ui_why"), view.reasons, isLoud));
    if (view.limits.length > 0) foot.append(notes("limits", say("ui_limits"), view.limits, false));
    if (foot.firstChild) main.append(foot);
    return main;
  }

  /**
   * A webmail's keyboard shortcuts must not act on keys meant for the banner.
   * @param {HTMLElement} section
   */
  function keepKeys(section) {
    for (const type of ["keydown", "keypress", "keyup"]) {
      section.addEventListener(type, (event) => event.stopPropagation());
    }
  }

  /** One banner, known by reference only: a look-alike element in a mail is never found. */
  class MessageBanner {
    /** @param {View} view */
    constructor(view) {
      this.host = Dom.create(/** @type {"div"} */ ("touchstone-banner"));
      this.host.dataset.touchstone = "";
      Ours.add(this.host);
      this.section = Dom.create("section", "banner");
      this.section.dataset.tone = view.tone;
      this.section.setAttribute("role", view.tone === "alarm" ? "alert" : "status");
      this.section.setAttribute("aria-label", say("app_short_name"));
      this.section.lang = interfaceLanguage();
      this.section.dir = textDirection();
      keepKeys(this.section);
      const shadow = this.host.attachShadow({ mode: "closed" });
      shadow.append(this.section);
      applyStyle(shadow, BANNER_STYLE);
      setTimeout(() => this.section.append(icon(view.tone), content(view)), LIVE_REGION_DELAY);
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

    adaptTheme() {
      this.section.dataset.theme = isOnDark(this.host) ? "dark" : "light";
    }

    remove() {
      this.host.remove();
    }
  }

  return { MessageBanner, sentence, applyStyle, isOnDark, icon, textElement, hostRow, keepKeys };
})();
