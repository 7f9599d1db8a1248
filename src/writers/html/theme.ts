const chineseSerif = '"Songti SC", SimSun, "Noto Serif CJK SC", "Source Han Serif SC"';
const chineseSans = '"PingFang SC", "Microsoft YaHei", SimHei, "Noto Sans CJK SC", "Source Han Sans SC"';

/**
 * The colours, light and dark, and fonts of every page that the program writes. In English, Latin fonts come first: a Chinese
 * one sets quotation marks and apostrophes in full width, and so would the interface font of a Chinese system.
 */
export const paletteCss = `
:root {
  color-scheme: light dark;
  --desk: #eceff2; --paper: #fff; --label: #f6f7f9; --ink: #1c1e21; --muted: #626a73; --rule: #5b6168; --edge: #d5dae0;
  --red: #b3261e; --red-ground: #fdeceb; --amber: #855300; --amber-ground: #fff5db;
  --blue: #1a5296; --blue-ground: #e8f1fb; --green: #1e6b3a;
}
:root, [lang|=zh] { --serif: ${chineseSerif}, serif; --sans: ${chineseSans}, sans-serif; }
:root:lang(en) {
  --serif: "Times New Roman", Times, "Liberation Serif", "DejaVu Serif", ${chineseSerif}, serif;
  --sans: "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", "DejaVu Sans", ${chineseSans}, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --desk: #131518; --paper: #1c1f23; --label: #24282d; --ink: #e4e6e9; --muted: #9aa3ad; --rule: #6d747d;
    --edge: #343a41; --red: #ff9a91; --red-ground: #43201e; --amber: #f0c36a; --amber-ground: #3a2e13;
    --blue: #93c1f7; --blue-ground: #1b2f47; --green: #7fd3a0;
  }
}
`.trim();

/** The style of tables, as the form is printed. */
export const tableCss = `
.scroll { overflow-x: auto; }
table { width: 100%; table-layout: fixed; border-collapse: collapse; font-size: .8125rem; line-height: 1.45; }
th, td { padding: .3rem .125rem; border: 1px solid var(--rule); text-align: center; vertical-align: middle; }
th { background: var(--label); font-weight: normal; text-wrap: balance; }
th.caption { font-weight: 600; }
td { font-size: .9375rem; font-variant-numeric: tabular-nums; }
`.trim();
