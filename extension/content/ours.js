"use strict";
// The elements that we put into a page, known by reference only: a look-alike in a mail is not ours.
// What is ours is no news to the watch and no part of a mail to the reader.

const Ours = (() => {
  /** @type {WeakSet<Node>} */
  const nodes = new WeakSet();

  /** @param {Node} node */
  const add = (node) => void nodes.add(node);
  /** @param {Node} node */
  const has = (node) => nodes.has(node);

  return { add, has };
})();
