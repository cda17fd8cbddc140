/** A report as Markdown: plain tables and lists, every text of the data escaped. */

import type { Day } from '../../core/model/model.ts';
import { dayText, oneLine, rounded, signed } from '../../text/format.ts';
import { assessmentWords } from '../assessments/report-assessment.ts';
import { type EventRow, nothingSince } from './report-events.ts';
import { type ReadingRow, scoreWords } from './report-readings.ts';
import type { ReportView } from './report-view.ts';
import { answerOf, changesOf } from './report-words.ts';

/** The report as Markdown lines. */
export function reportMarkdown(view: ReportView): readonly string[] {
  const { assessment, gauge, handling, sure, strategy } = view;
  const marking = handling === undefined ? [] : [`**${md(handling)}**`, ''];
  return [
    ...marking,
    `# ${md(view.title)}`,
    '',
    `As of ${dayText(view.asOf)}, changes since ${dayText(view.since)}.`,
    '',
    `**${md(answerOf(gauge, changesOf(gauge)))}**`,
    ...(assessment === undefined
      ? []
      : [
          ...heading(`Assessment of ${dayText(assessment.day)}`),
          ...assessment.paragraphs.flatMap((each) => [
            `**${md(each.title)}** ${md(each.text)}`,
            '',
          ]),
          md(assessmentWords(assessment)),
        ]),
    ...(view.unsigned === undefined ? [] : ['', `Note: ${md(view.unsigned)}`]),
    '',
    md(view.summary.join(' ')),
    ...(view.tracks.length === 0 ? [] : heading('The board')),
    ...rows(
      [
        'track',
        'score',
        '90 % interval',
        '30 days',
        `since ${dayText(view.since)}`,
        'alerts',
        'watches',
        'late',
      ],
      view.tracks.map((track) => [
        track.title,
        track.scoreText,
        track.interval,
        track.over30,
        track.overSince,
        String(track.alerts),
        String(track.watches),
        String(track.late),
      ]),
    ),
    ...(view.mechanism.length === 0 ? [] : heading('Pushed and moved')),
    ...[...(gauge.mechanism === undefined ? [] : [gauge.mechanism]), ...view.mechanism].map(
      (line) => `- ${md(line.trim())}`,
    ),
    ...eventList(
      'Our side',
      view.events.filter((event) => event.ours),
      view.since,
    ),
    ...eventList(
      'Others, and what happened',
      view.events.filter((event) => !event.ours),
      view.since,
    ),
    ...heading(`What moved since ${dayText(view.since)}`),
    ...movesOf(view),
    ...(sure === undefined
      ? []
      : [
          ...heading('How sure'),
          ...[sure.headline, ...sure.sentences].map((line) => `- ${md(line)}`),
          '',
          ...rows(
            ['band', 'of the draws', 'by score alone'],
            sure.bands.map((band) => [band.title, band.shareText, band.byScore]),
          ),
          '',
          ...rows(
            ['without this source', 'on', 'gauge', 'change', 'band'],
            sure.sources.map((each) => [
              each.source,
              each.on,
              each.without,
              each.change,
              each.band,
            ]),
          ),
        ]),
    ...heading('Needs attention'),
    ...(view.attention.length === 0 ? ['Nothing.'] : []),
    ...view.attention.map((row) => `- **${row.word}** ${md(row.code)}: ${md(row.text)}`),
    ...heading('Every reading'),
    ...view.readings.flatMap((group) => [
      `### ${md(group.title)}`,
      '',
      ...group.rows.flatMap(reading),
      '',
    ]),
    ...heading('Method'),
    ...view.method.map(md),
    ...(strategy.source === ''
      ? []
      : ['', `The strategy follows ${linked(strategy.source, strategy.url)}.`]),
    ...view.notices.map((notice) => `\nNote: ${md(notice)}`),
    ...(handling === undefined ? [] : ['', `**${md(handling)}**`]),
  ];
}

function heading(title: string): readonly string[] {
  return ['', `## ${md(title)}`, ''];
}

function rows(head: readonly string[], body: readonly (readonly string[])[]): readonly string[] {
  const row = (cells: readonly string[]): string => `| ${cells.map(md).join(' | ')} |`;
  return body.length === 0
    ? []
    : [row(head), `|${head.map(() => '---|').join('')}`, ...body.map(row)];
}

function movesOf({ moves }: ReportView): readonly string[] {
  if (typeof moves === 'string') return [md(moves)];
  const { before, after, change, remainder } = moves;
  return rows(
    ['points', 'what', 'from what to what'],
    [
      ...moves.rows.map((each) => [signed(each.points, 1), each.title, each.what]),
      ...(remainder === 0 ? [] : [[signed(remainder, 1), moves.rest, '']]),
      [signed(change, 1), 'in all', `${rounded(before, 1)} -> ${rounded(after, 1)}`],
    ],
  );
}

function eventList(title: string, events: readonly EventRow[], since: Day): readonly string[] {
  return [
    ...heading(title),
    ...(events.length === 0 ? [`${nothingSince(since)}.`] : []),
    ...events.map((event) => {
      const status = event.status === '' ? '' : ` (${event.status})`;
      const source = event.source === '' ? '' : `: ${linked(event.source, event.url)}`;
      return `- ${dayText(event.day)}, ${md(event.title)}${status}${source}`;
    }),
  ];
}

function reading(row: ReadingRow): readonly string[] {
  const day = row.observedOn === undefined ? [] : [dayText(row.observedOn)];
  const confidence = row.confidence === undefined ? [] : [`${row.confidence} confidence`];
  const source = row.source === '' ? row.url : row.source;
  const parts = [
    `**${md(row.code)} ${md(row.title)}** ${md(row.valueText)}`,
    scoreWords(row),
    row.state,
    ...day,
    ...confidence,
    ...(source === '' ? [] : [linked(source, row.url)]),
  ];
  return [`- ${parts.join(', ')}`, ...(row.quote === '' ? [] : [`  > ${md(row.quote)}`])];
}

/** A text that Markdown takes as it is. */
function md(text: string): string {
  return oneLine(text).replace(/[\\`*_{}[\]<>#|~]/g, (sign) => `\\${sign}`);
}

function linked(text: string, url: string): string {
  const address = oneLine(url);
  return /^https?:\/\/[^\s<>]+$/i.test(address) ? `[${md(text)}](<${address}>)` : md(text);
}
