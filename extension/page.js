"use strict";
// What the extension's own pages share.

/**
 * An element that the page is known to have.
 * @param {string} id
 */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** Puts the words into the page's markup, in the language that they are in. */
function fillWords() {
  document.documentElement.lang = interfaceLanguage();
  document.documentElement.dir = textDirection();
  for (const node of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-message]"))) {
    node.textContent = say(node.dataset.message ?? "");
  }
}
