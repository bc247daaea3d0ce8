"use strict";
// Who presses: what a script says in a person's name counts for nothing. And presses that decide
// something: not in the first moment, when the second click of a double click may hit a button that has
// just come.

const Press = (() => {
  const CARE = 600;
  /** What a browser says of a person, and of what follows from that. */
  const SAID = [
    "click", "dblclick", "auxclick", "contextmenu", "mousedown", "mouseup", "mouseover", "mouseout", "pointerdown",
    "pointerup", "pointerover", "pointerout", "pointercancel", "keydown", "keypress", "keyup", "focus", "blur",
    "focusin", "focusout", "toggle", "beforetoggle", "close", "cancel", "copy",
  ];

  /**
   * Handles a careful press of a button.
   * @param {HTMLElement} button
   * @param {() => void} pressed
   * @returns {() => void} to be called when the button comes to be seen later than now
   */
  function handle(button, pressed) {
    let since = performance.now();
    button.addEventListener("click", () => {
      if (performance.now() - since >= CARE) pressed();
    });
    return () => {
      since = performance.now();
    };
  }

  /** @param {Event} event */
  function refuse(event) {
    if (event.isTrusted) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /**
   * Keeps from an element of ours, and from all in it, what scripts say, even if they reached it.
   * @param {HTMLElement} element before anything in it listens
   */
  function heedPeopleAlone(element) {
    for (const type of SAID) element.addEventListener(type, refuse, true);
  }

  /**
   * The same for what listens in the page.
   * @param {Handlers} handlers
   * @returns {Handlers}
   */
  function ofPeople(handlers) {
    const heeding = Object.entries(handlers).map(([type, handler]) =>
      [type, (/** @type {Event} */ event) => void (event.isTrusted && handler(event))]);
    return Object.fromEntries(heeding);
  }

  return { handle, heedPeopleAlone, ofPeople };
})();
