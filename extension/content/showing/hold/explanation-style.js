"use strict";
// The style of what opens instead of a held link. The safe ways are plain to see, the other one is
// tucked away.

const EXPLANATION_STYLE = `
:host { all: initial !important; display: contents !important; }
.hold {
  box-sizing: border-box;
  width: min(520px, calc(100vw - 24px));
  max-width: none;
  max-height: calc(100vh - 16px);
  margin: auto;
  padding: 22px;
  border: 1px solid var(--line);
  border-top: 4px solid var(--accent);
  border-radius: 10px;
  overflow: auto;
  background: var(--surface);
  color: var(--ink);
  font: 14px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  text-align: start;
  overflow-wrap: anywhere;
}
.hold::backdrop { background: rgb(0 0 0 / 45%); }
.hold * { box-sizing: border-box; }
.main { display: grid; gap: 10px; }
.headline { margin: 0; color: var(--strong); font-size: 18px; line-height: 26px; font-weight: 650; }
.line { margin: 0; }
.seen, .genuine {
  font: 600 16px/1.6 ui-monospace, "SF Mono", "Cascadia Mono", "Roboto Mono", "DejaVu Sans Mono", monospace;
  unicode-bidi: isolate;
}
.seen { color: var(--strong); }
.genuine { color: var(--ink); }
mark { padding: 1px 0; border-radius: 3px; background: var(--mark); color: inherit; }
.seen mark { text-decoration: underline 2px var(--accent); text-underline-offset: 4px; }
.genuine mark { background: var(--genuine); }
.buttons { display: flex; flex-wrap: wrap; align-items: center; gap: 10px; margin-top: 6px; }
a, button {
  min-height: 36px;
  padding: 6px 16px;
  border: 1px solid var(--line);
  border-radius: 6px;
  background: none;
  color: var(--ink);
  font: inherit;
  line-height: 22px;
  text-decoration: none;
  cursor: pointer;
  overflow-wrap: anywhere;
}
.stay { border-color: var(--soft); }
.open { border-color: var(--safe); background: var(--safe); color: var(--on-safe); font-weight: 600; }
/* A line of its own, so that nobody takes it for one of the two. */
.go {
  flex-basis: 100%;
  padding: 6px 0;
  border: 0;
  color: var(--soft);
  font-size: 13px;
  text-align: start;
  text-decoration: underline;
  text-underline-offset: 3px;
}
.go:hover { color: var(--strong); }
a:focus-visible, button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
@media (max-width: 420px) {
  .hold { padding: 16px; }
}
@media (forced-colors: active) {
  .hold { border: 2px solid CanvasText; }
  mark, .genuine mark { background: Mark; color: MarkText; forced-color-adjust: none; }
  .open, .stay { border-color: ButtonBorder; background: ButtonFace; color: ButtonText; }
  .go { color: LinkText; }
}
@media print {
  :host { display: none !important; }
}
`;
