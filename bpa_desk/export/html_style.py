"""The one style sheet of the web pages: ink on paper, light or dark, and plain on a printer."""

from __future__ import annotations

from bpa_desk.export.style import HUES

_SHEET = """
:root{--ink:#1b1f23;--muted:#4a5259;--paper:#fff;--tint:#ecf0f0;--rule:#c4cacd;--accent:#004c52;--warn:#8c1f14;
--warn-tint:#fdf0eb;
--up:repeating-linear-gradient(-45deg,transparent 0 3px,var(--muted) 3px 4.5px);
--down:repeating-linear-gradient(45deg,transparent 0 3px,var(--muted) 3px 4.5px);color-scheme:light dark}
@media(prefers-color-scheme:dark){:root{--ink:#eceae4;--muted:#b9bdbf;--paper:#16191b;--tint:#24292c;--rule:#454c50;
--accent:#7fd0d0;--warn:#ffb4a2;--warn-tint:#3a1d17}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 "Noto Sans",system-ui,sans-serif;
font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
main{max-width:70rem;margin:0 auto;padding:1rem}
main+main{border-top:2px solid var(--rule)}
h1{font-size:1.6rem;line-height:1.25;color:var(--accent);margin:.5rem 0}
h2{font-size:1.25rem;margin:1.4rem 0 .4rem}h3{font-size:1.05rem;margin:1rem 0 .3rem}
p{margin:.4rem 0}small{display:block;font-size:.8em;font-weight:400;color:var(--muted)}
.lead{font-size:1.15rem}.small{font-size:.85rem;color:var(--muted)}.strong{font-weight:600}
.notice{border-left:.3rem solid var(--warn);background:var(--warn-tint);color:var(--warn);padding:.5rem .8rem;
font-weight:600}
dl{display:grid;
grid-template-columns:repeat(auto-fill,minmax(max(11rem,calc(100%/var(--columns) - 1rem)),1fr));
gap:.4rem 1rem;margin:.6rem 0}
dt{font-size:.8rem;color:var(--muted)}dd{margin:0}
.scroll{overflow-x:auto;margin:.8rem 0}.scroll:focus{outline:3px solid var(--accent);outline-offset:2px}
table{border-collapse:collapse;width:100%;font-size:.95rem;overflow-wrap:normal}
table.close{font-size:.875rem}
.close :is(th,td){padding:.2rem .35rem}
table.large{font-size:1.35rem}table.poster{font-size:2.4rem}table.wall{font-size:1.05rem;min-width:56rem;table-layout:fixed}
caption{text-align:start;font-weight:600;font-size:1.05rem;padding:.3rem 0}
th,td{text-align:start;vertical-align:top;padding:.25rem .5rem;border-bottom:1px solid var(--rule)}
thead th{background:var(--tint);vertical-align:bottom}
thead tr:last-child th{border-bottom:2px solid var(--accent)}
.groups th{text-align:center;font-size:.8rem}.groups td{background:none}
tfoot th,tfoot td{border-top:2px solid var(--accent);font-weight:600}
table:not(.wall) .short{white-space:nowrap}
.whole{white-space:nowrap}.end{text-align:end}.center{text-align:center}.marked{background:var(--tint)}
:is(.large,.poster) thead th{font-size:1rem}
.wall thead th{font-size:.85rem;overflow-wrap:anywhere}.wall thead th:first-child{width:14%}
.wall th,.wall td{border:1px solid var(--rule);padding:.3rem}
.chip{padding:.1rem .2rem .1rem .6rem;border-left:.5rem solid transparent;margin-bottom:.2rem;font-weight:600}
.glyph{color:var(--muted);font-weight:400;margin-left:.3em}
.framed{border:2px dashed var(--warn)}
.chip:is(.rising,.falling,.crossed,.level,.upright,.dotted){padding-left:1.4rem}
:is(.rising,.falling,.crossed,.level,.upright,.dotted){background-repeat:no-repeat}
.rising{background-image:var(--up)}.falling{background-image:var(--down)}
.crossed{background-image:var(--up),var(--down)}
.level{background-image:repeating-linear-gradient(0deg,transparent 0 4px,var(--muted) 4px 5.5px)}
.upright{background-image:repeating-linear-gradient(90deg,transparent 0 4px,var(--muted) 4px 5.5px)}
.dotted{background-image:repeating-linear-gradient(90deg,var(--paper) 0 3px,transparent 3px 6px),
repeating-linear-gradient(0deg,transparent 0 3px,var(--muted) 3px 6px)}
.chip{background-size:.9rem 100%}
.checks,.legend{list-style:none;padding:0}
.checks label{display:block;position:relative;padding-left:1.6rem;margin:.25rem 0}
.checks input{position:absolute;left:0;top:.3rem;margin:0}
.legend{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;font-size:.85rem}
.swatch{display:inline-block;width:1.6em;height:1.1em;border:1px solid var(--muted);vertical-align:-.15em;
margin-right:.4em}
.plain{background:var(--muted)}
.swatch[class*=hue]{border-left-width:.6em}
.signatures{display:grid;grid-template-columns:repeat(auto-fit,minmax(18rem,1fr));gap:1rem 2rem;
margin-top:1.5rem;break-inside:avoid}
.sign{display:grid;grid-template-columns:1fr 2.6fr;gap:1rem;margin-top:2.2rem}
.sign span{border-top:1px solid var(--ink);font-size:.8rem;color:var(--muted)}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
footer{margin-top:1.5rem;border-top:1px solid var(--rule);font-size:.8rem;color:var(--muted)}
code{font-family:inherit}
@media screen and (max-width:40rem){
:is(.close,.normal,.wall),:is(.close,.normal,.wall) :is(tbody,tfoot,th,td){display:block}
:is(.close,.normal,.wall) thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
:is(.close,.normal,.wall) caption{display:block}
:is(.close,.normal,.wall) tr{display:flex;flex-wrap:wrap;gap:.1rem .8rem;border:1px solid var(--rule);
border-radius:.4rem;padding:.4rem .6rem;margin-bottom:.5rem}
:is(.close,.normal,.wall) :is(th,td){border:0;padding:0;text-align:start;background:none;flex:0 0 100%}
:is(.close,.normal,.wall) td.short{flex:0 1 auto;min-width:calc((100% - 1.6rem)/3);max-width:100%}
:is(.close,.normal,.wall) th{order:-1;font-size:1.05rem}
:is(.close,.normal,.wall) :is(th,td):empty{display:none}
:is(.close,.normal,.wall) td[data-label]::before{content:attr(data-label);display:block;font-size:.8rem;
color:var(--muted)}
:is(.close,.normal,.wall) th[data-label]::before{content:attr(data-label) " "}
dl{grid-template-columns:repeat(auto-fill,minmax(8.5rem,1fr))}
table.wall{min-width:0}.wall :is(td,td.short){flex:0 0 calc(50% - .4rem)}
table.large{font-size:1rem}table.poster{font-size:2rem}.large :is(th,td){padding:.25rem .3rem}
}
@media print{:root{--ink:#000;--muted:#333;--paper:#fff;--tint:#eee;--rule:#aaa;--accent:#000;--warn:#000;
--warn-tint:#fff}body{font-size:10pt}main{padding:0;max-width:none}main+main{break-before:page;border:0}
.break{break-before:page}thead{display:table-header-group}tr,.chip{break-inside:avoid}h1,h2,h3{break-after:avoid}
.scroll{overflow:visible}table.wall{min-width:0}*{print-color-adjust:exact}}
"""


def style_sheet(wide: bool) -> str:
    """Return the rules; ``wide`` prints on landscape sheets."""
    return f"{_SHEET}@page{{size:A4{' landscape' if wide else ''};margin:14mm}}\n"


def hue_styles() -> str:
    """Return one rule for each hue, a bar beside the text and never its ground."""
    rules = []
    for number, hue in enumerate(HUES):
        rules.append(
            ".hue{}{{border-left-color:#{:02x}{:02x}{:02x}}}".format(
                number, *(round(255 * part) for part in hue)
            )
        )
    return "\n".join(rules)
