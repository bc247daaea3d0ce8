"use strict";
// Which badge speaks: the one under the pointer, else the one at the focus. WCAG 1.4.13: the pointer
// can move onto the words, they stay as long as it rests there, and Escape takes them away. A finger has
// no way to point: it rests on the link, and the words stay until the next press.

class Tips {
  /** In milliseconds: the way from a link to its words, and a rest after scrolling. */
  static PAUSE = 200;
  /** In milliseconds: a finger that rests so long asks. */
  static LONG_PRESS = 450;

  /** @param {(event: Event) => InstanceType<typeof Badge.LinkBadge> | null} find */
  constructor(find) {
    this.find = find;
    /** @type {InstanceType<typeof Badge.LinkBadge> | null} */
    this.hovered = null;
    /** @type {InstanceType<typeof Badge.LinkBadge> | null} */
    this.focused = null;
    /** @type {InstanceType<typeof Badge.LinkBadge> | null} */
    this.speaking = null;
    this.timer = 0;
    this.pressing = 0;
  }

  handlers = Press.ofPeople({
    pointerover: (event) => {
      if (!isFinger(event)) this.hover(this.find(event));
    },
    pointerout: (event) => {
      if (event.relatedTarget === null && !isFinger(event)) this.hover(null);
    },
    focusin: (event) => this.focus(this.find(event)),
    focusout: () => this.focus(null),
    keydown: (event) => {
      if (event.key === "Escape" || event.key === "Enter") this.stop();
    },
    // What is pressed has been read, and what opens says the same.
    pointerdown: (event) => {
      this.stop();
      if (isFinger(event)) this.press(this.find(event));
    },
    pointerup: () => clearTimeout(this.pressing),
    pointercancel: () => clearTimeout(this.pressing),
    scroll: () => this.follow(),
  });

  /** @param {InstanceType<typeof Badge.LinkBadge> | null} badge */
  hover(badge) {
    if (badge === this.hovered) return;
    this.hovered = badge;
    clearTimeout(this.timer);
    // The way from the link to its words leads over a gap.
    if (badge) this.settle();
    else this.timer = setTimeout(() => this.settle(), Tips.PAUSE);
  }

  /** @param {InstanceType<typeof Badge.LinkBadge> | null} badge */
  press(badge) {
    if (badge) this.pressing = setTimeout(() => this.hover(badge), Tips.LONG_PRESS);
  }

  /** @param {InstanceType<typeof Badge.LinkBadge> | null} badge */
  focus(badge) {
    this.focused = badge;
    this.settle();
  }

  settle() {
    const next = this.hovered ?? this.focused;
    if (next === this.speaking) return;
    this.speaking?.hush();
    this.speaking = next;
    next?.speak(next === this.focused);
  }

  /** What scrolls away takes its words along; where the focus came to by that, they come again. */
  follow() {
    this.hovered = null;
    this.speaking?.hush();
    this.speaking = null;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.settle(), Tips.PAUSE);
  }

  stop() {
    clearTimeout(this.timer);
    clearTimeout(this.pressing);
    this.hovered = null;
    this.focused = null;
    this.settle();
  }
}

/** @param {PointerEvent} event also another frame's */
function isFinger({ pointerType }) {
  return pointerType === "touch";
}
