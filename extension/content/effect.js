"use strict";
// Looks of an element of the mail that stand in nobody's source: an animation that is over and keeps
// its effect. Neither an element nor an attribute nor a style changes, so what is copied, quoted,
// forwarded or saved of the mail has none of it. What the mail's own sheet marks as important wins
// over it: who needs the effect looks whether it is there.

const Effect = (() => {
  const animate = Element.prototype.animate;
  const animationsOf = Element.prototype.getAnimations;

  /**
   * @param {Element} element
   * @param {string} id one effect an element
   * @param {Record<string, string>} style by the properties' names in scripts, as in `marginInlineEnd`
   */
  function give(element, id, style) {
    take(element, id);
    return animate.call(element, [style], { duration: 0, fill: "both", id });
  }

  /**
   * Also what a run of the content script left behind that could not end by itself.
   * @param {Element} element
   * @param {string} id
   */
  function take(element, id) {
    for (const animation of animationsOf.call(element)) if (animation.id === id) animation.cancel();
  }

  return { give, take };
})();
