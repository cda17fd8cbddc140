/** A report as `axiswatch.report/1`; what is null in it is undefined in the view that every format is made of. */

import * as v from 'valibot';
import { EFFECTS } from '../../core/analysis/explain.ts';
import { described } from '../../core/model/described.ts';
import { STATE_WORDS } from '../../core/model/states.ts';
import * as is from '../../text/document-parts.ts';
import { closedDocument, type TypeOf, type Viewed } from '../../text/document-parts.ts';
import { INTERVAL_PERCENT } from '../../text/format.ts';
import { assessmentInReport } from '../assessments/assessment-document.ts';

const state = v.picklist(STATE_WORDS);

const band = v.strictObject({
  id: is.string,
  title: is.string,
  from: described(is.score, 'Score from which it stands, itself included.'),
  meaning: is.string,
  stands: is.boolean,
});

const track = v.strictObject({
  id: is.string,
  title: is.string,
  score: is.scoreOrNull,
  scoreText: is.string,
  interval: is.string,
  over30: described(is.string, '"+3", "0"; "–" when unknown.'),
  overSince: described(is.string, "Since the report's first day."),
  effort: described(
    is.string,
    'Score of what our side does for it, which is no part of its own: "44"; empty where the strategy has none.',
  ),
  alerts: described(
    is.naturalNumber,
    'Tripwires crossed on the track and on what is below it that raise an alert.',
  ),
  watches: described(is.naturalNumber, 'Tripwires crossed there that are on watch.'),
  late: described(is.naturalNumber, 'Indicators that are due, stale, expired or were never read.'),
  indicators: described(is.naturalNumber, 'Indicators of the track.'),
});
export type TrackReport = Viewed<TypeOf<typeof track>>;

const gauge = v.strictObject({
  title: is.string,
  score: is.scoreOrNull,
  ...is.scoreInterval,
  scoreText: is.string,
  interval: is.string,
  band: is.string,
  over30: is.string,
  over365: is.string,
  sinceStart: is.stringOrNull,
  mechanism: is.stringOrNull,
  unmet: is.stringOrNull,
  gap: is.stringOrNull,
});

const event = v.strictObject({
  id: is.string,
  number: described(
    is.positiveInteger,
    'Its place among all that happened up to the day, 1 the newest, as the flags of the dashboard have it, whatever span the report has.',
  ),
  day: is.day,
  title: is.string,
  ours: is.boolean,
  side: is.string,
  kind: is.string,
  status: is.string,
  direction: described(
    is.string,
    'against the strategy, or of an act of China, limits or extends; else empty.',
  ),
  amount: is.amount,
  on: is.string,
  tracks: is.strings,
  confidence: is.confidence,
  source: is.string,
  url: is.string,
});

const sure = v.strictObject({
  headline: described(is.string, 'The doubt in one sentence.'),
  sentences: is.strings,
  bands: described(
    v.array(
      v.strictObject({
        id: is.string,
        title: is.string,
        share: described(
          v.pipe(is.decimal, v.minValue(0), v.maxValue(1)),
          'Share of the draws in which it stands.',
        ),
        shareText: is.string,
        byScore: is.string,
      }),
    ),
    'Share of the drawn evidence in which each band stands, with what it requires, and by score alone.',
  ),
  widest: described(
    v.array(v.strictObject({ title: is.string, share: is.string, why: is.string })),
    'Readings that cause most of the interval.',
  ),
  sources: described(
    v.array(
      v.strictObject({
        source: is.string,
        without: is.string,
        change: is.string,
        band: is.string,
        flips: is.boolean,
        on: is.string,
      }),
    ),
    'The sources whose loss would change the index most; those that flip the band first.',
  ),
});
export type SureView = Viewed<TypeOf<typeof sure>>;

const reading = v.strictObject({
  id: is.string,
  code: is.string,
  title: is.string,
  value: is.indicatorValueOrNull,
  valueText: described(is.string, 'With its unit; "–" without a reading.'),
  score: is.scoreOrNull,
  scoreText: is.string,
  interval: described(
    is.string,
    `${INTERVAL_PERCENT} interval of the score, "80 to 96"; "–" without a score.`,
  ),
  state,
  counted: is.boolean,
  observedOn: is.dayOrNull,
  confidence: v.nullable(is.confidence),
  source: is.string,
  url: is.string,
  quote: described(is.string, 'The sentence the value rests on; empty where none was given.'),
  note: is.string,
});
export type ReadingRow = Viewed<TypeOf<typeof reading>>;

const verdict = described(
  v.strictObject({
    headline: is.string,
    movement: described(is.stringOrNull, 'What the headline link has come to since the start.'),
    since: described(is.stringOrNull, 'Since when it stands, and what changed it.'),
    recorded: described(is.stringOrNull, 'What was recorded in 30 days, and what it changed.'),
  }),
  'The verdict of the index in sentences; null where there is nothing to say.',
);

const period = v.strictObject({
  band: described(is.stringOrNull, 'Id of the band; null: there was no score.'),
  title: is.string,
  from: is.day,
  to: is.day,
});

const change = v.strictObject({
  change: is.points,
  ...is.changeInterval,
});

const cell = v.strictObject({
  id: is.string,
  title: is.string,
  score: is.scoreOrNull,
  ...is.scoreInterval,
  text: described(is.string, '"44 (33 to 54)"; "–" without a score.'),
  change: described(
    v.nullable(change),
    'Since the start of the strategy; null where it is not known.',
  ),
  changeText: is.string,
  withinError: is.boolean,
});

const chain = v.strictObject({
  title: described(is.string, 'Of the track.'),
  effort: described(v.nullable(cell), 'What our side does for it; null: not measured.'),
  outcome: cell,
  effect: cell,
});

const conflict = v.strictObject({
  id: is.string,
  title: is.string,
  value: is.string,
  note: described(is.string, 'What another source says.'),
});

const group = v.strictObject({ title: is.string, rows: v.array(reading) });
export type ReadingGroup = Viewed<TypeOf<typeof group>>;

const moves = v.strictObject({
  title: is.string,
  from: is.day,
  to: is.day,
  before: described(is.score, 'Score on the first day, unrounded, as is after on the last.'),
  after: described(is.score, 'Score on the last day, unrounded.'),
  change: described(is.points, 'Points from the first day to the last, rounded to 0.1.'),
  rows: v.array(
    v.strictObject({
      id: is.string,
      effect: v.picklist(EFFECTS),
      title: is.string,
      what: is.string,
      points: described(
        is.decimal,
        'Points that it brings, rounded to 0.1, either sign, beyond 100 where others undo it.',
      ),
    }),
  ),
  remainder: described(
    is.decimal,
    'Points that smaller effects and rounding add, rounded to 0.1, either sign; with those of the rows it sums to the change.',
  ),
});

export const reportDocument = closedDocument(
  'axiswatch.report/1',
  'The report of a day: numbers, unrounded but for those of what moved, beside the texts that every format prints; missing is null.',
  {
    title: is.string,
    asOf: is.day,
    ahead: is.ahead,
    since: is.day,
    handling: is.handling,
    strategy: v.strictObject({
      id: is.string,
      title: is.string,
      hash: is.hash,
      source: described(is.string, 'Who wrote what it follows; empty where the file does not say.'),
      url: is.string,
    }),
    assessment: v.nullable(assessmentInReport),
    verdict,
    summary: described(
      is.strings,
      'To be read aloud: the verdict, how sure, what needs attention; without an index the one why.',
    ),
    gauge,
    held: described(is.stringOrNull, 'Why the band is below the one by score alone.'),
    bands: v.array(band),
    tracks: v.array(track),
    periods: described(
      v.array(period),
      "The bands that stood since the report's first day, by the scores as they were, oldest first.",
    ),
    chain: described(
      v.array(chain),
      'A row for each link whose cause is a track: effort, outcome in its region, effect.',
    ),
    objectives: described(
      v.array(v.strictObject({ title: is.string, objectives: v.array(cell) })),
      'Of each track what its score is the mean of.',
    ),
    changes: described(is.strings, 'What would change the band; none without a score.'),
    unknown: described(is.strings, 'What is not known.'),
    conflicts: described(v.array(conflict), 'Readings that another source contradicts.'),
    evidence: described(is.strings, 'How good the evidence is, and who recorded it.'),
    counts: v.strictObject({
      indicators: described(is.naturalNumber, 'Indicators of the strategy.'),
      alerts: described(
        is.naturalNumber,
        'Tripwires crossed that raise an alert, and 1 for another band.',
      ),
      watches: described(is.naturalNumber, 'Tripwires crossed that are on watch.'),
      unknown: described(
        is.naturalNumber,
        'Tripwires that were crossed when there was a value last, and of which that is not known now.',
      ),
      missing: described(is.naturalNumber, 'Indicators that are due and have no value.'),
      expired: described(
        is.naturalNumber,
        'Indicators that are due and whose reading has expired.',
      ),
      stale: described(is.naturalNumber, 'Indicators that are due and whose reading is stale.'),
      due: described(is.naturalNumber, 'Indicators that are due by age and none of the above.'),
      newest: is.dayOrNull,
    }),
    mechanism: described(
      is.strings,
      'What can be said of pushed and moved; none where the strategy claims no mechanism.',
    ),
    events: v.array(event),
    sure: v.nullable(sure),
    attention: v.array(
      v.strictObject({
        word: state,
        id: is.string,
        code: is.string,
        text: is.string,
        tripwire: is.stringOrNull,
        since: is.dayOrNull,
      }),
    ),
    coming: described(
      is.strings,
      'What comes next if nothing is recorded: what expires, when the index is lost, when a reading is expected, when the band changes.',
    ),
    readings: v.array(group),
    method: is.strings,
    notices: is.strings,
    moves: v.nullable(moves),
    reason: described(is.stringOrNull, 'Why nothing can be said of what moved.'),
  },
);
export type ReportJson = TypeOf<typeof reportDocument>;
