"use strict";
// The banner's style sheet. `all: initial !important` on the host: an important rule inside a
// shadow root wins over the page's, so neither webmail nor mail can restyle or hide it by rule.

const BANNER_STYLE = `
:host {
  all: initial !important;
  display: block !important;
  margin: 12px 0 !important;
}
.banner {
  box-sizing: border-box;
  position: relative;
  display: flex;
  gap: 14px;
  padding: 16px 18px;
  border: 1px solid var(--line);
  border-radius: 8px;
  overflow: clip;
  background: var(--surface);
  color: var(--ink);
  font: 14px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  text-align: start;
  overflow-wrap: anywhere;
}
.banner[popover] { position: fixed; inset: auto; margin: 0; }
.banner::before {
  content: "";
  position: absolute;
  inset-block: 0;
  inset-inline-start: 0;
  width: 4px;
  background: var(--accent);
}
.banner *, .banner *::before, .banner *::after { box-sizing: border-box; }

.icon { flex: none; width: 28px; height: 28px; color: var(--accent); }
.main, .live { display: grid; gap: 12px; min-width: 0; }
.main { flex: 1; }
.live { justify-items: start; }
.head, .comparison { width: 100%; }
.head { display: flex; align-items: baseline; justify-content: space-between; gap: 16px; }
.words p { margin: 0; }
.words { min-width: 0; }
.headline { color: var(--strong); font-size: 17px; line-height: 28px; font-weight: 650; }
.maker { flex: none; color: var(--soft); font-size: 12px; }

.comparison {
  display: grid;
  grid-template-columns: max-content minmax(0, 1fr);
  gap: 4px 16px;
  align-items: baseline;
  margin: 0;
}
.comparison dt { color: var(--soft); font-size: 13px; }
.comparison dd {
  margin: 0;
  color: var(--strong);
  font: 600 17px/1.6 ui-monospace, "SF Mono", "Cascadia Mono", "Roboto Mono", "DejaVu Sans Mono", monospace;
  direction: ltr;
  unicode-bidi: isolate;
  text-align: start;
}
.banner[dir="rtl"] .comparison dd { text-align: right; }
.comparison .genuine { color: var(--ink); }
.comparison dd.difference { grid-column: -2 / -1; color: var(--ink); font: inherit; direction: inherit; text-align: start; }
mark { padding: 1px 0; border-radius: 3px; background: var(--mark); color: inherit; }
.seen mark { text-decoration: underline 2px var(--accent); text-underline-offset: 4px; }
.genuine mark { background: var(--genuine); }

.action { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 10px; }
.hint { color: var(--soft); font-size: 13px; }
.open, .plain {
  display: inline-flex;
  align-items: center;
  min-height: 32px;
  padding: 4px 12px;
  border: 1px solid var(--line);
  border-radius: 6px;
  background: transparent;
  color: var(--ink);
  font: inherit;
  font-size: 13px;
  text-align: start;
  text-decoration: none;
  cursor: pointer;
}
.open { border-color: var(--safe); background: var(--safe); color: var(--on-safe); font-weight: 600; }
.open:hover { filter: brightness(1.08); }
.plain { border-color: var(--soft); }
.plain:hover { border-color: var(--strong); color: var(--strong); }
.allowed { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 12px; width: 100%; }

.foot { display: flex; flex-wrap: wrap; gap: 4px 18px; padding-top: 8px; border-top: 1px solid var(--line); }
.foot details[open] { flex-basis: 100%; }
/* Where the browser can: the titles in one row, what is unfolded below all of them. */
@supports selector(::details-content) {
  .foot details { display: contents; }
  .foot details::details-content { order: 1; flex-basis: 100%; }
  .foot details:not([open])::details-content { display: none; }
}
summary {
  width: fit-content;
  padding: 3px 4px;
  margin-inline-start: -4px;
  border-radius: 4px;
  color: var(--soft);
  font-size: 13px;
  font-weight: 600;
  cursor: pointer;
}
summary:hover, details[open] > summary { color: var(--strong); }
.folded { display: grid; gap: 8px; padding: 4px 0 2px; }
.folded > * { margin: 0; }
ul, ol { display: grid; gap: 6px; margin: 0; padding-inline-start: 20px; }
li::marker { color: var(--soft); }
.note { color: var(--soft); font-size: 13px; }
.rules, .recipients { padding: 0; list-style: none; }
.rules li, .recipients li, .step { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 12px; }
.rules span, .allowed span { flex: 1 1 16em; }
.recipients { margin-top: 6px; }
.draft {
  display: block;
  width: 100%;
  margin-top: 6px;
  padding: 8px 10px;
  border: 1px solid var(--line);
  border-radius: 6px;
  background: transparent;
  color: var(--ink);
  font: 12px/1.5 ui-monospace, "SF Mono", "Cascadia Mono", "Roboto Mono", "DejaVu Sans Mono", monospace;
  resize: vertical;
}
:is(.open, .plain, summary, .draft):focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.banner:focus { outline: 2px solid var(--accent); outline-offset: 2px; }

.banner[data-tone="quiet"] { gap: 10px; padding: 8px 14px; }
.banner[data-tone="quiet"] .icon { width: 20px; height: 20px; }
.banner[data-tone="quiet"] :is(.main, .live) { gap: 2px; }
.banner[data-tone="quiet"] .headline { font-size: 14px; line-height: 22px; font-weight: 500; color: var(--ink); }
.banner[data-tone="quiet"] .caveat { color: var(--soft); font-size: 13px; }
.banner[data-tone="quiet"] .words p { display: inline; }
.caveat::before { content: "·"; margin-inline: 8px; }
.banner[data-tone="quiet"] .foot { padding: 0; border: 0; }
.banner[data-tone="quiet"] summary { padding-block: 0; font-weight: 500; }

@media (max-width: 480px) {
  .banner { gap: 10px; padding: 14px; }
  .comparison { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .maker { display: none; }
}
@media (prefers-reduced-motion: no-preference) {
  .banner { animation: arrive 160ms ease-out; }
  @keyframes arrive { from { opacity: 0; } }
}
@media (forced-colors: active) {
  .banner { border: 2px solid CanvasText; }
  .icon { color: CanvasText; }
  mark, .genuine mark { background: Mark; color: MarkText; forced-color-adjust: none; }
  .open, .plain { border-color: ButtonBorder; background: ButtonFace; color: ButtonText; }
  .open { color: LinkText; }
  .draft { border-color: CanvasText; }
}
@media print {
  .action, .foot { display: none; }
}
`;
