/** The report of a board as one document: every section once, for text, Markdown and a page. */
import type { Day } from '../../core/model/model.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import { isTripwireState, type StateWord } from '../../core/model/states.ts';
import {
  changeBesideScoresText,
  changesWithinErrorTexts,
  dayText,
  INTERVAL_PERCENT,
  NONE,
  percentText,
  roundedText,
  signedChangeText,
  withinErrorEndingText,
} from '../../text/format.ts';
import { IF_NOTHING } from '../../views/as-of-day.ts';
import {
  type AttentionRow,
  attentionRowWordOrDo,
  lateReadingCountsText,
} from '../../views/attention.ts';
import { CHAIN_NOTE, NOT_MEASURED, type ScoreCell } from '../../views/chain.ts';
import type { EventRow } from '../../views/event-rows.ts';
import { eventAmountText } from '../../views/event-words.ts';
import { COUNTS_ONLY, type LinkView } from '../../views/link-view.ts';
import { isMoveByReadingOrEvent } from '../../views/moves.ts';
import { colourRampShadeOfScore } from '../plots/plot-marks.ts';
import { splitConflictFromNote } from './briefing.ts';
import {
  type Block,
  type Drawings,
  headingBlockOfLevel,
  type PrintableReport,
  type ReportSpan,
  reportContainerBlock,
  reportListBlock,
  reportNumberColumn,
  reportParagraphBlock,
  reportTableBlock,
  sectionBlock,
  type Words,
} from './report-blocks.ts';
import type { ReadingRow, SureView } from './report-document.ts';
import type { ReportDrawings } from './report-drawings.ts';
import {
  assessmentBylineAndConfidenceText,
  newestEventsInPaperReport,
  PRINTED,
  type ReportView,
  reportRowLimitsOnPaper,
} from './report-view.ts';
import { gaugeChangeBySpanTexts, gaugeSummarySentence } from './report-words.ts';

/** The report as it is printed: its title, handling, hash and blocks; without drawings, as text and Markdown have none, what is said of them is left out too. */
export function printableReportOfView(
  view: ReportView,
  drawings?: ReportDrawings,
): PrintableReport {
  const { title, asOf, ahead, since, handling, strategy } = view;
  const marking = handling === undefined ? [] : [reportParagraphBlock(handling, 'handling')];
  const briefing = [
    changesSection(view),
    comingSection(view),
    unknownSection(view),
    confidenceSection(view),
    attentionSection(view),
    mechanismSection(view),
    eventsSection(view),
  ];
  return {
    title: `${title}, ${dayText(asOf)}${ahead === undefined ? '' : `, ${IF_NOTHING}`}`,
    handling,
    hash: strategy.hash,
    blocks: [
      ...marking,
      reportContainerBlock('header', [
        headingBlockOfLevel(1, title),
        reportParagraphBlock(
          `As of ${dayText(asOf)}${ahead === undefined ? '' : `, ${IF_NOTHING}`}, changes since ${dayText(since)}.`,
          'soft',
        ),
      ]),
      reportContainerBlock('main', [
        ...assessmentBlocks(view),
        bottomLineSection(view, drawings),
        reportContainerBlock('div', [movesSection(view, drawings), bandSection(view, drawings)], {
          name: 'pair',
        }),
        chainSection(view),
        boardSection(view, drawings),
        reportContainerBlock('div', briefing, { name: 'briefing' }),
        readingsSection(view, drawings),
      ]),
      reportContainerBlock('footer', methodBlocks(view)),
      ...marking,
    ],
  };
}

/** Where nobody has signed anything. */
const UNSIGNED = 'No signed judgement; what follows is the index alone.';

const softSpan = (words: Words): ReportSpan => ({ words, name: 'soft' });
const strongSpan = (words: Words): ReportSpan => ({ words, tone: 'strong' });
const inWords = (words: Words): ReportSpan => ({ words, only: 'words' });
const onPaper = (words: Words): ReportSpan => ({ words, only: 'paper' });

/** ALERT and WATCH in their colours; the word says it, the colour repeats it. */
function stateWordSpan(word: StateWord): ReportSpan {
  return { words: word, name: isTripwireState(word) ? word : 'state' };
}

function figureBlock(drawings: Drawings | undefined, caption: Words = ''): Block | undefined {
  return drawings && { kind: 'figure', drawings, caption };
}

/** The last signed assessment, and that a newer one is left out; where none is signed, that there is none. */
function assessmentBlocks({ assessment, unsigned }: ReportView): readonly (Block | undefined)[] {
  const note =
    unsigned === undefined ? undefined : reportParagraphBlock(`Note: ${unsigned}`, 'soft small');
  if (assessment === undefined) return [reportParagraphBlock(UNSIGNED, 'unsigned'), note];
  const { day, paragraphs } = assessment;
  const parts = paragraphs.map(({ title, text }) =>
    reportContainerBlock('div', [
      headingBlockOfLevel(3, title),
      reportParagraphBlock({ words: text, letters: PRINTED.part }),
    ]),
  );
  const isCut = paragraphs.some(({ text }) => text.length > PRINTED.part);
  const cut = isCut ? onPaper(' Shortened in print.') : '';
  return [
    sectionBlock(
      `Assessment of ${dayText(day)}`,
      reportContainerBlock('div', parts, { name: 'judgement' }),
      reportParagraphBlock([assessmentBylineAndConfidenceText(assessment), cut], 'soft small'),
      note,
    ),
  ];
}

/** The verdict of the index in sentences; a page has the number and the bars above them. */
function bottomLineSection({ gauge, summary }: ReportView, drawings?: ReportDrawings): Block {
  const stands = gauge.score !== undefined;
  const of: Words = stands ? { words: ' of 100', tone: 'small' } : '';
  const beside = [
    reportParagraphBlock(gauge.title, 'name'),
    reportParagraphBlock(stands ? gauge.band : 'no index', 'band'),
    stands ? reportParagraphBlock(`${INTERVAL_PERCENT} interval ${gauge.interval}`) : undefined,
    stands
      ? reportParagraphBlock(`${gaugeChangeBySpanTexts(gauge).join(', ')}.`, 'soft')
      : undefined,
  ];
  const number = reportParagraphBlock([gauge.scoreText, of], 'number');
  const [first = '', ...more] = summary;
  return sectionBlock(
    'Bottom line',
    reportContainerBlock(
      'div',
      [
        reportContainerBlock('div', [number, reportContainerBlock('div', beside)], {
          name: 'lede',
          only: 'page',
        }),
        figureBlock(drawings?.gauge),
        reportContainerBlock(
          'div',
          [
            reportParagraphBlock(first, 'answer'),
            reportParagraphBlock(gaugeSummarySentence(gauge), undefined, 'words'),
            ...more.map((text) => reportParagraphBlock(text)),
          ],
          { name: 'summary' },
        ),
      ],
      { name: 'bottom' },
    ),
  );
}

/** Periods of a band that are listed; the earlier ones are counted. */
const PERIODS = 6;

/** Which bands stood, the newest first, and the gauge over time between them. */
function bandSection({ periods, since, events, ...view }: ReportView, drawings?: ReportDrawings) {
  const newest = periods.toReversed();
  const days = (from: Day, to: Day): string =>
    from === to ? dayText(from) : `${dayText(from)} to ${dayText(to)}`;
  const told = newest.slice(0, PERIODS).map(({ title, from, to }) => `${title} ${days(from, to)}`);
  const earlier = newest.length - told.length;
  const isCut =
    newestEventsInPaperReport({ periods, since, events, ...view }).length < events.length;
  const flags =
    ' Full flags: what our side did; hollow flags: what others did and what happened, numbered from the newest as listed below. An event scores only where an indicator counts it.';
  return sectionBlock(
    `The band since ${dayText(since)}`,
    reportParagraphBlock(
      `By the scores as they were, caps included: ${told.join('; ')}${earlier === 0 ? '' : `; and ${countWithNoun(earlier, 'period')} before`}.`,
    ),
    figureBlock(drawings?.time, [
      `The index with its ${INTERVAL_PERCENT} interval between its bands.${events.length === 0 ? '' : flags}`,
      isCut ? onPaper(' Marked are the newest of each side.') : '',
    ]),
  );
}

/** A score in words, coloured by it on a page. */
function wordsColouredByScore(score: number | undefined, words: Words): Words {
  return score === undefined ? words : { words, name: `cell r${colourRampShadeOfScore(score)}` };
}

/** A row per partner: what our side does, what became of it in its region, what the effect has come to. */
function chainSection({ chain, chainHeadings }: ReportView): Block | undefined {
  if (chain.length === 0) return undefined;
  const cell = (found: ScoreCell | undefined): Words =>
    found === undefined
      ? softSpan(NOT_MEASURED)
      : [
          wordsColouredByScore(found.score, found.text),
          found.changeText === '' ? '' : ` ${found.changeText}`,
        ];
  const changes = chain.flatMap(({ title, effort, outcome, effect }) =>
    [effort, outcome, effect].flatMap((each, at) =>
      each === undefined ? [] : [{ name: `${chainHeadings[at]} (${title})`, change: each.change }],
    ),
  );
  return sectionBlock(
    'Effort, outcome, effect',
    reportTableBlock(
      ['partner', ...chainHeadings],
      chain.map(({ title, effort, outcome, effect }) => [
        title,
        cell(effort),
        cell(outcome),
        [cell(effect), { words: softSpan(` ${effect.title}`), only: 'page' }],
      ]),
      { name: 'chain' },
    ),
    reportParagraphBlock(
      `${[`${CHAIN_NOTE}; score with its ${INTERVAL_PERCENT} interval, change since the start of the strategy`, ...changesWithinErrorTexts(changes)].join('; ')}.`,
      'soft small',
    ),
  );
}

/** The tracks with what each is the mean of, and every track over time. */
function boardSection(
  { tracks, objectives, since }: ReportView,
  drawings?: ReportDrawings,
): Block | undefined {
  if (tracks.length === 0) return undefined;
  const ifAny = (count: number, words: Words): Words => (count === 0 ? '' : words);
  const name = 'hide-narrow';
  const efforts = tracks.some(({ effort }) => effort !== '');
  return sectionBlock(
    'Tracks and objectives',
    reportTableBlock(
      [
        'track',
        reportNumberColumn('score'),
        reportNumberColumn(`${INTERVAL_PERCENT} interval`, { short: 'interval' }),
        reportNumberColumn('30 days', { short: '30 d', name }),
        reportNumberColumn(`since ${dayText(since)}`, { short: 'since' }),
        ...(efforts ? [reportNumberColumn('effort', { name })] : []),
        reportNumberColumn('alerts'),
        reportNumberColumn('watches', { name }),
        reportNumberColumn('readings late', { short: 'late', name }),
      ],
      tracks.map((track) => [
        track.title,
        wordsColouredByScore(track.score, { words: track.scoreText, tone: 'score' }),
        track.interval,
        track.over30,
        track.overSince,
        ...(efforts ? [track.effort] : []),
        ifAny(track.alerts, { words: String(track.alerts), name: 'ALERT' }),
        ifAny(track.watches, String(track.watches)),
        ifAny(track.late, `${track.late} of ${track.indicators}`),
      ]),
    ),
    // What a phone has no room for is named, not dropped.
    reportParagraphBlock(
      `${efforts ? 'Efforts, moves' : 'Moves'} of 30 days, watches and late readings of each track stand here on a wider screen.`,
      'narrow soft small',
      'page',
    ),
    objectives.length === 0
      ? undefined
      : reportListBlock(
          objectives.map(({ title, objectives: of }) => [
            strongSpan(title),
            ': ',
            of.map((each, at) => [
              at === 0 ? '' : ', ',
              `${each.title} `,
              wordsColouredByScore(each.score, each.text),
            ]),
          ]),
          'objectives',
        ),
    figureBlock(
      drawings?.tracks,
      `Every track with its ${INTERVAL_PERCENT} interval on one scale, before the bands of the index, which is the thin line; marked, above and below as before, what bears on it.`,
    ),
  );
}

/** Cause and effect: each link with its quarters and its swings since the first day of the report. */
function mechanismSection({ links, since }: ReportView): Block | undefined {
  if (links.length === 0) return undefined;
  return reportContainerBlock(
    'section',
    [
      headingBlockOfLevel(2, 'Cause and effect'),
      ...links.map((link) => linkBlock(link, since)),
      reportParagraphBlock(COUNTS_ONLY, 'soft small'),
    ],
    // paper has the chain alone
    { name: 'on-screen' },
  );
}

function linkBlock(
  { title, cause, effect, sentences, path, episodes }: LinkView,
  since: Day,
): Block {
  const [claim = '', ...rest] = sentences;
  const swings = episodes.filter(({ end }) => end >= since);
  return reportContainerBlock('div', [
    headingBlockOfLevel(3, title),
    reportParagraphBlock(claim),
    reportListBlock(rest, 'small'),
    path.length === 0
      ? undefined
      : reportTableBlock(
          [
            { title: 'day', name: 'soft day' },
            reportNumberColumn(cause),
            reportNumberColumn(effect),
            'so',
          ],
          path.toReversed().map(({ day, pushed, moved, words }) => [day, pushed, moved, words]),
          { name: 'small' },
        ),
    swings.length === 0
      ? undefined
      : reportListBlock(
          swings.map(({ pushed, what, movers }) => [
            `${pushed ? cause : effect} ${what}`,
            movers.length === 0 ? '.' : softSpan(`: ${movers.join('; ')}.`),
          ]),
          'small',
        ),
  ]);
}

/** What our side did, and what others did and what happened, under the numbers of their flags, the newest first. */
function eventsSection(view: ReportView): Block {
  const since = dayText(view.since);
  const side = (title: string, ours: boolean): Block => {
    const events = view.events.filter((event) => event.ours === ours).toReversed();
    const marksOf = ({ direction, status, amount }: EventRow): string =>
      [direction, status, eventAmountText({ amount })].filter((word) => word !== '').join(', ');
    const rows = events.map((event) => {
      const { number, day, title, url, source } = event;
      const marks = marksOf(event);
      return [
        { words: String(number), name: `flag ${ours ? 'ours' : 'theirs'}` },
        dayText(day),
        [
          { words: title, url, letters: PRINTED.title },
          marks === '' ? '' : ` (${marks})`,
          source === '' ? '' : inWords(`. ${source}`),
        ],
      ];
    });
    return reportContainerBlock('div', [
      headingBlockOfLevel(3, title),
      rows.length === 0
        ? reportParagraphBlock(`Nothing recorded since ${since}.`, 'soft small')
        : reportTableBlock(
            [reportNumberColumn('no.'), { title: 'day', name: 'soft day' }, 'what'],
            rows,
            {
              name: 'flags',
              printed: [reportRowLimitsOnPaper(view).events, 'earlier'],
            },
          ),
    ]);
  };
  const sides = [side('Our side', true), side('Others, and what happened', false)];
  return sectionBlock(
    `What we did and what happened since ${since}`,
    reportContainerBlock('div', sides, { name: 'two' }),
  );
}

/** What happened that moved the gauge, in lines that add up as printed, and what moved it without news in one of them: words in a table, a page in a drawing. */
function movesSection({ moves, since }: ReportView, drawings?: ReportDrawings): Block {
  const title = `What moved since ${dayText(since)}`;
  if (typeof moves === 'string') return sectionBlock(title, reportParagraphBlock(moves));
  const { rows, remainder, rest, background } = moves;
  const [before, after] = [roundedText(moves.before, 1), roundedText(moves.after, 1)];
  if (rows.length === 0 && remainder === 0)
    return sectionBlock(title, reportParagraphBlock(`${after}: nothing has moved it.`));
  const quiet = rows.filter((row) => !isMoveByReadingOrEvent(row));
  const faded = quiet.reduce((sum, { points }) => sum + points, 0);
  const lines = [
    ...rows
      .filter(isMoveByReadingOrEvent)
      .map((row) => [signedChangeText(row.points, 1), `${row.title}: ${row.what}`]),
    ...(remainder === 0 ? [] : [[signedChangeText(remainder, 1), rest]]),
    ...(quiet.length === 0
      ? []
      : [
          [
            signedChangeText(faded, 1),
            `coverage and fading (no news${background === undefined ? '' : `; ${roundedText(background.gross, 1)} up and down`})`,
          ],
        ]),
    [signedChangeText(moves.change, 1), 'in all'],
  ];
  return sectionBlock(
    title,
    reportParagraphBlock(
      `${before} -> ${after}, ${changeBesideScoresText(moves.before, moves.after)} points (${moves.error}${withinErrorEndingText(moves.withinError)}).`,
      'step',
    ),
    figureBlock(drawings?.moves),
    reportTableBlock([reportNumberColumn('points'), 'what moved it'], lines, { only: 'words' }),
  );
}

/** What would change the band. */
function changesSection({ changes }: ReportView): Block | undefined {
  return changes.length === 0
    ? undefined
    : sectionBlock('What would change our mind', reportListBlock(changes, 'small'));
}

/** What expired or was never read, where sources contradict each other, and what to find out first. */
function unknownSection({ unknown, conflicts, counts }: ReportView): Block {
  return sectionBlock(
    'What is not known',
    reportListBlock(
      [
        `${lateReadingCountsText(counts)}.`,
        ...unknown,
        ...conflicts.map(({ title, value, note }) => `${title} ${value}; conflict: ${note}.`),
      ],
      'small',
    ),
  );
}

/** A band in which no draw lies is not listed. */
const NEVER = percentText(0);

/** Who stands by it, how good the evidence is, and how the band fares where that is drawn anew. */
function confidenceSection({ assessment, evidence, sure }: ReportView): Block {
  const who =
    assessment === undefined
      ? 'Nobody has signed a judgement; the index follows from the readings and the strategy file alone.'
      : `${assessment.author} wrote assessment ${assessment.id} of ${dayText(assessment.day)}, signed by ${assessment.signedBy.join(', ')}, with ${assessment.confidence} confidence.`;
  return sectionBlock(
    'Who, and with what confidence',
    reportListBlock([who, ...evidence], 'small'),
    ...(sure === undefined ? [] : sureBlocks(sure)),
  );
}

/** How the band fares where the readings, the model or the sources are others; paper has the sentences. */
function sureBlocks({ sentences, bands, sources }: SureView): readonly Block[] {
  return [
    reportListBlock(sentences, 'small'),
    reportTableBlock(
      ['band', reportNumberColumn('of the draws'), reportNumberColumn('by score alone')],
      bands
        .filter(({ shareText, byScore }) => shareText !== NEVER || byScore !== NEVER)
        .map((band) => [band.title, band.shareText, band.byScore]),
      { name: 'on-screen' },
    ),
    reportTableBlock(
      ['without this source', reportNumberColumn('index'), reportNumberColumn('change')],
      sources.map(({ source, on, without, change, flips, band }) => {
        const carried = on === '' ? '' : ` (${on})`;
        const other = band === NONE ? 'there would be no index' : `the band would be ${band}`;
        return [`${source}${carried}${flips ? `: ${other}` : ''}`, without, change];
      }),
      { name: 'on-screen' },
    ),
  ];
}

/** What needs attention, the most pressing first; on a page what is only late is named by word, since its readings follow. */
function attentionSection({ attention, assessment }: ReportView): Block {
  const title = 'Needs attention';
  if (attention.length === 0) return sectionBlock(title, reportParagraphBlock('Nothing.'));
  const { alerts } = reportRowLimitsOnPaper({ assessment });
  const listed = (rows: readonly AttentionRow[], only: 'words' | 'page'): Block | undefined => {
    const cells = rows.map((row) => [
      row.isWorthDoing === true ? attentionRowWordOrDo(row) : stateWordSpan(row.word),
      [strongSpan(row.code), ` ${row.text}${row.late === undefined ? '' : `; ${row.late}`}`],
    ]);
    return rows.length === 0
      ? undefined
      : reportTableBlock(['state', 'what'], cells, { only, printed: [alerts, 'more'] });
  };
  const late = Map.groupBy(
    attention.filter(({ word }) => !isTripwireState(word)),
    ({ word }) => word,
  );
  return sectionBlock(
    title,
    listed(attention, 'words'),
    listed(
      attention.filter(({ word }) => isTripwireState(word)),
      'page',
    ),
    ...[...late].map(([word, rows]) => {
      const codes = rows.map(({ code }) => code).join(', ');
      return reportParagraphBlock([strongSpan(`${word}:`), ` ${codes}`], 'small on-screen', 'page');
    }),
  );
}

/** What comes next if nothing is recorded. */
function comingSection({ coming }: ReportView): Block | undefined {
  return coming.length === 0
    ? undefined
    : sectionBlock('Dates ahead', reportListBlock(coming, 'small'));
}

/** Every reading beside its indicator over time, quoted with source and day: one table for all tracks, so that its columns stand alike. */
function readingsSection({ readings, since }: ReportView, drawings?: ReportDrawings): Block {
  const columns = [
    { title: 'over time', name: 'drawn', only: 'page' },
    { title: 'indicator', name: 'what' },
    { title: 'value, worst to best', name: 'value' },
    { title: `score, ${INTERVAL_PERCENT} interval`, name: 'score' },
    { title: 'state', name: 'state' },
    { title: 'day', name: 'day' },
    { title: 'confidence', name: 'sure' },
    { title: 'source', name: 'source' },
  ] as const;
  const groups = readings.map(({ title, rows }) => ({
    title,
    rows: rows.map((row) => ({
      name: rowName(row),
      cells: readingCells(row, drawings),
    })),
  }));
  return sectionBlock(
    'Every reading',
    reportParagraphBlock(
      `Value, score with its ${INTERVAL_PERCENT} interval, state, day, confidence and source; drawn since ${dayText(since)} in its unit between its goalposts, the line from orange at the worst to blue at the best, tripwires dashed. A hollow last point has expired and does not count.`,
      'soft small step',
      'page',
    ),
    reportParagraphBlock(
      'What is not counted, the sentences that the values rest on, and the quarters and swings of each link stand on a screen.',
      'paper soft small step',
      'page',
    ),
    { ...reportTableBlock(columns, [], { name: 'readings' }), groups, isSaid: true },
    ...readings.map(({ title, rows }): Block | undefined => {
      const points = rows.flatMap((row) => readingPointRows(row, drawings));
      const head = ['indicator', 'day', 'value'];
      return drawings && { kind: 'details', title, table: { head, rows: points } };
    }),
  );
}

/** Class of a row: without a reading, or on a screen alone. */
function rowName({ observedOn, counted }: ReadingRow): string | undefined {
  const names = [
    ...(observedOn === undefined ? ['unread'] : []),
    ...(counted ? [] : ['on-screen']),
  ];
  return names.length === 0 ? undefined : names.join(' ');
}

function readingCells(row: ReadingRow, drawings?: ReportDrawings): readonly Words[] {
  const { counted, score, observedOn, confidence, source, url, quote } = row;
  const [note, conflict] = splitConflictFromNote(row.note);
  const drawn = drawings?.indicators.get(row.id);
  const posts = drawn && ` (${drawn.plot.worstText} to ${drawn.plot.bestText})`;
  const interval: Words =
    score === undefined ? '' : { words: ` (${row.interval})`, name: 'soft range' };
  return [
    drawn ?? '',
    [softSpan(row.code), ` ${row.title}`],
    [
      row.valueText,
      posts === undefined ? '' : { words: posts, name: 'soft posts' },
      conflict === '' ? '' : { words: ` (conflict: ${conflict})`, name: 'conflict' },
    ],
    counted
      ? [inWords('score '), { words: row.scoreText, tone: 'score' }, interval]
      : ['context', inWords(', not counted')],
    stateWordSpan(row.state),
    observedOn === undefined ? '' : dayText(observedOn),
    confidence === undefined ? '' : [confidence, inWords(' confidence')],
    [
      source === '' && url === '' ? '' : { words: source || url, url, letters: PRINTED.source },
      note === '' ? '' : softSpan(` (${note})`),
      quote === '' ? '' : { words: quote, tone: 'quote', letters: PRINTED.quote },
    ],
  ];
}

/** Every value that is drawn of an indicator. */
function readingPointRows(
  { id, code, title }: ReadingRow,
  drawings?: ReportDrawings,
): readonly (readonly string[])[] {
  return (drawings?.indicators.get(id)?.plot.points ?? []).map(({ day, text, read }) => [
    `${code} ${title}`,
    read ? dayText(day) : `before ${dayText(day)}`,
    text,
  ]);
}

function methodBlocks(view: ReportView): readonly (Block | undefined)[] {
  const { strategy, method, notices, asOf, since } = view;
  const { source, url, hash } = strategy;
  return [
    reportParagraphBlock([strongSpan('Method.'), ` ${method.join(' ')}`]),
    source === ''
      ? undefined
      : reportParagraphBlock(['The strategy follows ', { words: source, url }, '.']),
    ...notices.map((notice) => reportParagraphBlock(`Note: ${notice}`)),
    reportParagraphBlock(
      `Made again by: axiswatch report --as-of ${asOf} --since ${since} (strategy ${hash}).`,
    ),
  ];
}
