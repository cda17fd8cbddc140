/** A page for a screen reader: row by row, label and figure; no table, no bar, no curve. */
import { dayText, type Kind, numberText, spokenText } from './kinds.ts';
import { safeLine } from './line.ts';
import type { ChartSection, GaugeSection, Page, Section, TableSection } from './page.ts';

export function pageSpeech(page: Page): string {
  return [
    safeLine(page.title),
    ...page.sections.flatMap((section) =>
      sectionSpeech(section.title === page.title ? { ...section, title: '' } : section),
    ),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

export function sectionSpeech(section: Section): readonly string[] {
  return [
    ...(section.title === '' ? [] : [safeLine(section.title)]),
    ...(section.says === undefined ? [] : [safeLine(section.says)]),
    ...('gauge' in section
      ? gaugeSpeech(section)
      : 'chart' in section
        ? chartSpeech(section)
        : tableSpeech(section)),
  ];
}

function tableSpeech(section: TableSection): readonly string[] {
  if (section.rows.length === 0) return [safeLine(section.empty ?? 'nothing')];
  return section.rows.map((row) => rowSpeech(section, row));
}

/** What the row is called needs no label. */
export function rowSpeech({ figures }: TableSection, row: TableSection['rows'][number]): string {
  return Object.entries(figures)
    .flatMap(([name, figure]) => {
      const raw = figure.get(row);
      const said = spokenText<Kind>(figure.kind, raw);
      return said === '' || (raw === undefined && figure.missing === '')
        ? []
        : [
            figure.grows || figure.kind === 'mark' || figure.kind === 'id'
              ? said
              : `${safeLine(figure.head || name)}: ${said}`,
          ];
    })
    .join('; ');
}

/** A line that was written for the eye. */
export function spokenLine(text: string): string {
  return safeLine(text)
    .replaceAll(' \u2192 ', ' to ')
    .replaceAll('\u2212', 'minus ')
    .replaceAll('\u00b1', 'plus or minus ');
}

function gaugeSpeech({ gauge }: GaugeSection): readonly string[] {
  const { score, low, high, bands, marks } = gauge;
  const between = (of: { low?: number | undefined; high?: number | undefined }): string =>
    of.low === undefined || of.high === undefined
      ? ''
      : `, between ${numberText(of.low, 0)} and ${numberText(of.high, 0)}`;
  return [
    `${spokenText('score', score)}${between({ low, high })}`,
    `bands: ${bands.map(({ title, from }) => `${safeLine(title)} from ${numberText(from, 0)}`).join(', ')}`,
    ...marks.map((mark) => `${safeLine(mark.label)}: ${numberText(mark.score, 0)}${between(mark)}`),
  ];
}

function chartSpeech({ chart }: ChartSection): readonly string[] {
  const said = (value: number): string =>
    chart.leaf === undefined
      ? spokenText('score', value)
      : spokenText('value', { value, leaf: chart.leaf });
  return chart.series.map(({ title, points }) => {
    const known = points.flatMap(({ day, value }) => (value === undefined ? [] : [{ day, value }]));
    const [first, last] = [known[0], known.at(-1)];
    if (first === undefined || last === undefined) return `${safeLine(title)}: none`;
    const values = known.map(({ value }) => value);
    const ends = [first, last].map(({ day, value }) => `${said(value)} on ${dayText(day)}`);
    return `${safeLine(title)}: ${ends.join(', ')}; lowest ${said(Math.min(...values))}, highest ${said(Math.max(...values))}`;
  });
}
