/** A report as text for a terminal or a message, in lines of at most so many cells where words allow it. */

import type { Day } from '../../core/model/model.ts';
import { dayText, oneLine, rounded, signed } from '../../text/format.ts';
import { hanging, table } from '../../text/output.ts';
import { assessmentWords } from '../assessments/report-assessment.ts';
import { pointsLines } from '../explain/moves-text.ts';
import { type EventRow, nothingSince } from './report-events.ts';
import { type ReadingRow, scoreWords } from './report-readings.ts';
import type { ReportView } from './report-view.ts';
import { answerOf, changesOf } from './report-words.ts';

/** The report in lines. */
export function reportLines(view: ReportView, cells: number): readonly string[] {
  const { assessment, gauge, handling, strategy } = view;
  const marking = handling === undefined ? [] : [handling];
  const says = (lines: readonly string[], bullet = ''): readonly string[] =>
    lines.flatMap((line) => hanging(bullet, oneLine(line), cells));
  return [
    ...marking,
    ...says([`${view.title}, as of ${dayText(view.asOf)}, changes since ${dayText(view.since)}`]),
    ...says([answerOf(gauge, changesOf(gauge))]),
    ...(assessment === undefined
      ? []
      : [
          ...heading(`Assessment of ${dayText(assessment.day)}`),
          ...says(assessment.paragraphs.map(({ title, text }) => `${title}: ${text}`)),
          ...says([assessmentWords(assessment)]),
        ]),
    ...says(view.unsigned === undefined ? [] : [view.unsigned], 'note: '),
    '',
    ...says([view.summary.join(' ')]),
    ...(view.tracks.length === 0 ? [] : heading('The board')),
    ...trackTable(view),
    ...(view.mechanism.length === 0 ? [] : heading('Pushed and moved')),
    ...says([...(gauge.mechanism === undefined ? [] : [gauge.mechanism]), ...view.mechanism]),
    ...eventsText(
      'Our side',
      view.events.filter((event) => event.ours),
      view.since,
      cells,
    ),
    ...eventsText(
      'Others, and what happened',
      view.events.filter((event) => !event.ours),
      view.since,
      cells,
    ),
    ...heading(`What moved since ${dayText(view.since)}`),
    ...movesText(view, cells),
    ...(view.sure === undefined ? [] : heading('How sure')),
    ...sureText(view, cells),
    ...heading('Needs attention'),
    ...(view.attention.length === 0 ? ['nothing'] : []),
    ...view.attention.flatMap((row) =>
      hanging(`${row.word.padEnd(8)}`, `${row.code}: ${row.text}`, cells),
    ),
    ...heading('Every reading'),
    ...view.readings.flatMap((group, at) => [
      ...(at === 0 ? [] : ['']),
      group.title,
      ...group.rows.flatMap((row) => readingLines(row, cells)),
    ]),
    ...heading('Method'),
    ...says(view.method),
    ...(strategy.source === ''
      ? []
      : says([`The strategy follows ${strategy.source}. ${strategy.url}`])),
    ...says(view.notices, 'note: '),
    ...marking,
  ];
}

function heading(title: string): readonly string[] {
  return ['', title.toUpperCase(), ''];
}

function trackTable({ tracks }: ReportView): readonly string[] {
  if (tracks.length === 0) return [];
  const right = (title: string) => ({ title, align: 'right' }) as const;
  return table(
    [
      { title: 'track' },
      ...['score', 'interval', '30 d', 'since', 'ALERT', 'WATCH', 'late'].map(right),
    ],
    tracks.map((track) => [
      track.title,
      track.scoreText,
      track.interval,
      track.over30,
      track.overSince,
      String(track.alerts || ''),
      String(track.watches || ''),
      String(track.late || ''),
    ]),
  );
}

function movesText({ moves }: ReportView, cells: number): readonly string[] {
  if (typeof moves === 'string') return hanging('', moves, cells);
  const { before, after, change, rows, remainder, rest } = moves;
  return [
    `${rounded(before, 1)} -> ${rounded(after, 1)}`,
    ...rows.flatMap((row) => pointsLines(row.points, `${row.title}: ${row.what}`, cells)),
    ...(remainder === 0 ? [] : pointsLines(remainder, rest, cells)),
    ...pointsLines(change, 'in all', cells),
  ];
}

function sureText({ sure }: ReportView, cells: number): readonly string[] {
  if (sure === undefined) return [];
  const says = (lines: readonly string[]): readonly string[] =>
    lines.flatMap((line) => hanging('', line, cells));
  return [
    ...says([sure.headline, ...sure.sentences]),
    ...says(
      sure.bands.map(
        (band) => `${band.title}: ${band.shareText} of the draws, ${band.byScore} by score alone`,
      ),
    ),
    ...says(
      sure.widest.map((each) => `${each.share} of the interval: ${each.title} (${each.why})`),
    ),
    ...says(
      sure.sources.map(
        (each) =>
          `Without ${each.source} (${each.on}): ${each.without} (${signedText(each.change)}), ${each.flips ? 'another band: ' : ''}${each.band}`,
      ),
    ),
  ];
}

function signedText(change: string): string {
  return change === signed(0) ? 'unchanged' : change;
}

function eventsText(
  title: string,
  events: readonly EventRow[],
  since: Day,
  cells: number,
): readonly string[] {
  return [
    ...heading(title),
    ...(events.length === 0 ? [nothingSince(since)] : []),
    ...events.flatMap((event) => {
      const status = event.status === '' ? '' : ` (${event.status})`;
      const source = event.source === '' ? '' : `. ${event.source}`;
      return hanging(`${dayText(event.day).padEnd(13)}`, `${event.title}${status}${source}`, cells);
    }),
  ];
}

function readingLines(row: ReadingRow, cells: number): readonly string[] {
  const indent = '    ';
  const day = row.observedOn === undefined ? [] : [dayText(row.observedOn)];
  const confidence = row.confidence === undefined ? [] : [`${row.confidence} confidence`];
  return [
    ...hanging(
      '  ',
      `${row.code} ${row.title}: ${row.valueText}, ${scoreWords(row)}, ${row.state}`,
      cells,
    ),
    ...hanging(
      indent,
      [...day, ...confidence, row.source].filter((each) => each !== '').join(', '),
      cells,
    ),
    ...(row.quote === '' ? [] : hanging(indent, `"${row.quote}"`, cells)),
    // An address is not broken, so that it can be followed.
    ...(row.url === '' ? [] : [`${indent}${oneLine(row.url)}`]),
  ];
}
