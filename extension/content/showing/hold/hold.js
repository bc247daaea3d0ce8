"use strict";
// Holds what would open a certainly bad link, and explains instead. Going on takes a press by the
// person on our own button (explanation.js).
//
// Held: click (so also Enter, Ctrl or Shift with either, access keys, taps, clicks made by scripts),
// middle click, dragging, submitting a form.
// Not held, because a page can't: the entries of the browser's context menu, the browser's own keys
// and gestures on a link, `form.submit()` by the webmail's script, and a listener that the webmail
// itself put on the window before us. The context menu stays: it copies the address for a report.

const Hold = (() => {
  const MIDDLE = 1;

  /** @typedef {{ link: Element, href: string, mark: Mark }} Held */
  /** @type {WeakMap<EventTarget, Held>} */
  const known = new WeakMap();
  /**
   * The link that a person went on to, while it opens.
   * @type {Element | null}
   */
  let released = null;

  /** @param {Held} held */
  function add(held) {
    known.set(held.link, held);
  }

  /** @param {Element} link */
  function drop(link) {
    known.delete(link);
    Explanation.closeOf(link);
  }

  /**
   * A form is no link: what is clicked in it may be anything.
   * @param {Held | undefined} held
   */
  const isClickable = (held) => held !== undefined && Dom.localName(held.link) !== "form";

  /** @param {Event} event */
  function heldOn(event) {
    const found = event.composedPath().map((target) => known.get(target));
    return found.find(isClickable) ?? null;
  }

  /**
   * @param {Event} event
   * @param {Held | null | undefined} held
   */
  function hold(event, held) {
    if (!held || held.link === released) return;
    event.preventDefault();
    // The webmail may open links by itself.
    event.stopImmediatePropagation();
    // The extension is being updated: this press is held all the same, the next one is the new run's.
    if (Life.isOver()) return;
    Explanation.show(held, () => goOn(held));
  }

  /**
   * Explains a held link that nobody has opened.
   * @param {Element} link
   */
  function explain(link) {
    const held = known.get(link);
    if (held && !Life.isOver()) Explanation.show(held, () => goOn(held));
  }

  /** @param {MouseEvent} event */
  function onAuxClick(event) {
    if (event.button === MIDDLE) hold(event, heldOn(event));
  }

  /** @param {SubmitEvent} event */
  function onSubmit(event) {
    const targets = [event.submitter, event.target];
    hold(event, targets.map((target) => target && known.get(target)).find(Boolean));
  }

  /**
   * As the link itself would have opened, with the webmail's own ways. Not if it leads elsewhere by
   * now than what was explained.
   * @param {Held} held
   */
  function goOn({ link, href }) {
    if (!Dom.isConnected(link) || !Links.leadsTo(link, href)) return;
    released = link;
    try {
      press(link);
    } finally {
      released = null;
    }
  }

  /** @param {Element} link */
  function press(link) {
    if (Dom.localName(link) === "form") HTMLFormElement.prototype.requestSubmit.call(link);
    else if (Dom.namespace(link) === "http://www.w3.org/1999/xhtml") HTMLElement.prototype.click.call(link);
    else link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, composed: true }));
  }

  /** @type {Handlers} */
  const handlers = {
    click: (event) => hold(event, heldOn(event)),
    dragstart: (event) => hold(event, heldOn(event)),
    auxclick: onAuxClick,
    submit: onSubmit,
  };

  return { add, drop, explain, handlers };
})();
