"use strict";
// Whether a person can see an element of a message.
//
// Only what leaves no paint at all counts as hidden. Same-coloured text does not: a background
// image or a positioned neighbour can make it readable, and then a phish could hide in plain sight.

const Visibility = (() => {
  const FAR_OUTSIDE = 500;
  /** A mail may nest elements without a box as deep as it likes; then they count as seen. */
  const MAX_LEVELS = 100;

  /** @typedef {{ rect: DOMRect, laidOut: boolean }} Frame */

  /**
   * The box that a message's elements are measured against.
   * @param {Element} root
   * @returns {Frame}
   */
  function frameOf(root) {
    const rect = Element.prototype.getBoundingClientRect.call(root);
    return { rect, laidOut: rect.width > 0 || rect.height > 0 };
  }

  /** @param {Element} element */
  function boxOf(element) {
    return Element.prototype.getBoundingClientRect.call(element);
  }

  /**
   * Cut down to nothing by its own box (`max-height:0; overflow:hidden`).
   * @param {CSSStyleDeclaration} style
   * @param {DOMRect} box
   */
  function isClippedAway(style, box) {
    if (style.overflowX === "visible" && style.overflowY === "visible") return false;
    return box.width <= 1 || box.height <= 1;
  }

  /**
   * @param {DOMRect} box
   * @param {Frame} frame
   */
  function isFarOutside(box, frame) {
    if (box.width === 0 && box.height === 0) return false;
    return box.right < frame.rect.left - FAR_OUTSIDE || box.bottom < frame.rect.top - FAR_OUTSIDE;
  }

  /**
   * Hidden together with everything in it.
   * @param {Element} element
   * @param {CSSStyleDeclaration} style
   * @param {Frame} frame
   */
  function hidesSubtree(element, style, frame) {
    if (style.display === "none" || Number(style.opacity) < 0.05) return true;
    if (!frame.laidOut || style.display === "contents") return false;
    const box = boxOf(element);
    return isClippedAway(style, box) || isFarOutside(box, frame);
  }

  /**
   * Hides its own text; a child may show again.
   * @param {CSSStyleDeclaration} style
   */
  function hidesOwnText(style) {
    return style.visibility !== "visible" || parseFloat(style.fontSize) < 1;
  }

  /**
   * Whether a person can see this element at all, its ancestors included. What has no box of its own
   * is seen as far as what it stands in.
   * @param {Element} element
   */
  function isShown(element) {
    let at = element;
    for (let level = 0; level < MAX_LEVELS; level += 1) {
      if (hasShownBox(at)) return true;
      const { display, visibility } = getComputedStyle(at);
      if (display !== "contents" || visibility !== "visible") return false;
      const parent = Dom.parentNode(at);
      if (!parent || !Dom.isElement(parent)) return true;
      at = parent;
    }
    return true;
  }

  /** @param {Element} element */
  function hasShownBox(element) {
    const check = Element.prototype.checkVisibility;
    if (check) return check.call(element, { visibilityProperty: true });
    const box = boxOf(element);
    return box.width > 0 || box.height > 0;
  }

  /**
   * Whether it takes up room.
   * @param {Element} element
   */
  function takesRoom(element) {
    const box = boxOf(element);
    return box.width > 2 && box.height > 2;
  }

  return { frameOf, hidesSubtree, hidesOwnText, isShown, takesRoom };
})();
