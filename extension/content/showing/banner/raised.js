"use strict";
// A banner over which something lies that can't be kept away: shown in the browser's top layer, above
// all that a page can paint. Its room on the page stays, and it stays in that room.

const Raised = (() => {
  class RaisedPaper {
    /**
     * @param {Element} host in the page
     * @param {HTMLElement} paper in the host's shadow root
     */
    constructor(host, paper) {
      this.host = host;
      this.paper = paper;
      this.room = Dom.create("div");
      paper.before(this.room);
      paper.popover = "manual";
      this.follow = () => this.place();
      addEventListener("scroll", this.follow, { capture: true, passive: true });
      addEventListener("resize", this.follow);
      this.place();
    }

    place() {
      if (!Dom.isConnected(this.host)) return;
      // Whoever moves the host closes what it shows.
      if (!this.paper.matches(":popover-open")) this.paper.showPopover();
      const { left, top, width } = Dom.box(this.room);
      Object.assign(this.paper.style, { left: `${left}px`, top: `${top}px`, width: `${width}px` });
      this.room.style.height = `${Dom.box(this.paper).height}px`;
      this.paper.style.clipPath = this.clip();
    }

    /** In a pane that scrolls nothing of it is seen outside. */
    clip() {
      const { left, right, top, bottom } = Dom.box(this.paper);
      const panes = Dom.ancestors(this.host).filter((one) => getComputedStyle(one).overflowY !== "visible").map(Dom.box);
      const cut = (/** @type {number[]} */ sides) => `${Math.max(0, ...sides)}px`;
      return `inset(${[
        cut(panes.map((pane) => pane.top - top)), cut(panes.map((pane) => right - pane.right)),
        cut(panes.map((pane) => bottom - pane.bottom)), cut(panes.map((pane) => pane.left - left)),
      ].join(" ")})`;
    }

    remove() {
      removeEventListener("scroll", this.follow, { capture: true });
      removeEventListener("resize", this.follow);
    }
  }

  return { RaisedPaper };
})();
