"use strict";
// What the page's Rust asks of the extension's scripts: the banner and the marks.

const Stage = (() => {
  /** Nothing is kept here, and nothing is reported from here. */
  const ACTIONS = { allow: () => {}, disallow: () => {}, hide: null, draft: null, clicked: null };

  /**
   * Shows a view's banner right before an element.
   * @param {View} view
   * @param {Element} before
   */
  function banner(view, before) {
    const made = new Banner.MessageBanner({ view, unread: [], allowed: [], canAllow: false, contact: "" }, ACTIONS);
    made.place(before);
    return made;
  }

  /**
   * Marks the bad ones of the elements that stand for a mail's links. Without their addresses, so
   * that nothing here offers a way to go there.
   * @param {View} view
   * @param {Element[]} elements
   */
  function marks(view, elements) {
    const made = new Marks.MessageMarks(view.marks);
    /** @type {Link} */
    const dead = { href: "", text: "", imageText: "", kind: "anchor", visible: true, quoted: false };
    const list = elements.length > 0 ? Dom.ancestors(elements[0]).find((one) => elements.every((link) => one.contains(link))) : null;
    made.sync(elements.map(() => dead), elements, list ? [list] : []);
    return made;
  }

  return { banner, marks };
})();
