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
  --accent: #55636f; --surface: #f5f7f9; --line: #d9e0e6; --ink: #28313a; --soft: #55616d;
  --strong: #1c2329; --mark: #dfe5ea; --genuine: #d5eadb; --safe: #1f6f4a; --on-safe: #fff;
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
.banner::before {
  content: "";
  position: absolute;
  inset-block: 0;
  inset-inline-start: 0;
  width: 4px;
  background: var(--accent);
}
.banner *, .banner *::before, .banner *::after { box-sizing: border-box; }

.banner[data-tone="alarm"] {
  --accent: #b3261e; --surface: #fdf4f3; --line: #edc9c5; --ink: #3a2322; --soft: #75504d;
  --strong: #8c1d18; --mark: #f7cbc6;
}
.banner[data-tone="caution"] {
  --accent: #9a5b00; --surface: #fff9ee; --line: #ead7b3; --ink: #372c1a; --soft: #6b5a3b;
  --strong: #5f3a00; --mark: #f8dca6;
}
.banner[data-theme="dark"] {
  --accent: #94a3b1; --surface: #20262b; --line: #3a444d; --ink: #d9dfe4; --soft: #a6b1bb;
  --strong: #f0f3f5; --mark: #46525d; --genuine: #24492f; --safe: #63c596; --on-safe: #0c2016;
}
.banner[data-theme="dark"][data-tone="alarm"] {
  --accent: #f2786d; --surface: #2b1918; --line: #63302c; --ink: #f0dcda; --soft: #d3aba7;
  --strong: #ffb4ab; --mark: #7d2c26;
}
.banner[data-theme="dark"][data-tone="caution"] {
  --accent: #e3a344; --surface: #292113; --line: #5c4a22; --ink: #efe4d0; --soft: #cdbb98;
  --strong: #ffd48a; --mark: #6d4e10;
}

.icon { flex: none; width: 28px; height: 28px; color: var(--accent); }
.main { flex: 1; min-width: 0; display: grid; gap: 12px; }
.head { display: flex; align-items: baseline; justify-content: space-between; gap: 16px; }
.headline { margin: 0; color: var(--strong); font-size: 17px; line-height: 28px; font-weight: 650; }
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
mark { padding: 1px 0; border-radius: 3px; background: var(--mark); color: inherit; }
.seen mark { text-decoration: underline 2px var(--accent); text-underline-offset: 4px; }
.genuine mark { background: var(--genuine); }

.action { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 10px; }
.hint { color: var(--soft); font-size: 13px; }
.open, .copy {
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
  cursor: pointer;
  text-decoration: none;
}
.open { border-color: var(--safe); background: var(--safe); color: var(--on-safe); font-weight: 600; }
.open:hover { filter: brightness(1.08); }
.copy:hover { border-color: var(--accent); }
.notes { display: grid; gap: 6px; padding-top: 10px; border-top: 1px solid var(--line); }
summary {
  width: fit-content;
  padding: 2px 4px;
  margin-inline-start: -4px;
  border-radius: 4px;
  color: var(--soft);
  font-size: 13px;
  font-weight: 600;
  cursor: pointer;
}
summary:hover { color: var(--strong); }
ul { display: grid; gap: 4px; margin: 4px 0 6px; padding-inline-start: 20px; }
li::marker { color: var(--accent); }
:is(.open, .copy, summary):focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }

.banner[data-tone="quiet"] { gap: 10px; padding: 8px 14px; }
.banner[data-tone="quiet"] .icon { width: 20px; height: 20px; }
.banner[data-tone="quiet"] .main { display: flex; flex-wrap: wrap; align-items: center; gap: 0 14px; }
.banner[data-tone="quiet"] :is(.head, .notes) { display: contents; }
.banner[data-tone="quiet"] .headline { font-size: 14px; line-height: 22px; font-weight: 500; color: var(--ink); }
.banner[data-tone="quiet"] .maker { order: 2; margin-inline-start: auto; }
.banner[data-tone="quiet"] details[open] { order: 3; flex-basis: 100%; }
.banner[data-tone="quiet"] summary { font-weight: 500; }
.banner[data-tone="quiet"] .caveat { flex-basis: 100%; margin: 0; color: var(--soft); font-size: 13px; }

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
  .open, .copy { border-color: ButtonBorder; background: ButtonFace; color: ButtonText; }
  .open { color: LinkText; }
}
@media print {
  .action, .copy { display: none; }
}
`;
