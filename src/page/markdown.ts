/** A page as Markdown: tables of pipes, scales and curves in sentences; no text of the data is more than text. */
import { factTexts, textOf } from './draw.ts';
import { figureSide, type Kind, type Raws, spokenText } from './kinds.ts';
import { safeLine } from './line.ts';
import { webAddress } from './markup.ts';
import type { Page, Section, TableSection } from './page.ts';
import { sectionSpeech } from './speech.ts';

/** `frame`: a line at its head and foot, where there is one. */
export function pageMarkdown({ title, sections }: Page, frame: string): string {
  const framed = frame === '' ? [] : [`**${escaped(frame)}**`];
  const parts = [
    ...framed,
    `# ${escaped(title)}`,
    ...sections.flatMap((section) => [
      ...(section.title === '' ? [] : [`## ${escaped(section.title)}`]),
      ...bodyOf(section),
    ]),
    ...framed,
  ];
  return `${parts.join('\n\n')}\n`;
}

function bodyOf(section: Section): readonly string[] {
  if (!('rows' in section)) {
    return [
      sectionSpeech({ ...section, title: '' })
        .map((line) => `- ${escaped(line)}`)
        .join('\n'),
    ];
  }
  const { says, rows, lines, empty = 'nothing' } = section;
  return [
    ...(says === undefined ? [] : [escaped(says)]),
    ...(rows.length === 0
      ? [escaped(empty)]
      : lines
        ? rows.map((row) => factsOf(section, row))
        : [tableOf(section)]),
  ];
}

type AnyFigure = TableSection['figures'][string];
type AnyRow = TableSection['rows'][number];

function factsOf(section: TableSection, row: AnyRow): string {
  return factTexts(section, row)
    .map(({ label, text, figure }) => `- ${escaped(label)}: ${linked(figure, row, text)}`)
    .join('\n');
}

function tableOf({ figures, rows }: TableSection): string {
  const all = Object.entries(figures);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(all.map(([name, { kind, head }]) => (kind === 'mark' ? '' : escaped(head ?? name)))),
    line(all.map(([, { kind }]) => (figureSide(kind) === 'right' ? '---:' : '---'))),
    ...rows.map((row) => line(all.map(([, figure]) => cellOf(figure, row)))),
  ].join('\n');
}

function cellOf(figure: AnyFigure, row: AnyRow): string {
  // a stranger does not know the marks
  return figure.kind === 'mark'
    ? escaped(spokenText<Kind>(figure.kind, figure.get(row)))
    : linked(figure, row, textOf(figure, row, 'plain'));
}

function linked(figure: AnyFigure, row: AnyRow, text: string): string {
  const raw =
    figure.kind === 'source' ? (figure.get(row) as Raws['source'] | undefined) : undefined;
  const url = webAddress(raw?.url);
  return url === undefined ? escaped(text) : `[${escaped(text)}](<${url}>)`;
}

/** On one line, without a sign that Markdown reads; at its beginning none that opens a list or a heading. */
function escaped(text: string): string {
  return safeLine(text)
    .replace(/[\\`*_{}[\]<>#|~&!]/g, (sign) => `\\${sign}`)
    .replace(/^(?=[-+]\s|[-+=]+$)|(?<=^\d+)(?=[.)](?:\s|$))/, '\\');
}
