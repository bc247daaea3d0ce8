"use strict";
// The style of what opens instead of a held link. The way that stays is plain to see, the other one
// is tucked away.

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
.hold[open] { display: flex; gap: 14px; }
.hold::backdrop { background: rgb(0 0 0 / 45%); }
.hold * { box-sizing: border-box; }
.icon { flex: none; width: 28px; height: 28px; color: var(--accent); }
.main { flex: 1; min-width: 0; display: grid; gap: 14px; }
.headline { margin: 0; color: var(--strong); font-size: 18px; line-height: 28px; font-weight: 650; }
.comparison { display: grid; gap: 2px; margin: 0; }
dt { color: var(--soft); font-size: 13px; }
dd {
  margin: 0 0 6px;
  color: var(--strong);
  font: 600 18px/1.6 ui-monospace, "SF Mono", "Cascadia Mono", "Roboto Mono", "DejaVu Sans Mono", monospace;
  direction: ltr;
  unicode-bidi: isolate;
  text-align: start;
}
.hold[dir="rtl"] dd { text-align: right; }
.genuine { color: var(--ink); }
mark { padding: 1px 0; border-radius: 3px; background: var(--mark); color: inherit; }
.seen mark { text-decoration: underline 2px var(--accent); text-underline-offset: 4px; }
.genuine mark { background: var(--genuine); }
.reason, .note { margin: 0; }
.note { color: var(--soft); }
.buttons { display: flex; flex-wrap: wrap; align-items: center; gap: 10px 18px; }
button { min-height: 36px; border-radius: 6px; font: inherit; cursor: pointer; overflow-wrap: anywhere; }
.stay { padding: 6px 20px; border: 1px solid var(--safe); background: var(--safe); color: var(--on-safe); font-weight: 600; }
.go {
  padding: 6px 4px;
  border: 0;
  background: none;
  color: var(--soft);
  font-size: 13px;
  text-align: start;
  text-decoration: underline;
  text-underline-offset: 3px;
}
.go:hover { color: var(--strong); }
button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
@media (max-width: 420px) {
  .hold { padding: 16px; }
  .icon { display: none; }
}
@media (forced-colors: active) {
  .hold { border: 2px solid CanvasText; }
  .icon { color: CanvasText; }
  mark, .genuine mark { background: Mark; color: MarkText; forced-color-adjust: none; }
  .stay { border-color: ButtonBorder; background: ButtonFace; color: ButtonText; }
  .go { color: LinkText; }
}
`;
