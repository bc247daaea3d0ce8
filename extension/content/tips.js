"use strict";
// Which badge speaks: the one under the pointer, else the one at the focus. WCAG 1.4.13: the pointer
// can move onto the words, they stay as long as it rests there, and Escape takes them away.

class Tips {
  /** In milliseconds: the way from a link to its words, and a rest after scrolling. */
  static PAUSE = 200;

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
  }

  /** @type {Handlers} */
  handlers = {
    pointerover: (event) => this.hover(this.find(event)),
    pointerout: (event) => {
      if (event.relatedTarget === null) this.hover(null);
    },
    focusin: (event) => this.focus(this.find(event)),
    focusout: () => this.focus(null),
    keydown: (event) => {
      if (event.key === "Escape" || event.key === "Enter") this.stop();
    },
    // What is pressed has been read, and what opens says the same.
    pointerdown: () => this.stop(),
    scroll: () => this.follow(),
  };

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
    this.hovered = null;
    this.focused = null;
    this.settle();
  }
}
