/** A page as one HTML file for screen, phone and paper; it asks for nothing from outside and has no script. */
import { factTexts, textOf, toneOf } from './draw.ts';
import { figureSide, type Kind, type Raws, scoreTone, spokenText } from './kinds.ts';
import { safeLine } from './line.ts';
import { escaped, webAddress } from './markup.ts';
import type { Page, Section, TableSection } from './page.ts';
import { COLOUR_STYLE, SVG_STYLE, sectionSvg } from './svg.ts';

/** `frame`: a line at its head and foot, where there is one. */
export function pageHtml({ title, sections }: Page, frame: string): string {
  const framed = frame === '' ? '' : `<p class="frame">${escaped(safeLine(frame))}</p>`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(safeLine(title))}</title>
<style>${COLOUR_STYLE}${SVG_STYLE}${STYLE}</style>
<body>
${framed}
<h1>${escaped(safeLine(title))}</h1>
<main>
${sections.map((section) => sectionHtml(section, title)).join('\n')}
</main>
${framed}
</body>
</html>
`;
}

function sectionHtml(section: Section, title: string): string {
  const says = section.says === undefined ? '' : `<p>${escaped(safeLine(section.says))}</p>`;
  const head = section.title === '' ? '' : `<h2>${escaped(safeLine(section.title))}</h2>`;
  const looks = [
    section.annex ? 'annex' : '',
    'lines' in section && section.lines === 'lead' ? 'lead' : '',
  ].filter((look) => look !== '');
  const look = looks.length === 0 ? '' : ` class="${looks.join(' ')}"`;
  const body =
    'rows' in section
      ? rowsHtml(section)
      : `<figure>${sectionSvg(section, section.title || title)}</figure>`;
  return `<section id="${escaped(section.id)}"${look}>${head}${says}${body}</section>`;
}

function rowsHtml(section: TableSection): string {
  const { rows, lines, empty = 'nothing' } = section;
  if (rows.length === 0) return `<p class="soft">${escaped(safeLine(empty))}</p>`;
  return lines ? rows.map((row) => factsHtml(section, row)).join('') : tableHtml(section);
}

type AnyFigure = TableSection['figures'][string];
type AnyRow = TableSection['rows'][number];

function factsHtml(section: TableSection, row: AnyRow): string {
  const facts = factTexts(section, row).map(
    ({ name, label, text, figure }) =>
      `<div class="${escaped(name.replaceAll(' ', '-'))}"><dt>${escaped(label)}</dt> <dd>${linked(figure, row, text)}</dd></div>`,
  );
  return `<dl>${facts.join('')}</dl>`;
}

/** From so many columns on a row is stacked where the page is narrow. */
const STACKED = 4;

function tableHtml({ figures, rows }: TableSection): string {
  const all = Object.entries(figures).map(([name, figure]) => ({
    figure,
    head: figure.kind === 'mark' ? '' : safeLine(figure.head ?? name),
  }));
  const heads = all.map(
    ({ figure, head }) => `<th${classes(lookOf(figure))}>${escaped(head)}</th>`,
  );
  const body = rows.map((row) => `<tr>${all.map((each) => cellHtml(each, row)).join('')}</tr>`);
  return `<table${classes(all.length < STACKED ? [] : ['stacked'])}><thead><tr>${heads.join('')}</tr></thead><tbody>
${body.join('\n')}
</tbody></table>`;
}

const classes = (names: readonly string[]): string =>
  names.length === 0 ? '' : ` class="${names.join(' ')}"`;

const lookOf = ({ kind, grows }: AnyFigure): readonly string[] => [
  ...(figureSide(kind) === 'right' ? ['n'] : []),
  ...(kind === 'state' ? ['state'] : []),
  ...(grows ? ['wide'] : []),
];

/** The tones that are seen: of a score it is that of its bar. */
const TONES = ['dim', 'bad', 'good', 'late', 'strong'];

function cellHtml(
  { figure, head }: { readonly figure: AnyFigure; readonly head: string },
  row: AnyRow,
): string {
  // a stranger does not know the marks
  const text =
    figure.kind === 'mark'
      ? spokenText<Kind>(figure.kind, figure.get(row))
      : textOf(figure, row, 'plain');
  const tone = toneOf(figure, row) ?? 'plain';
  const look = [...lookOf(figure), ...(TONES.includes(tone) ? [tone] : [])];
  const label = head === '' || text === '' || figure.grows ? '' : ` data-label="${escaped(head)}"`;
  return `<td${classes(look)}${label}>${linked(figure, row, text)}${barHtml(figure, row)}</td>`;
}

function linked(figure: AnyFigure, row: AnyRow, text: string): string {
  const raw =
    figure.kind === 'source' ? (figure.get(row) as Raws['source'] | undefined) : undefined;
  const url = webAddress(raw?.url);
  return url === undefined
    ? escaped(text)
    : `<a href="${escaped(url)}" rel="noopener noreferrer">${escaped(text)}</a>`;
}

/** From the left, or of points from the middle. */
function barHtml({ kind, bar, most, get }: AnyFigure, row: AnyRow): string {
  const raw: unknown = bar === undefined ? undefined : get(row);
  if (typeof raw !== 'number') return '';
  const isPoints = kind === 'points';
  const width = Math.round(isPoints ? (Math.abs(raw) / (most || 100)) * 50 : raw);
  const left = isPoints ? 50 - (raw < 0 ? width : 0) : 0;
  const look = isPoints ? (raw < 0 ? 'down' : 'up') : scoreTone(raw);
  return `<i class="bar"><b class="${look}" style="margin-left:${left}%;width:${width}%"></b></i>`;
}

const STYLE = [
  '*{box-sizing:border-box}',
  'html{background:var(--paper);color:var(--ink);-webkit-text-size-adjust:100%}',
  'body{margin:0 auto;max-width:50rem;padding:1.5rem 1.5rem 3rem;font:1rem/1.5 Charter,"Bitstream Charter",Cambria,Georgia,"DejaVu Serif",serif;font-variant-numeric:tabular-nums lining-nums;overflow-wrap:break-word}',
  '.frame{margin:0;text-align:center;font-weight:700;letter-spacing:.05em}',
  'h1{font-size:1.9rem;line-height:1.2;margin:.6rem 0 .2rem}',
  'h2{font-size:1.1rem;line-height:1.3;margin:1.8rem 0 .4rem;padding-bottom:.15rem;border-bottom:1px solid var(--rule);color:var(--accent)}',
  'p{margin:.3rem 0}.soft,dt,th,.dim{color:var(--soft)}',
  'a{color:inherit;text-decoration-color:var(--soft);text-underline-offset:2px}',
  'dl{display:flex;flex-wrap:wrap;gap:.1rem 1.4rem;margin:.3rem 0}dt,dd{display:inline;margin:0}',
  '.lead dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:0 1.6rem;align-items:baseline;margin-top:1.2rem}.lead dl>div{grid-column:2}',
  '.lead .index{grid-column:1;grid-row:1/span 5;align-self:center;font-size:4.5rem;line-height:1;font-weight:700;color:var(--accent)}',
  '.lead .answer{font-size:1.5rem;line-height:1.25;font-weight:700}.lead .band{font-weight:700}.lead dt{display:none}.lead .interval dt{display:inline}',
  'figure{margin:1rem 0;max-width:38rem}svg{display:block;width:100%;height:auto}',
  'table{border-collapse:collapse;width:100%;font-size:.92rem;line-height:1.35}',
  'th,td{padding:.22rem .9rem .22rem 0;text-align:left;vertical-align:baseline;border-bottom:1px solid var(--rule)}',
  'th{font-weight:400;font-size:.85rem}.n{text-align:right}td.n,.state{white-space:nowrap}.wide{min-width:8.5rem}.annex table{font-size:.8rem}.annex th,.annex td{padding-right:.55rem}.annex .wide{min-width:7rem}th:last-child,td:last-child{padding-right:0}',
  '.bad{color:var(--bad);font-weight:700}.strong,.good{font-weight:700}.late{font-style:italic}',
  '.bar{display:inline-block;width:4.5em;height:.6em;margin-left:.5em;background:var(--score3);text-align:left}.bar b{display:block;height:100%;background:var(--accent)}.bar .score1,.bar .score2,.bar .down{background:var(--curve1)}.bar .score3{background:var(--soft)}',
  '.bar,.bar b,rect,circle{-webkit-print-color-adjust:exact;print-color-adjust:exact}',
  '@media screen and (max-width:50rem){body{padding:.8rem 1rem 2rem}h1{font-size:1.5rem}svg text{font-size:13px}svg .small{font-size:12px}.lead dl{gap:0 1rem}.lead .index{font-size:3.2rem}.lead .answer{font-size:1.2rem}.stacked thead{display:none}.stacked tr{display:block;border-bottom:1px solid var(--rule);padding:.3rem 0}.stacked td{display:inline-block;border:0;padding:0 .8rem 0 0;white-space:normal}.stacked td:empty{display:none}.stacked td.wide{display:block;font-weight:700}.stacked td.wide~td.wide{font-weight:400}.stacked td[data-label]::before{content:attr(data-label)" ";color:var(--soft);font-weight:400}}',
  '@page{size:A4;margin:13mm 16mm}',
  '@media print{html{font-size:9pt}body{max-width:none;padding:0;line-height:1.35}h2{margin:.9rem 0 .2rem;break-after:avoid}th,td{padding-top:.06rem;padding-bottom:.06rem}tr,figure,dl{break-inside:avoid}a{text-decoration:none}section:not(.annex){break-inside:avoid}.annex{break-before:page}figure{max-width:105mm;margin:.5rem 0}.lead dl{margin-top:.4rem}}',
].join('');
