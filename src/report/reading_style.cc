// SPDX-License-Identifier: Apache-2.0
#include "report/reading_style.h"

namespace maabar::report {

std::string_view reading_style() {
  return R"css(
:root { color-scheme: light dark; --page: #fbfaf7; --ink: #1d1d1b; --dim: #5d5b55; --line: #d9d5ca;
  --sheet: #ffffff; --status: #cfe6d4; --control: #d9d9f5; --outlook: #fbe3b0; --security: #f3cfd6;
  --traffic: #cde6ee; --unresolved: #f7d9bd; --doubt: #8a3b00; }
@media (prefers-color-scheme: dark) { :root { --page: #17181a; --ink: #e9e7e1; --dim: #a7a49b;
  --line: #3b3c3f; --sheet: #1f2023; --status: #23492f; --control: #3a3a6b; --outlook: #5a4413;
  --security: #5e2733; --traffic: #1d4753; --unresolved: #5f3c1c; --doubt: #ffb27a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.65 Georgia, "Noto Serif",
  "Noto Naskh Arabic", serif; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 12rem; }
h1 { font-size: 1.3rem; margin: 0 0 .5rem; }
h2 { font-size: 1.35rem; line-height: 1.3; margin: 0; }
section { background: var(--sheet); border: 1px solid var(--line); border-radius: .4rem;
  padding: 1.2rem 1.4rem; margin: 1.2rem 0; }
.from, .legend, nav, .tag, .card, .file { font-family: system-ui, "Noto Sans", "Noto Sans Arabic",
  sans-serif; }
.from, .legend, nav { font-size: .85rem; color: var(--dim); overflow-wrap: anywhere; }
.file { color: var(--dim); font-size: .8rem; }
nav ol { padding-left: 1.6rem; margin: .4rem 0; }
nav a { color: inherit; }
.text { white-space: pre-line; overflow-wrap: anywhere; }
.text p { margin: .8rem 0; }
.doubt { border-left: .25rem solid var(--doubt); padding-left: .7rem; color: var(--doubt); }
.mark { position: relative; cursor: help; }
.legend .mark { cursor: default; }
.mark mark { color: inherit; background: var(--status); border-radius: .15rem; padding: .05em .15em;
  border-bottom: 2px solid currentColor; -webkit-box-decoration-break: clone;
  box-decoration-break: clone; }
.control mark { background: var(--control); border-bottom-style: double; border-bottom-width: 3px; }
.outlook mark { background: var(--outlook); border-bottom-style: dashed; }
.security mark { background: var(--security); }
.traffic mark { background: var(--traffic); }
.unresolved mark { background: var(--unresolved); border-bottom-style: dotted; }
.unread mark { background: none; border-bottom: 2px dotted var(--dim); }
.tag { font-size: .68rem; color: var(--dim); margin: 0 .25em; white-space: nowrap;
  vertical-align: super; line-height: 0; unicode-bidi: isolate; }
.suppressed { color: var(--dim); font-style: italic; font-size: .9rem; }
.card { visibility: hidden; position: absolute; left: 0; top: 1.6em; z-index: 2; width: 19rem;
  max-width: 80vw; background: var(--sheet); color: var(--ink); border: 1px solid var(--dim);
  border-radius: .3rem; padding: .5rem .7rem; font-size: .8rem; line-height: 1.45;
  box-shadow: 0 .3rem 1rem rgba(0, 0, 0, .25); white-space: normal; text-align: left; }
.mark:hover, .mark:focus { z-index: 3; }
.mark:hover > .card, .mark:focus > .card { visibility: visible; }
.mark:focus { outline: 2px solid var(--dim); outline-offset: 2px; }
.claim { display: block; }
.claim + .claim { border-top: 1px solid var(--line); margin-top: .4rem; padding-top: .4rem; }
.says { display: block; font-weight: 600; }
.row { display: block; overflow-wrap: anywhere; }
.row b { font-weight: 400; color: var(--dim); }
@media print { .card { display: none; } section { border: 0; padding: 0; } }
@media (max-width: 40rem) { .mark { position: static; } .card { position: fixed; left: 5vw; top: auto;
  bottom: 1rem; width: 90vw; max-width: 90vw; } }
)css";
}

}  // namespace maabar::report
