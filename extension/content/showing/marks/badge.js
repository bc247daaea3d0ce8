"use strict";
// The mark at one link: a label in words behind it, and a tip with the whole sentence.

const Badge = (() => {
  const GAP = 6;
  const MAX_WORDS = 80;
  const WARNING_SIGN = "M14 3 26.5 25H1.5z M14 11v6.5 M14 21.4v.1";

  /** @typedef {InstanceType<typeof MarkLayer.Layer>} Layer */
  /** @typedef {{ hovered: (badge: LinkBadge) => void, pressed: (badge: LinkBadge) => void }} Ears */

  function sign() {
    const svg = Dom.createSvg("svg");
    svg.setAttribute("class", "sign");
    svg.setAttribute("viewBox", "0 0 28 28");
    svg.setAttribute("aria-hidden", "true");
    const path = Dom.createSvg("path");
    path.setAttribute("d", WARNING_SIGN);
    svg.append(path);
    return svg;
  }

  /** @param {Element} link */
  function wordsOf(link) {
    const text = Dom.text(link).replace(/\s+/g, " ").trim().slice(0, MAX_WORDS);
    return text || Dom.attribute(link, "alt") || Dom.attribute(link, "value") || "";
  }

  class LinkBadge {
    /**
     * @param {Element} link
     * @param {Mark} mark
     * @param {Layer} layer
     * @param {Ears} ears
     */
    constructor(link, mark, layer, ears) {
      this.link = link;
      this.mark = mark;
      this.layer = layer;
      this.ears = ears;
      /** @type {ReturnType<typeof Room.give>} */
      this.room = null;
      this.isRaised = false;
      this.chip = Dom.create("span", "chip");
      this.chip.dataset.tone = mark.tone;
      this.chip.dir = textDirection();
      this.chip.setAttribute("role", "note");
      const label = Paint.textElement("span", "label", mark.chip ? Paint.sentence(mark.chip) : "");
      label.setAttribute("aria-hidden", "true");
      const words = Paint.textElement("span", "words", this.spoken());
      if (mark.tone === "caution") this.chip.append(sign());
      this.chip.append(label, words);
      this.listen(this.chip);
      layer.box.append(this.chip);
    }

    /** The whole of it, for whoever does not see which link it stands at. */
    spoken() {
      const words = wordsOf(this.link);
      const link = words ? say("ui_mark_link", [Paint.isolated(words)]) : "";
      return [say("ui_mark_warning"), link, Paint.sentence(this.mark.headline)].filter(Boolean).join(" ");
    }

    /** @param {HTMLElement} element */
    listen(element) {
      element.addEventListener("pointerover", () => this.ears.hovered(this));
      element.addEventListener("click", (event) => {
        // It is no part of the webmail.
        event.stopPropagation();
        this.ears.pressed(this);
      });
    }

    /** How much smaller or larger than made: the layer may be in something that is zoomed. */
    scale() {
      return Dom.box(this.chip).width / this.chip.offsetWidth || 1;
    }

    /** @returns {number} the room that the label needs; only reads */
    wantedRoom() {
      return Spot.wantedRoom(this.link, Dom.box(this.chip));
    }

    /** @param {number} room how wide; 0 for none */
    takeRoom(room) {
      this.room = room > 0 ? Room.give(this.link, room) : null;
      if (!this.room) Room.take(this.link);
    }

    /** Only reads: all labels are measured before one is moved. */
    measure() {
      const now = Dom.box(this.chip);
      const scale = this.scale();
      const { x, y, shown } = Spot.of(this.link, now, this.room, this.layer.body);
      return { dx: (x - now.left) / scale, dy: (y - now.top) / scale, shown };
    }

    /** @param {{ dx: number, dy: number, shown: boolean }} move */
    arrange({ dx, dy, shown }) {
      const { style } = this.chip;
      if (Math.abs(dx) >= 0.5) style.left = `${(parseFloat(style.left) || 0) + dx}px`;
      if (Math.abs(dy) >= 0.5) style.top = `${(parseFloat(style.top) || 0) + dy}px`;
      style.visibility = shown ? "" : "hidden";
    }

    /** @returns {boolean} whether the mail lies over it; only reads */
    isCovered() {
      const { left, top, width, height } = Dom.box(this.chip);
      return !this.isRaised && this.layer.isCovered(left + width / 2, top + height / 2);
    }

    raise() {
      this.isRaised = true;
      this.chip.dataset.raised = "";
    }

    /**
     * Shows the words. In the top layer, where nothing of the mail cuts them off.
     * @param {boolean} aloud whether a screen reader has to hear them
     */
    speak(aloud) {
      if (aloud) this.layer.say(`${say("ui_mark_warning")} ${Paint.sentence(this.mark.headline)}`);
      if (this.tip) return;
      const tip = Dom.create("span", "tip paper");
      tip.append(...Paint.sentenceNodes(this.mark.headline));
      // Screen readers have the words already.
      tip.setAttribute("aria-hidden", "true");
      tip.dir = textDirection();
      tip.dataset.theme = Paint.isOnDark(this.link) ? "dark" : "light";
      tip.dataset.tone = this.mark.tone;
      tip.popover = "manual";
      this.listen(tip);
      this.layer.box.append(tip);
      this.tip = tip;
      try {
        tip.showPopover();
      } catch {
        // The page took the mark away this moment.
        return this.hush();
      }
      this.moveTip(tip);
    }

    /**
     * Below the link, or above where there is no room.
     * @param {HTMLElement} tip
     */
    moveTip(tip) {
      const seen = Spot.seenOf(this.link);
      const view = Dom.windowOf(this.link);
      const { width, height } = Dom.box(tip);
      const [right, bottom] = [view?.innerWidth ?? Infinity, view?.innerHeight ?? Infinity];
      const below = seen.bottom + GAP;
      const top = below + height <= bottom ? below : seen.top - GAP - height;
      tip.style.left = `${Math.max(4, Math.min(seen.left, right - width - 4))}px`;
      tip.style.top = `${Math.max(4, top)}px`;
    }

    hush() {
      this.tip?.remove();
      this.tip = undefined;
      this.layer.say("");
    }

    remove() {
      this.hush();
      Room.take(this.link);
      this.chip.remove();
    }
  }

  return { LinkBadge };
})();
