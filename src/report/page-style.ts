/** How a report looks on a screen, a phone and paper; the colours are those of the plots. */
export const PAGE_STYLE = `
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:62rem;padding:1.25rem 1.5rem 3rem;font:400 1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
.handling{margin:0;max-width:none;text-align:center;font-weight:650;letter-spacing:.08em;text-transform:uppercase;font-size:.8rem}
header{border-bottom:2px solid var(--ink);padding-bottom:.6rem;margin-bottom:1.1rem}
h1{font-size:1.7rem;line-height:1.2;margin:.2rem 0 .1rem;letter-spacing:-.01em}
h2{font-size:1.08rem;line-height:1.3;margin:2rem 0 .5rem;padding-top:.5rem;border-top:1px solid var(--rule)}
h3{font-size:.92rem;margin:1.1rem 0 .35rem}
p{margin:.4rem 0;max-width:46rem} .soft{color:var(--soft)} .small{font-size:.84rem}
a{color:inherit;text-decoration-color:var(--faint);text-underline-offset:2px} a:hover{color:var(--gauge)}
ul,ol{margin:.4rem 0;padding-left:1.2rem;max-width:46rem} li{margin:.2rem 0}
.lede{display:grid;grid-template-columns:auto 1fr;gap:.2rem 1.4rem;align-items:center}
.lede .number{font-size:4rem;line-height:1;font-weight:680;color:var(--gauge);letter-spacing:-.03em}
.lede .number small{font-size:1.1rem;font-weight:400;color:var(--soft);letter-spacing:0}
.lede .band{font-size:1.45rem;font-weight:650;line-height:1.2} .lede p{margin:.1rem 0}
.summary{margin:1rem 0 .4rem;padding:0;list-style:none;max-width:none}
.summary li{padding:.3rem 0 .3rem .9rem;border-left:3px solid var(--gauge);margin:.35rem 0}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.9rem} caption{text-align:left;color:var(--soft);font-size:.84rem;padding-bottom:.3rem}
th,td{padding:.28rem .6rem .28rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--rule)}
th{font-weight:600;color:var(--soft);font-size:.8rem} td.n,th.n{text-align:right} td.n{white-space:nowrap}
td.n:last-child,th.n:last-child{padding-right:0} td.word,.ALERT,.WATCH,.state{white-space:nowrap}
.ALERT{color:var(--alert);font-weight:700} .WATCH{color:var(--watch);font-weight:700}
.two{display:grid;grid-template-columns:1fr 1fr;gap:0 2rem} .two>*{min-width:0}

.narrow{display:none} figure{margin:.6rem 0} figcaption{color:var(--soft);font-size:.84rem;max-width:46rem;margin-top:.2rem}
details{margin:.3rem 0;font-size:.88rem} summary{cursor:pointer;color:var(--soft)} details table{margin-top:.4rem}
.flags{list-style:none;padding:0;font-size:.88rem} .flags li{display:grid;grid-template-columns:1.6rem 5.9rem 1fr;gap:.2rem;margin:.15rem 0}
.flag{display:inline-block;min-width:1.35em;height:1.35em;line-height:1.3em;border-radius:1em;text-align:center;font-size:.76rem;font-weight:650;padding:0 .2em}
.flag.ours{background:var(--ours);color:var(--paper)} .flag.theirs{color:var(--theirs);border:1px solid var(--theirs)}
.multiples{display:grid;grid-template-columns:repeat(auto-fill,minmax(10.2rem,1fr));gap:.8rem 1.1rem;margin:.5rem 0}
.multiples figure{margin:0} .multiples h4{font-size:.78rem;line-height:1.25;margin:0;font-weight:600} .multiples h4 span{color:var(--soft);font-weight:400}
.multiples p{margin:0;font-size:.78rem;line-height:1.3;display:flex;justify-content:space-between;gap:.5rem}
.readings td{font-size:.84rem} .readings td:nth-child(5){white-space:nowrap} .readings td:last-child{overflow-wrap:anywhere} .readings th.group{color:var(--ink);font-size:.88rem;padding-top:.7rem} blockquote{margin:.15rem 0 0;padding-left:.6rem;border-left:2px solid var(--rule);color:var(--soft)}
footer{margin-top:2.2rem;border-top:2px solid var(--ink);padding-top:.5rem;font-size:.82rem;color:var(--soft)} footer p{max-width:none}

@media (max-width:640px){
body{padding:.8rem 1rem 2rem} h1{font-size:1.4rem} .wide{display:none} .narrow{display:block} .two{grid-template-columns:1fr}
.lede{grid-template-columns:1fr} .lede .number{font-size:3.4rem}
.multiples{grid-template-columns:1fr 1fr} .hide-narrow{display:none} th,td{padding-right:.4rem}
.readings,.readings tbody,.readings tr,.readings td{display:block;border:0;padding:0} .readings thead{display:none}
.readings tr{border-bottom:1px solid var(--rule);padding:.4rem 0} .readings td.n{text-align:left} .readings td:first-child{font-weight:600} .readings td:nth-child(n+3):nth-child(-n+6){display:inline;white-space:normal} .readings td:nth-child(n+3):nth-child(-n+5)::after{content:", "} .readings td:nth-child(3)::before{content:"score "} .readings td:nth-child(6):not(:empty)::after{content:" confidence"} .readings th{display:block}
}
@page{size:A4;margin:11mm 12mm 12mm}
@media print{
html{font-size:9.5px} body{max-width:none;padding:0;line-height:1.38} details,.narrow,.screen{display:none} .wide{display:block}
h2{margin:.9rem 0 .25rem;padding-top:.3rem;break-after:avoid} h3{margin:.5rem 0 .2rem;break-after:avoid} header{margin-bottom:.6rem}
p,ul,.summary{max-width:none} .summary li{margin:.15rem 0;padding:.1rem 0 .1rem .7rem} figure,tr,li{break-inside:avoid}
.lede .number{font-size:3.2rem} figure{margin:.3rem 0} th,td{padding-top:.1rem;padding-bottom:.1rem}
.evidence{break-before:page} .multiples{grid-template-columns:repeat(7,1fr);gap:.45rem .7rem} .multiples h4,.multiples p{font-size:.72rem}
.flags{font-size:.84rem} .flags li{margin:.05rem 0} .readings td{font-size:.72rem;line-height:1.22;padding-top:0;padding-bottom:0} .readings td:first-child{white-space:nowrap} .readings td:nth-child(2){max-width:24em}
.readings th{font-size:.7rem} .readings th.group{font-size:.78rem;padding-top:.3rem} a{text-decoration:none} footer{margin-top:1rem}
}`;
