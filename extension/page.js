"use strict";
// What the extension's own pages share.

/**
 * An element that the page is known to have.
 * @param {string} id
 */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}
