/** How a report looks; the colours are those of the plots. */
import { type Colours, DARK, IN_THE_DARK, LIGHT, PRINT, RAMP } from '../plots/plot-marks.ts';

function cssVariables(colours: Colours): string {
  return `:root{${Object.entries(colours)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';')}}`;
}

/** The style sheet of a report for a screen, a phone and paper. */
export const PAGE_STYLE = `
${cssVariables(LIGHT)}
@media (prefers-color-scheme:dark){${cssVariables(DARK)}}
@media print{${cssVariables(PRINT)}}
${IN_THE_DARK}
svg.plot{display:block;width:100%;height:auto;font-family:inherit}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:62rem;padding:1.25rem 1.5rem 3rem;font:400 1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
.handling{margin:0;max-width:none;text-align:center;font-weight:650;letter-spacing:.08em;text-transform:uppercase;font-size:.8rem}
header{border-bottom:2px solid var(--ink);padding-bottom:.6rem;margin-bottom:1.1rem}
h1{font-size:1.7rem;line-height:1.2;margin:.2rem 0 .1rem;letter-spacing:-.01em}
h2{font-size:1.12rem;line-height:1.3;margin:2.2rem 0 .5rem;padding-top:.5rem;border-top:1px solid var(--rule)}
main>section:first-child>h2{border-top:0;margin-top:0;padding-top:0}
h3{font-size:.95rem;line-height:1.3;margin:1.1rem 0 .3rem}
.unsigned{font-weight:600}
p{margin:.4rem 0;max-width:46rem} .soft{color:var(--soft)} .small{font-size:.86rem}
a{color:inherit;text-decoration-color:var(--faint);text-underline-offset:2px} a:hover{color:var(--gauge)}
:focus-visible{outline:2px solid var(--gauge);outline-offset:2px}
ul,ol{margin:.4rem 0;padding-left:1.2rem;max-width:46rem} li{margin:.2rem 0}

.judgement{display:grid;grid-template-columns:1fr 1fr;gap:0 2rem} .judgement h3{margin-top:.5rem}
.lede{display:grid;grid-template-columns:auto 1fr;gap:.6rem 1.6rem;align-items:center} .lede p{margin:.1rem 0}
.lede .name{font-weight:600} .lede .number{font-size:4.2rem;line-height:1;font-weight:680;color:var(--gauge);letter-spacing:-.03em;white-space:nowrap}
.lede .number small{font-size:1.1rem;font-weight:400;color:var(--soft);letter-spacing:0}
.lede .band{font-size:1.5rem;font-weight:650;line-height:1.2}
.summary{margin:1rem 0 .4rem;padding-left:1rem;border-left:3px solid var(--gauge)} .summary p{max-width:54rem;margin:.45rem 0} .summary .answer{font-weight:600;font-size:1.06rem}

.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{padding:.28rem .6rem .28rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--rule)}
thead th{font-weight:600;color:var(--soft);font-size:.82rem;vertical-align:bottom} td.n,th.n{text-align:right} td.n{white-space:nowrap}
td.n:last-child,th.n:last-child{padding-right:0} .ALERT,.WATCH,.state{white-space:nowrap}
.ALERT{color:var(--alert);font-weight:700} .WATCH{color:var(--watch);font-weight:700}
.two{display:grid;grid-template-columns:1fr 1fr;gap:0 2rem} .two>*{min-width:0}

.narrow,.paper,.cut{display:none} figure{margin:.6rem 0} figcaption{color:var(--soft);font-size:.86rem;max-width:46rem;margin-top:.2rem}
details{margin:.3rem 0;font-size:.88rem} summary{cursor:pointer;color:var(--soft)} details table{margin-top:.4rem}

.cell{padding:.05em .25em;border-radius:.25em;white-space:nowrap;-webkit-print-color-adjust:exact;print-color-adjust:exact}
${RAMP.map((step) => `.r${step}{background:var(--tint-${step})}`).join('')}
.conflict{color:var(--watch)} .objectives{list-style:none;padding:0;font-size:.9rem;max-width:none}
.flags{font-size:.88rem} .flags td{border:0;padding:.1rem .6rem .1rem 0} .flags .n{width:2.2rem} .flags .day{width:6.6rem;white-space:nowrap}
.flag{display:inline-block;min-width:1.9em;height:1.6em;line-height:1.5em;border-radius:1em;text-align:center;font-size:.7rem;font-weight:650;border:1px solid transparent;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.flag.ours{background:var(--ours);color:var(--paper)} .flag.theirs{color:var(--theirs);border-color:var(--theirs)}

.readings{font-size:.84rem;line-height:1.35} .readings td,.readings th{vertical-align:middle} .readings h3{margin:.9rem 0 .1rem}
.readings .drawn{width:8.6rem;padding-top:.1rem;padding-bottom:.1rem} .readings td,.readings tbody th{font-size:inherit} .readings .what{width:9.5rem} .readings tbody .what{font-weight:600;color:var(--ink)} .readings .what .soft{font-weight:400}
.readings .value{width:9rem} .readings .score{width:5.8rem} .readings .range{white-space:nowrap} .readings .posts,.readings .range{display:block} .readings .day{white-space:nowrap} .readings .source{overflow-wrap:anywhere}
q{display:block;color:var(--soft)} footer{margin-top:2.2rem;border-top:2px solid var(--ink);padding-top:.5rem;font-size:.84rem;color:var(--soft)} footer p{max-width:none}

@media screen{section+section>.lede{margin-top:1.6rem} .two>*>h3:first-child{margin-top:.4rem}}
@media screen and (max-width:760px){
body{padding:.8rem 1rem 2rem} h1{font-size:1.4rem} .wide,.hide-narrow{display:none} .narrow{display:block} .two,.judgement{grid-template-columns:1fr}
.lede{gap:.2rem 1rem} .lede .number{font-size:3.2rem} .summary{padding-left:.8rem} th,td{padding-right:.4rem} .chain .cell{white-space:normal}
}
@media print,screen and (max-width:760px){
.readings,.readings tbody,.readings tr,.readings th.group{display:block;border:0;padding:0;width:auto} .readings thead{display:none}
.readings tr{display:flow-root;border-bottom:1px solid var(--rule);padding:.35rem 0;break-inside:avoid} .readings tr.head{border:0;padding:0!important;break-after:avoid}
.readings td,.readings th.what{display:inline;border:0;padding:0;width:auto;vertical-align:baseline;white-space:normal} .readings .drawn{display:block;float:left} .readings .posts,.readings .range{display:inline}
.readings .what::after{content:": "} .readings .value::after,.readings .score::after,.readings .state::after,.readings .day:not(:empty)::after{content:", "}
.readings .sure:not(:empty)::after{content:". "} .readings .day,.readings .range{white-space:normal} .readings .state>span::after,.readings .state:has(+.day:empty)::after{content:none!important} .readings .unread .value,.readings .unread .score{display:none} q{display:inline} q::before{content:" “"} q::after{content:"”"}
}
@media screen and (max-width:760px){
.readings .drawn{width:6.6rem;margin:.1rem 0 .1rem -7.3rem} .readings tr{padding-left:7.3rem} .readings .source{display:block} .readings .score:has(b)::before{content:"score "} .readings .sure:not(:empty)::after{content:" confidence"!important}
}
@media screen and (max-width:360px){body{padding-left:.7rem;padding-right:.7rem} table{font-size:.8rem} th,td{padding-right:.25rem} .lede{grid-template-columns:minmax(0,1fr)}}
@page{size:A4;margin:7mm 10mm 9mm}
@media print{
html{font-size:10px} body{max-width:none;padding:0;line-height:1.3;font-family:"Helvetica Neue",Helvetica,Arial,"Liberation Sans",system-ui,sans-serif} details,.wide,.rest,.on-screen,.readings q{display:none!important} .paper{display:block} .cut{display:inline} p.cut{display:block}
main~.handling{display:none} header{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;margin-bottom:.5rem;padding-bottom:.2rem;border-width:1px} header p{margin:0}
h1{font-size:1.7rem;margin:0} h2{font-size:1.1rem;margin:.45rem 0 .1rem;padding-top:.2rem;break-after:avoid} h3{font-size:.92rem;margin:.35rem 0 .1rem;break-after:avoid}
p,ul,ol,figcaption,.summary p{max-width:none;margin-top:.15rem;margin-bottom:.15rem} li{margin:.08rem 0} figure{margin:.2rem 0} figure,tr,li{break-inside:avoid} .small,figcaption{font-size:.84rem}
table{font-size:.84rem;line-height:1.2} th,td{padding-top:.06rem;padding-bottom:.06rem} thead th{font-size:.8rem}
.judgement{display:block;columns:2;column-gap:6mm} .judgement h3,.judgement p{display:inline;margin:0} .judgement h3::after{content:". "} .lede .number{font-size:3rem} .lede .band{font-size:1.3rem} .lede{gap:0 1.4rem;margin-top:.2rem;align-content:start} .bottom,.pair{display:grid;grid-template-columns:1fr 1fr;gap:0 6mm} .bottom figure{grid-column:2;grid-row:1/span 2} .bottom .summary{grid-column:1} .lede .name,.lede .band{display:inline} .lede .name::after{content:": "} .lede .name{font-size:1.3rem;font-weight:400} .summary{margin:.2rem 0;padding-left:.7rem;border-width:2px} .summary p,.judgement{font-size:.94rem;line-height:1.26}
.briefing{columns:2;column-gap:6mm} .briefing .two{display:block} .briefing .two table,.briefing .two ul{break-inside:avoid} .briefing h2:first-child{margin-top:0} .briefing section{margin-bottom:.3rem} .briefing p{font-size:.88rem} .briefing .two .flags{break-inside:auto} .flags{font-size:.84rem;line-height:1.16} .flags thead{display:none} .flags td{padding:.02rem .4rem .02rem 0} .flags .n{width:1.9rem} .flags .day{width:5.6rem} .flag{font-size:.68rem;min-width:1.7em;height:1.35em;line-height:1.2em}
.readings{columns:2;column-gap:4mm;font-size:.8rem;line-height:1.04} html:not(:has(.judgement)) .readings{font-size:.85rem;line-height:1.06} .readings h3{margin:.2rem 0 .1rem;font-size:.92rem} .readings tr{padding:.07rem 0 .03rem 14mm} .readings .drawn{width:13mm;margin:0 0 0 -14mm} .readings .posts,.readings .source .soft{display:none} .step{break-inside:avoid;break-after:avoid}
a{text-decoration:none} footer{margin-top:.3rem;padding-top:.15rem;border-width:1px;font-size:.8rem;line-height:1.15} footer p{display:inline} footer p::after{content:" "}
}`;
