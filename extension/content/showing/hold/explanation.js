"use strict";
// What opens instead of a held link: what it is not, where it goes, and the ways out of here: to the
// genuine site, back to the mail, and last, as a mere link, on to the other site. The same on a link
// that the reader asks about. In a closed shadow root and in the browser's top layer, above whatever
// the page shows.

const Explanation = (() => {
  const WEB = /^https?:/i;

  /** @typedef {{ link: Element, href: string, mark: Mark }} Explained */
  /** @typedef {{ link: Element | null, dialog: HTMLDialogElement }} Shown `link`: which was held */
  /** @type {Shown | null} */
  let shown = null;

  /**
   * A sentence with a host in it.
   * @param {string} key
   * @param {(string | Node)[]} values
   */
  function line(key, values) {
    const element = Dom.create("p", "line");
    element.append(...Paint.saidAround(key, values));
    return element;
  }

  /**
   * Where it goes. Where no host is compared, the whole sentence says it, if the heading does not.
   * @param {Mark} mark
   */
  function goes({ title, headline, comparison }) {
    if (comparison) return [line("ui_hold_goes", [Paint.hostInline("seen", comparison.seen)])];
    if (!title) return [];
    const sentence = Dom.create("p", "line");
    sentence.append(...Paint.sentenceNodes(headline));
    return [sentence];
  }

  /** @param {Mark} mark */
  function isAt({ comparison, brand, genuine }) {
    if (!brand || !genuine) return [];
    const pieces = comparison?.genuine ?? [{ text: genuine, differs: false }];
    return [line("ui_hold_genuine", [Paint.isolated(brand), Paint.hostInline("genuine", pieces)])];
  }

  /** @param {Line} reason */
  function reasonLine(reason) {
    const element = Dom.create("p", "line");
    element.append(...Paint.sentenceNodes(reason));
    return element;
  }

  /**
   * The button that leaves everything as it is.
   * @param {string} text
   */
  function stayButton(text) {
    const stay = Paint.button("stay", text);
    stay.addEventListener("click", close);
    return stay;
  }

  /**
   * @param {string} genuine
   * @returns {HTMLElement}
   */
  function openLink(genuine) {
    const open = Paint.link("open", say("ui_hold_open", [genuine]), `https://${genuine}/`);
    open.addEventListener("click", () => close());
    return open;
  }

  /**
   * The safe ways first; the first of them has the focus.
   * @param {Explained} held
   * @param {() => void} goOn
   */
  function ways({ mark, href }, goOn) {
    const ways = [...(mark.genuine ? [openLink(mark.genuine)] : []), stayButton(say("ui_hold_back"))];
    // An address that holds a page of its own is no place to go to.
    if (!mark.host || !WEB.test(href)) return ways;
    const go = Paint.button("go", say("ui_hold_anyway"));
    Press.handle(go, () => {
      close();
      goOn();
    });
    return [...ways, go];
  }

  /**
   * In a frame a modal dialog keeps the focus from the frame's own page alone: past the last button
   * it would go to the page around.
   * @param {KeyboardEvent} event
   */
  function keepFocus(event) {
    if (event.key !== "Tab") return;
    const dialog = /** @type {Element} */ (event.currentTarget);
    const stops = /** @type {HTMLElement[]} */ ([...dialog.querySelectorAll("a, button")]);
    const here = stops.indexOf(/** @type {HTMLElement} */ (event.target));
    event.preventDefault();
    stops.at(event.shiftKey ? here - 1 : (here + 1) % stops.length)?.focus();
  }

  /**
   * @param {Mark} mark
   * @param {HTMLElement[]} buttons
   */
  function paint(mark, buttons) {
    const dialog = Dom.create("dialog", "hold paper");
    dialog.lang = interfaceLanguage();
    dialog.dir = textDirection();
    dialog.dataset.tone = mark.tone;
    // It lies over the page, and a page may be dark around a mail that is not.
    const page = Dom.first("body > *");
    dialog.dataset.theme = page && Paint.isOnDark(page) ? "dark" : "light";
    const headline = Dom.create("h2", "headline");
    headline.append(...Paint.sentenceNodes(mark.title ?? mark.headline));
    headline.id = "headline";
    dialog.setAttribute("aria-labelledby", headline.id);
    const main = Dom.create("div", "main");
    const row = Dom.create("div", "buttons");
    row.append(...buttons);
    buttons[0].autofocus = true;
    main.append(headline, ...goes(mark), ...isAt(mark));
    if (mark.reason) main.append(reasonLine(mark.reason));
    main.append(row);
    dialog.append(main);
    Paint.keepKeys(dialog);
    Press.heedPeopleAlone(dialog);
    dialog.addEventListener("keydown", keepFocus);
    return dialog;
  }

  /**
   * @param {HTMLDialogElement} dialog
   * @param {Element | null} link
   */
  function open(dialog, link) {
    close();
    const { host, shadow } = Dom.createHost("touchstone-dialog");
    Ours.add(host);
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
    open(paint(held.mark, ways(held, goOn)), held.link);
  }

  /**
   * On a link that the reader asked about.
   * @param {Mark} mark
   */
  function tell(mark) {
    open(paint(mark, [stayButton(say("ui_close"))]), null);
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
