"use strict";
// The pieces of which everything is made that we paint into a page: the banner, the marks' words,
// the dialogs. Text of the mail reaches the page by textContent alone.

const Paint = (() => {
  const ICONS = {
    alarm: ["M9 2.5h10L25.5 9v10L19 25.5H9L2.5 19V9z", "M14 8.5v7M14 19.4v.1"],
    caution: ["M14 3.5 26 24H2z", "M14 11v6M14 20.4v.1"],
    confirmed: ["M14 2.8 24 6v8c0 5.6-4.2 9.6-10 11.4C8.2 23.6 4 19.6 4 14V6z", "M9.4 14l3.4 3.4 6-6.4"],
    unread: ["M14 3.2a10.8 10.8 0 1 1 0 21.6 10.8 10.8 0 0 1 0-21.6z", "M8.5 14h11"],
    quiet: ["M14 3.2a10.8 10.8 0 1 1 0 21.6 10.8 10.8 0 0 1 0-21.6z", "M9.5 11.6h9M9.5 16.4h9"],
  };
  const HOST = /^[^\s@]+\.[^\s@]+$/;
  /** In characters: what fits into a line of the narrowest banner. */
  const MAX_UNBROKEN = 26;

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

  /** @param {Tone | "unread"} tone */
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

  /**
   * @param {string} className
   * @param {string} text
   */
  function button(className, text) {
    const element = textElement("button", className, text);
    element.type = "button";
    return element;
  }

  /**
   * A host, which a line must not break where it misleads: after its dots, and nowhere else. A label
   * that may be longer than a line breaks anywhere.
   * @param {Piece[]} pieces
   * @returns {HTMLElement[]}
   */
  function hostRuns(pieces) {
    /** @type {HTMLElement[]} */
    const runs = [];
    let label = Dom.create("span");
    for (const { text, differs } of pieces) {
      const parts = text.replace(BIDI_CONTROLS, "").split(/(?<=\.)/);
      for (const [at, part] of parts.entries()) {
        const run = textElement(differs ? "mark" : "span", "", part);
        if (at > 0) run.style.borderTopLeftRadius = run.style.borderBottomLeftRadius = "0";
        if (at < parts.length - 1) run.style.borderTopRightRadius = run.style.borderBottomRightRadius = "0";
        label.append(run);
        if (!part.endsWith(".")) continue;
        runs.push(label, Dom.create("wbr"));
        label = Dom.create("span");
      }
    }
    runs.push(label);
    for (const run of runs) if ((run.textContent ?? "").length <= MAX_UNBROKEN) run.style.whiteSpace = "nowrap";
    return runs;
  }

  /** @param {string} className @param {Piece[]} pieces */
  function hostRow(className, pieces) {
    const row = Dom.create("dd", className);
    row.append(...hostRuns(pieces));
    return row;
  }

  /**
   * A host inside a sentence.
   * @param {string} className
   * @param {Piece[]} pieces
   */
  function hostInline(className, pieces) {
    const host = Dom.create("bdi", className);
    host.dir = "ltr";
    host.append(...hostRuns(pieces));
    return host;
  }

  /**
   * A message with elements in the place of some of its values.
   * @param {string} key
   * @param {(string | Node)[]} values
   * @returns {(string | Node)[]}
   */
  function saidAround(key, values) {
    const holders = values.map((value, at) => (typeof value === "string" ? value : `\ue000${at}\ue001`));
    return say(key, holders).split(/\ue000(\d)\ue001/).map((piece, at) => (at % 2 === 0 ? piece : values[Number(piece)] ?? ""));
  }

  /**
   * A sentence whose hosts break after their dots only.
   * @param {Line} line
   */
  function sentenceNodes(line) {
    return saidAround(keyOf(line), line.values.map((value) =>
      HOST.test(value) ? hostInline("", [{ text: value, differs: false }]) : isolated(value)));
  }

  /**
   * The clipboard is closed on plain-http webmails and in many frames; a selection can be copied
   * everywhere.
   * @param {string} text
   * @param {HTMLElement} near
   */
  async function copy(text, near) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = Dom.create("textarea");
      field.value = text;
      near.after(field);
      field.select();
      document.execCommand("copy");
      field.remove();
      near.focus();
    }
  }

  /**
   * A button that copies and says so.
   * @param {string} label
   * @param {string} text
   */
  function copyButton(label, text) {
    const element = button("plain copy", label);
    element.addEventListener("click", async () => {
      await copy(text, element);
      element.textContent = say("ui_copied");
    });
    return element;
  }

  /**
   * A link out of the page that tells nobody where it stood.
   * @param {string} className
   * @param {string} text
   * @param {string} href
   */
  function link(className, text, href) {
    const element = textElement("a", className, text);
    element.href = href;
    element.target = "_blank";
    element.rel = "noreferrer";
    return element;
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

  return {
    isolated, sentence, sentenceNodes, saidAround, applyStyle, isOnDark, icon, textElement, button, hostRow, hostInline, copyButton,
    link, keepKeys,
  };
})();
