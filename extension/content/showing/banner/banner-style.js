"use strict";
// The banner's style sheet. `all: initial !important` on the host: an important rule inside a
// shadow root wins over the page's, so neither webmail nor mail can restyle or hide it by rule.

const BANNER_STYLE = `
:host {
  all: initial !important;
  display: block !important;
  margin: 8px 0 !important;
  /* Nothing of ours in what is copied with the mail. */
  user-select: none !important;
}
.banner {
  box-sizing: border-box;
  position: relative;
  display: flex;
  gap: 10px;
  padding: 10px 14px 10px 16px;
  border: 1px solid var(--line);
  border-radius: 8px;
  overflow: clip;
  background: var(--surface);
  color: var(--ink);
  font: 14px/20px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
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

.icon { flex: none; width: 22px; height: 22px; color: var(--accent); }
.main { position: relative; display: flex; flex: 1; flex-wrap: wrap; align-items: center; gap: 6px 8px; min-width: 0; container-type: inline-size; }
.live { display: grid; flex: 1 1 100%; gap: 3px; min-width: 0; }
/* The ways stand beside the words where there is room, but for the many of an alarm. */
@container (min-width: 620px) {
  .banner:not([data-tone="alarm"]) .live { flex: 1 1 19em; }
  .banner:not([data-tone="alarm"]) .headline { font-size: 15px; }
  .banner:not([data-tone="alarm"]) :is(.open, summary) { align-self: flex-end; }
  /* Above the ways, so that the headline has the whole line. */
  .banner:not([data-tone="alarm"]) .maker { position: absolute; inset: -5px 0 auto auto; font-size: 11px; line-height: 14px; }
  .banner[dir="rtl"]:not([data-tone="alarm"]) .maker { inset: -5px auto auto 0; }
}
.head { display: flex; align-items: baseline; justify-content: space-between; gap: 12px; }
.headline, .sentences { margin: 0; min-width: 0; }
.headline { color: var(--strong); font-size: 16px; line-height: 22px; font-weight: 650; }
.maker { flex: none; color: var(--soft); font-size: 12px; }
.banner[data-tone="alarm"] .advice { font-weight: 600; }

.comparison { display: flex; flex-wrap: wrap; gap: 2px 18px; margin: 0; }
.pair { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 7px; min-width: 0; }
.comparison dt { color: var(--soft); }
.comparison dd {
  margin: 0;
  color: var(--strong);
  font: 600 15px/22px ui-monospace, "SF Mono", "Cascadia Mono", "Roboto Mono", "DejaVu Sans Mono", monospace;
  direction: ltr;
  unicode-bidi: isolate;
}
.comparison .genuine { color: var(--ink); }
mark { padding: 1px 0; border-radius: 3px; background: var(--mark); color: inherit; }
.seen mark { text-decoration: underline 2px var(--accent); text-underline-offset: 4px; }
.genuine mark { background: var(--genuine); }

.open, .plain, summary {
  display: inline-flex;
  align-items: center;
  min-height: 28px;
  padding: 3px 11px;
  border: 1px solid var(--soft);
  border-radius: 6px;
  background: transparent;
  color: var(--ink);
  font: inherit;
  font-size: 13px;
  text-align: start;
  width: fit-content;
  text-decoration: none;
  list-style: none;
  cursor: pointer;
}
summary::-webkit-details-marker { display: none; }
.open { border-color: var(--safe); background: var(--safe); color: var(--on-safe); font-weight: 600; }
.open:hover { filter: brightness(1.08); }
:is(.plain, summary):hover { border-color: var(--strong); color: var(--strong); }
.main > .details > summary { padding-inline: 5px; border-color: transparent; text-decoration: underline; text-underline-offset: 3px; }
.banner[data-tone="alarm"] .details { margin-inline-start: auto; }
.allowed { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 12px; width: 100%; }

.main > details[open] { flex-basis: 100%; }
/* Where the browser can: the titles in one row, what is unfolded below all of them. */
@supports selector(::details-content) {
  .main > details { display: contents; }
  .main > details::details-content { order: 1; flex-basis: 100%; }
  .main > details:not([open])::details-content { display: none; }
  .banner[data-tone="alarm"] .details > summary { margin-inline-start: auto; }
}
.folded { display: grid; justify-items: start; gap: 10px; padding: 10px 0 4px; border-top: 1px solid var(--line); }
.folded > * { margin: 0; }
.folded > :not(.plain) { width: 100%; }
.title { margin: 0 0 4px; color: var(--strong); font-weight: 600; }
ul, ol { display: grid; gap: 4px; margin: 0; padding-inline-start: 20px; }
li::marker { color: var(--soft); }
.note { margin: 0; color: var(--soft); font-size: 13px; }
.rules, .recipients { margin-top: 6px; padding: 0; list-style: none; }
.rules li, .recipients li, .step { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 12px; }
.rules span, .allowed span { flex: 1 1 16em; }
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
  user-select: text;
}
:is(.open, .plain, summary, .draft):focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.banner:focus { outline: 2px solid var(--accent); outline-offset: 2px; }

@media (max-width: 480px) {
  .banner { padding: 10px 12px; }
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
  .open, .plain, summary { border-color: ButtonBorder; background: ButtonFace; color: ButtonText; }
  .open { color: LinkText; }
  .draft { border-color: CanvasText; }
}
@media print {
  :host { display: none !important; }
}
`;
