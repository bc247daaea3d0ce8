"use strict";
// The colours of everything that we paint into a page: four tones, each in light and in dark. Of
// every pair of ink and surface the contrast is 4.5:1 or more.

const PALETTE = `
.paper {
  --accent: #55636f; --surface: #f5f7f9; --line: #d9e0e6; --ink: #28313a; --soft: #55616d;
  --strong: #1c2329; --mark: #dfe5ea; --genuine: #d5eadb; --safe: #1f6f4a; --on-safe: #fff;
}
.paper[data-tone="quiet"] {
  --accent: #35648f; --surface: #f4f8fc; --line: #ccdbe9; --ink: #26323d; --soft: #4f6071;
  --strong: #1d3f5e; --mark: #d7e4f0;
}
.paper[data-tone="confirmed"] {
  --accent: #1f6f4a; --surface: #f1f9f4; --line: #c2dfce; --ink: #23332a; --soft: #4a6355;
  --strong: #17553a; --mark: #d5eadb;
}
.paper[data-tone="alarm"] {
  --accent: #b3261e; --surface: #fdf4f3; --line: #edc9c5; --ink: #3a2322; --soft: #75504d;
  --strong: #8c1d18; --mark: #f7cbc6;
}
.paper[data-tone="caution"] {
  --accent: #9a5b00; --surface: #fff9ee; --line: #ead7b3; --ink: #372c1a; --soft: #6b5a3b;
  --strong: #5f3a00; --mark: #f8dca6;
}
.paper[data-theme="dark"] {
  --accent: #94a3b1; --surface: #20262b; --line: #3a444d; --ink: #d9dfe4; --soft: #a6b1bb;
  --strong: #f0f3f5; --mark: #46525d; --genuine: #24492f; --safe: #63c596; --on-safe: #0c2016;
}
.paper[data-theme="dark"][data-tone="quiet"] {
  --accent: #86b1d8; --surface: #1a242d; --line: #344a5e; --ink: #d8e1e9; --soft: #a3b6c8;
  --strong: #cfe3f6; --mark: #39526a;
}
.paper[data-theme="dark"][data-tone="confirmed"] {
  --accent: #63c596; --surface: #17261e; --line: #2f5541; --ink: #d6e5dc; --soft: #a1bdac;
  --strong: #b6e6cb; --mark: #2c5640;
}
.paper[data-theme="dark"][data-tone="alarm"] {
  --accent: #f2786d; --surface: #2b1918; --line: #63302c; --ink: #f0dcda; --soft: #d3aba7;
  --strong: #ffb4ab; --mark: #7d2c26;
}
.paper[data-theme="dark"][data-tone="caution"] {
  --accent: #e3a344; --surface: #292113; --line: #5c4a22; --ink: #efe4d0; --soft: #cdbb98;
  --strong: #ffd48a; --mark: #6d4e10;
}
`;
