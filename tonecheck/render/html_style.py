"""The style of the page: light, dark, print and phone; nothing in it is fetched.

Text on every shade has a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3), and nothing is told by colour alone.
"""

from __future__ import annotations

from typing import Final

_DARK: Final = """
--paper: #16171b; --ink: #ececf1; --dim: #a2a4ae; --line: #3b3d46; --card: #1f2026; --link: #a9c7ff;
--send: #7fd6a0; --revise: #f0c75e; --hold: #ff9d8a; --bar: #9db7e8;
--burn1: #3a1f1d; --burn2: #522420; --burn3: #6b2a24; --burn4: #852f28;
--caution1: #2f2a16; --caution2: #423a18; --caution3: #574b19; --caution4: #6b5b1a;
"""

STYLE: Final = (
    """
:root { color-scheme: light dark;
--paper: #fff; --ink: #1b1b1f; --dim: #5f616b; --line: #c9cbd3; --card: #f6f6f8; --link: #0b4fae;
--send: #14663a; --revise: #7a5400; --hold: #a3200d; --bar: #3c5f9e;
--burn1: #fdebe7; --burn2: #fcd5cd; --burn3: #f9b9ac; --burn4: #f49c8a;
--caution1: #fff7dc; --caution2: #ffeeb8; --caution3: #ffe391; --caution4: #fbd46b; }
@media screen and (prefers-color-scheme: dark) { :root {"""
    + _DARK
    + """} }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.6 system-ui, sans-serif;
overflow-wrap: anywhere; }
main { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1, h2, h3, h4 { line-height: 1.25; margin: 2rem 0 .5rem; }
h1 { font-size: 1.75rem; margin-top: 0; } h2 { font-size: 1.3rem; } h3 { font-size: 1.05rem; }
h4 { font-size: 1rem; margin-top: 1rem; }
p { margin: .5rem 0; }
a { color: var(--link); }
a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
.send { color: var(--send); } .revise { color: var(--revise); } .hold { color: var(--hold); }
.small { color: var(--dim); font-size: .9rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.scores { display: flex; flex-wrap: wrap; gap: .75rem 2.5rem; margin: 1rem 0; padding: 0; list-style: none; }
.scores b { font-size: 1.15rem; } .scores svg { display: block; width: 11rem; height: .5rem; }
.scores rect { fill: var(--line); } .scores rect + rect { fill: var(--bar); }
.legend .l4 { padding: .1em .3em; }
.draft { position: relative; background: var(--card); border: 1px solid var(--line); border-radius: .5rem;
padding: 1rem 1.25rem; white-space: pre-wrap; line-height: 1.75; }
.subject { display: block; border-bottom: 1px solid var(--line); padding-bottom: .5rem; margin-bottom: .75rem; }
.skipped { color: var(--dim); font-style: italic; }
.mark { color: var(--ink); text-decoration: none; border-radius: .2rem; padding: .1em 0;
-webkit-box-decoration-break: clone; box-decoration-break: clone; }
a.mark.burn { border-bottom: 1px solid; } a.mark.caution { border-bottom: 1px dashed; }
a.mark:hover { outline: 2px solid currentcolor; }
.burn.l1 { background: var(--burn1); } .burn.l2 { background: var(--burn2); }
.burn.l3 { background: var(--burn3); } .burn.l4 { background: var(--burn4); }
.caution.l1, .ok.l1 { background: var(--caution1); } .caution.l2, .ok.l2 { background: var(--caution2); }
.caution.l3, .ok.l3 { background: var(--caution3); } .caution.l4, .ok.l4 { background: var(--caution4); }
u { font-weight: 600; text-decoration: underline 3px; text-underline-offset: .15em; }
.tag { font-size: .75rem; font-weight: 600; margin: 0 .25em; padding: 0 .35em; border: 1px solid currentcolor;
border-radius: .7em; white-space: nowrap; user-select: none; -webkit-user-select: none; }
.burn .tag { border-width: 2px; } .caution .tag { border-style: dashed; }
.tip { display: none; white-space: normal; font-size: .9rem; line-height: 1.45; background: var(--paper);
border: 1px solid var(--ink); border-radius: .4rem; padding: .5rem .75rem; margin: .35rem 0; user-select: none;
-webkit-user-select: none; }
.tip b { display: block; }
.place:focus-within .tip { display: block; }
@media (hover: hover) { .place:hover .tip { display: block; } }
.card { border: 1px solid var(--line); border-inline-start: .4rem solid var(--line); border-radius: .5rem;
padding: .25rem 1.25rem 1rem; margin: 1rem 0; scroll-margin-top: 1rem; }
.card.burn { border-inline-start-color: var(--hold); }
.card.caution { border-inline-start: .4rem dashed var(--revise); }
.card:target { outline: 2px solid var(--link); }
.card > :first-child { margin-top: .75rem; }
blockquote { margin: .5rem 0; padding-inline-start: .75rem; border-inline-start: 2px solid var(--line);
white-space: pre-line; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: .75rem 0; }
dt { color: var(--dim); } dd { margin: 0; }
ol, ul { padding-inline-start: 1.5rem; } li { margin: .3rem 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { border-bottom: 1px solid var(--line); padding: .3rem 1rem .3rem 0; text-align: start; font-weight: 400;
overflow-wrap: normal; }
tbody th { white-space: nowrap; } thead th { color: var(--dim); } td { font-variant-numeric: tabular-nums; }
footer { margin-top: 2.5rem; border-top: 1px solid var(--line); color: var(--dim); font-size: .9rem; }
@media (min-width: 64rem) {
.draft { margin-inline-end: 19rem; }
.place .tip { display: inline-block; position: absolute; left: calc(100% + 1rem); width: 18rem; margin: 0;
visibility: hidden; transition: visibility 0s .5s; z-index: 1; }
.place:hover .tip, .place:focus-within .tip { display: inline-block; visibility: visible; transition-delay: 0s; }
.place:hover .tip { z-index: 2; }
.draft:has(.place:hover) .place:not(:hover) .tip { visibility: hidden; transition-delay: 0s; }
}
@media (max-width: 30rem) { dl { display: block; } dd { margin-bottom: .4rem; } .draft { padding: .75rem; }
.card { padding-inline: .9rem; } .scores li { width: 100%; } .scores svg { width: 100%; } }
@media print {
* { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
body { font-size: 10.5pt; } main { max-width: none; padding: 0; }
.draft { margin: 0; } .place .tip { display: none; } .card, tr { break-inside: avoid; }
h2, h3, h4 { break-after: avoid; } a { color: inherit; text-decoration: none; }
}
"""
)
