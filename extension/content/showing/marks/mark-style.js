"use strict";
// The style of marks. As in the banner, important rules of a shadow root win over the page's.

const MARK_STYLE = `
:host {
  all: initial !important;
  display: contents !important;
  user-select: none !important;
  -webkit-user-select: none !important;
}
.layer {
  position: relative;
  height: 0;
  direction: ltr;
  font: 600 11px/16px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  user-select: none;
  -webkit-user-select: none;
}
.layer[data-flow="none"] { position: absolute; width: 0; }
.chip {
  position: absolute;
  left: 0;
  top: 0;
  z-index: 1;
  box-sizing: border-box;
  display: flex;
  align-items: center;
  gap: 3px;
  width: max-content;
  max-width: 200px;
  padding: 0 6px;
  border: 1px solid transparent;
  border-radius: 9px;
  white-space: nowrap;
  cursor: help;
}
.chip[data-raised] { z-index: 2147483647; }
.chip[data-tone="alarm"] { background: #b3261e; border-color: #fff; color: #fff; cursor: pointer; }
.chip[data-tone="caution"] { background: #fdeecb; border-color: #d3a24a; color: #5f3a00; }
.chip[data-tone="quiet"] { background: #eef1f4; border-color: #c6cfd7; color: #3c4650; font-weight: 500; }
.label { overflow: hidden; text-overflow: ellipsis; }
.sign { flex: none; width: 12px; height: 12px; }
.sign path { fill: none; stroke: currentColor; stroke-width: 2.6; stroke-linejoin: round; stroke-linecap: round; }
.words {
  position: absolute;
  left: 0;
  top: 0;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
.tip {
  box-sizing: border-box;
  position: fixed;
  inset: auto;
  max-width: min(360px, 92vw);
  margin: 0;
  padding: 8px 12px;
  border: 1px solid var(--accent);
  border-radius: 6px;
  background: var(--surface);
  color: var(--ink);
  box-shadow: 0 2px 8px rgb(0 0 0 / 20%);
  font-weight: 400;
  font-size: 13px;
  line-height: 1.45;
  text-align: start;
  overflow-wrap: anywhere;
  cursor: default;
}
.run { white-space: nowrap; }
@media (forced-colors: active) {
  .tip { border-color: CanvasText; }
  .chip[data-tone] { border-color: CanvasText; background: Canvas; color: CanvasText; forced-color-adjust: none; }
}
@media print {
  .layer { display: none; }
}
`;
