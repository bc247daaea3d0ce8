"use strict";
// Presses that decide something: they count only when a person made them, and not in the first
// moment, when the second click of a double click may hit a button that has just come.

const Press = (() => {
  const CARE = 600;

  /**
   * Handles a careful press of a button.
   * @param {HTMLElement} button
   * @param {() => void} pressed
   * @returns {() => void} to be called when the button comes to be seen later than now
   */
  function handle(button, pressed) {
    let since = performance.now();
    button.addEventListener("click", (event) => {
      // Scripts can't press it, even if they reached it.
      if (event.isTrusted && performance.now() - since >= CARE) pressed();
    });
    return () => {
      since = performance.now();
    };
  }

  return { handle };
})();
