"use strict";
// Room behind a link in running text for the label that lies there. It is given by an animation that
// is over and keeps its effect: so nothing in the mail's source changes, neither an element nor an
// attribute nor a style, and what is copied or quoted of the mail has none of it.

const Room = (() => {
  const ID = "touchstone-room";
  const animate = Element.prototype.animate;
  const animationsOf = Element.prototype.getAnimations;

  /**
   * Where it is: outside of the link, or inside, where a mail forbids the other.
   * @typedef {"marginInlineEnd" | "paddingInlineEnd"} Side
   */
  /** @type {Side[]} */
  const SIDES = ["marginInlineEnd", "paddingInlineEnd"];

  /** @type {WeakMap<Element, { width: number, side: Side, animation: Animation }>} */
  const given = new WeakMap();

  /** @param {Element} link @param {Side} side */
  const widthOf = (link, side) => parseFloat(getComputedStyle(link)[side]) || 0;

  /**
   * @param {Element} link
   * @param {number} width in the link's own pixels; not changed where it is about the same
   * @returns {Side | null} null where the mail's own style forbids it
   */
  function give(link, width) {
    const known = given.get(link);
    if (known && Math.abs(known.width - width) < 1 && known.animation.playState === "finished") return known.side;
    take(link);
    return SIDES.find((side) => tryOn(link, width, side)) ?? null;
  }

  /** @param {Element} link @param {number} width @param {Side} side */
  function tryOn(link, width, side) {
    const own = widthOf(link, side);
    const animation = animate.call(link, [{ [side]: `${own + width}px` }], { duration: 0, fill: "both", id: ID });
    given.set(link, { width, side, animation });
    // A style that is marked as important wins over it.
    if (Math.abs(widthOf(link, side) - own - width) < 1) return true;
    take(link);
    return false;
  }

  /**
   * Also what a run of the content script left behind that could not end by itself.
   * @param {Element} link
   */
  function take(link) {
    given.delete(link);
    for (const animation of animationsOf.call(link)) if (animation.id === ID) animation.cancel();
  }

  return { give, take };
})();
