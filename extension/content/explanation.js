"use strict";
// What opens instead of a held link: where it leads, what it is not, and two ways out of here. In a
// closed shadow root and in the browser's top layer, above whatever the page shows.

const Explanation = (() => {
  // The second click of a double click must not hit a button that has just come.
  const CARE = 600;
  const WEB = /^https?:/i;

  /** @typedef {{ link: Element, href: string, mark: Mark }} Explained */
  /** @type {{ link: Element, dialog: HTMLDialogElement } | null} */
  let shown = null;

  /** @param {Mark} mark */
  function hosts({ comparison, host }) {
    const list = Dom.create("dl", "comparison");
    const seen = comparison?.seen ?? (host ? [{ text: host, differs: false }] : []);
    if (seen.length > 0) list.append(Banner.textElement("dt", "", say("ui_hold_leads")), Banner.hostRow("seen", seen));
    if (comparison) {
      list.append(Banner.textElement("dt", "", say("ui_genuine")), Banner.hostRow("genuine", comparison.genuine));
    }
    return list;
  }

  /**
   * @param {string} className
   * @param {string} text
   * @param {(event: MouseEvent) => void} pressed
   */
  function button(className, text, pressed) {
    const element = Banner.textElement("button", className, text);
    element.type = "button";
    element.addEventListener("click", pressed);
    return element;
  }

  /**
   * @param {Explained} held
   * @param {() => void} goOn
   */
  function buttons({ mark, href }, goOn) {
    const row = Dom.create("div", "buttons");
    const stay = button("stay", say("ui_hold_stay"), close);
    stay.autofocus = true;
    row.append(stay);
    const since = performance.now();
    const go = (/** @type {MouseEvent} */ event) => {
      // Scripts can't press it, even if they reached it.
      if (!event.isTrusted || performance.now() - since < CARE) return;
      close();
      goOn();
    };
    // An address that holds a page of its own is no place to go to.
    if (mark.host && WEB.test(href)) row.append(button("go", say("ui_hold_go", [mark.host]), go));
    return row;
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
   * @param {Explained} held
   * @param {() => void} goOn
   */
  function paint(held, goOn) {
    const { mark, link } = held;
    // It lies over the page, and a page may be dark around a mail that is not.
    const page = Dom.first("body > *") ?? link;
    const dialog = Dom.create("dialog", "hold");
    dialog.lang = ext.i18n.getUILanguage();
    dialog.dir = say("@@bidi_dir");
    dialog.dataset.theme = Banner.isOnDark(page) ? "dark" : "light";
    const headline = Banner.textElement("h2", "headline", Banner.sentence(mark.headline));
    headline.id = "headline";
    dialog.setAttribute("aria-labelledby", headline.id);
    const main = Dom.create("div", "main");
    main.append(headline, hosts(mark));
    if (mark.reason) main.append(Banner.textElement("p", "reason", Banner.sentence(mark.reason)));
    main.append(Banner.textElement("p", "note", say("ui_hold_note")), buttons(held, goOn));
    dialog.append(Banner.icon("alarm"), main);
    Banner.keepKeys(dialog);
    dialog.addEventListener("keydown", keepFocus);
    return dialog;
  }

  /**
   * @param {Explained} held
   * @param {() => void} goOn what opens the link after all
   */
  function show(held, goOn) {
    close();
    const host = Dom.create(/** @type {"div"} */ ("touchstone-dialog"));
    Ours.add(host);
    const shadow = host.attachShadow({ mode: "closed" });
    const dialog = paint(held, goOn);
    shadow.append(dialog);
    Banner.applyStyle(shadow, EXPLANATION_STYLE);
    dialog.addEventListener("close", () => host.remove());
    Dom.first("html")?.append(host);
    dialog.showModal();
    shown = { link: held.link, dialog };
  }

  function close() {
    const last = shown;
    shown = null;
    if (!last) return;
    last.dialog.close();
    // The browser gives the focus back within one document only.
    if (Dom.isConnected(last.link)) focus(last.link);
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

  return { show, closeOf };
})();
