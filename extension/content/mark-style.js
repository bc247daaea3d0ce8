"use strict";
// The style of a mark. As in the banner, important rules of a shadow root win over the page's.

const MARK_STYLE = `
:host { all: initial !important; display: contents !important; }
.seat {
  position: relative;
  font-size: 0;
  line-height: 0;
  text-indent: 0;
  letter-spacing: 0;
}
.seat[data-seat="item"] { position: absolute; }
.sign {
  position: absolute;
  left: 0;
  top: 0;
  width: 18px;
  height: 18px;
  z-index: 1;
  overflow: visible;
  cursor: help;
}
.shape { stroke: #fff; stroke-width: 2; stroke-linejoin: round; }
.stroke { fill: none; stroke: #fff; stroke-width: 3.2; stroke-linecap: round; }
[data-tone="alarm"] .shape { fill: #b3261e; }
[data-tone="caution"] .shape { fill: #f0b429; stroke: #5f3a00; }
[data-tone="caution"] .stroke { stroke: #3a2400; }
.words {
  position: absolute;
  right: 0;
  top: 0;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  font-size: 1px;
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
  font: 13px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  text-align: start;
  text-indent: 0;
  white-space: normal;
  overflow-wrap: anywhere;
  cursor: default;
}
@media (forced-colors: active) {
  .tip { border-color: CanvasText; }
}
@media print {
  .tip { display: none; }
}
`;
