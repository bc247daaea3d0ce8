"use strict";
// What opens instead of a held link: where it leads, what it is not, and two ways out of here. The
// same on a link that the reader asks about. In a closed shadow root and in the browser's top layer,
// above whatever the page shows.

const Explanation = (() => {
  const WEB = /^https?:/i;

  /** @typedef {{ link: Element, href: string, mark: Mark }} Explained */
  /** @typedef {{ link: Element | null, dialog: HTMLDialogElement }} Shown `link`: which was held */
  /** @type {Shown | null} */
  let shown = null;

  /** @param {Mark} mark */
  function hosts({ comparison, host }) {
    const list = Dom.create("dl", "comparison");
    const seen = comparison?.seen ?? (host ? [{ text: host, differs: false }] : []);
    if (seen.length > 0) list.append(Paint.textElement("dt", "", say("ui_hold_leads")), Paint.hostRow("seen", seen));
    if (comparison) {
      list.append(Paint.textElement("dt", "", Paint.sentence(comparison.genuineLabel)), Paint.hostRow("genuine", comparison.genuine));
    }
    return list;
  }

  /**
   * The button that leaves everything as it is.
   * @param {string} text
   */
  function stayButton(text) {
    const stay = Paint.button("stay", text);
    stay.autofocus = true;
    stay.addEventListener("click", close);
    return stay;
  }

  /**
   * @param {Explained} held
   * @param {() => void} goOn
   */
  function ways({ mark, href }, goOn) {
    const stay = stayButton(say("ui_hold_stay"));
    // An address that holds a page of its own is no place to go to.
    if (!mark.host || !WEB.test(href)) return [stay];
    const go = Paint.button("go", say("ui_hold_go", [mark.host]));
    Press.handle(go, () => {
      close();
      goOn();
    });
    return [stay, go];
  }

  /**
   * In a frame a modal dialog keeps the focus from the frame's own page alone: past the last button
   * it would go to the page around.
   * @param {KeyboardEvent} event
   */
  function keepFocus(event) {
    if (event.key !== "Tab") return;
    const dialog = /** @type {Element} */ (event.currentTarget);
    const stops = [...dialog.querySelectorAll("button")];
    const here = stops.indexOf(/** @type {HTMLButtonElement} */ (event.target));
    event.preventDefault();
    stops.at(event.shiftKey ? here - 1 : (here + 1) % stops.length)?.focus();
  }

  /**
   * @param {Mark} mark
   * @param {string | null} note
   * @param {HTMLButtonElement[]} buttons
   */
  function paint(mark, note, buttons) {
    const dialog = Dom.create("dialog", "hold paper");
    dialog.lang = interfaceLanguage();
    dialog.dir = textDirection();
    dialog.dataset.tone = mark.tone;
    // It lies over the page, and a page may be dark around a mail that is not.
    const page = Dom.first("body > *");
    dialog.dataset.theme = page && Paint.isOnDark(page) ? "dark" : "light";
    const headline = Paint.textElement("h2", "headline", Paint.sentence(mark.headline));
    headline.id = "headline";
    dialog.setAttribute("aria-labelledby", headline.id);
    const main = Dom.create("div", "main");
    const row = Dom.create("div", "buttons");
    row.append(...buttons);
    main.append(headline, hosts(mark));
    if (mark.reason) main.append(Paint.textElement("p", "reason", Paint.sentence(mark.reason)));
    if (note) main.append(Paint.textElement("p", "note", note));
    main.append(row);
    dialog.append(Paint.icon(mark.tone), main);
    Paint.keepKeys(dialog);
    dialog.addEventListener("keydown", keepFocus);
    return dialog;
  }

  /**
   * @param {HTMLDialogElement} dialog
   * @param {Element | null} link
   */
  function open(dialog, link) {
    close();
    const host = Dom.create(/** @type {"div"} */ ("touchstone-dialog"));
    Ours.add(host);
    const shadow = host.attachShadow({ mode: "closed" });
    shadow.append(dialog);
    Paint.applyStyle(shadow, PALETTE + EXPLANATION_STYLE);
    dialog.addEventListener("close", () => host.remove());
    Dom.first("html")?.append(host);
    dialog.showModal();
    shown = { link, dialog };
  }

  /**
   * Instead of a held link.
   * @param {Explained} held
   * @param {() => void} goOn what opens the link after all
   */
  function show(held, goOn) {
    open(paint(held.mark, say("ui_hold_note"), ways(held, goOn)), held.link);
  }

  /**
   * On a link that the reader asked about.
   * @param {Mark} mark
   */
  function tell(mark) {
    open(paint(mark, null, [stayButton(say("ui_close"))]), null);
  }

  function close() {
    const last = shown;
    shown = null;
    if (!last) return;
    last.dialog.close();
    // The browser gives the focus back within one document only.
    if (last.link && Dom.isConnected(last.link)) focus(last.link);
  }

  /** @param {Element} link */
  function focus(link) {
    const prototype = Dom.namespace(link) === "http://www.w3.org/2000/svg" ? SVGElement.prototype : HTMLElement.prototype;
    prototype.focus.call(link, { preventScroll: true });
  }

  /**
   * Closes what explains this link.
   * @param {Element} link
   */
  function closeOf(link) {
    if (shown?.link === link) close();
  }

  return { show, tell, close, closeOf };
})();
