/** The page's one style: no script, no font to fetch, two themes, nothing below 16 px. */
export const STYLE = `
:root{color-scheme:light dark;--paper:#fbf7ee;--sheet:#fffdf8;--ink:#20231c;--soft:#45473c;--edge:#7a7563;--green:#1d4a35;--on:#fffdf8;--wash:#e2ecdf;--stone:#e9e5da}
@media (prefers-color-scheme:dark){:root{--paper:#161a15;--sheet:#1f241d;--ink:#f4efe2;--soft:#cecaba;--edge:#929983;--green:#acd5a9;--on:#10240f;--wash:#22361f;--stone:#2e332d}}
*{box-sizing:border-box}
body{margin:0;padding:16px;background:var(--paper);color:var(--ink);font:1.125rem/1.45 Verdana,system-ui,sans-serif;overflow-wrap:anywhere}
main,header,footer{max-width:60rem;margin:0 auto}
h1{font-size:1.75rem;line-height:1.2;margin:0}
h2{font-size:1.375rem;line-height:1.2;margin:0 0 8px}
p{margin:0 0 8px}
.soft,caption,footer{color:var(--soft);font-size:1rem}
main{display:grid;gap:24px;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));margin-top:24px}
article{background:var(--sheet);border:1px solid var(--edge);border-radius:9px;padding:16px;min-width:0}
img{display:block;width:100%;aspect-ratio:4/3;object-fit:cover;border-radius:5px;margin-bottom:12px;background:var(--stone)}
dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:4px 12px;margin:0 0 12px}
dt{color:var(--soft)}
dd{margin:0;white-space:pre-line}
table{border-collapse:separate;border-spacing:2px;width:100%;table-layout:fixed;margin:0 0 12px}
caption{text-align:left;padding-bottom:4px}
th{font-weight:400;font-size:1rem;color:var(--soft)}
td{border:1px solid var(--edge);border-radius:5px;text-align:center;padding:4px 0;font-size:1rem;line-height:1.25}
td i{display:block;font-style:normal;color:var(--soft)}
td b{display:block;font-weight:700}
abbr{text-decoration:none}
td[data-left=all]{background:var(--wash);border-color:var(--green)}
td[data-left=none]{background:var(--stone)}
td[data-left=past]{border-color:transparent;color:var(--soft)}
.ask{display:flex;flex-wrap:wrap;gap:8px;margin:0}
.ask a{display:inline-flex;align-items:center;min-height:48px;padding:8px 16px;border-radius:5px;border:2px solid var(--green);color:var(--green);font-weight:700;text-decoration:none}
.ask a:first-child{background:var(--green);color:var(--on)}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:4px 16px;margin:12px 0 0;padding:0;font-size:1rem}
a{color:var(--green)}
a:focus-visible{outline:3px solid var(--ink);outline-offset:3px}
footer{margin-top:24px}
footer a{display:inline-block;padding:12px 0}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
`;
