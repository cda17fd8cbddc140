/** What became known after an assessment was written, by hand: who knew what, in which order, and what became of it. */
import { expect, test } from 'vitest';
import type { Assessment } from '../../src/core/journal/assessment.ts';
import type { AssessmentThen, BoardThen } from '../../src/core/journal/board-then.ts';
import type { HistoryRow, ReadingVersion } from '../../src/core/journal/journal.ts';
import type { Event, Reading } from '../../src/core/model/model.ts';
import { indexReadings } from '../../src/core/model/readings.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import {
  belatedReadingsSinceAssessmentTexts,
  eventsSinceAssessmentTexts,
} from '../../src/features/assessments/learned-since-assessment.ts';
import { happening, strategyFile } from '../store/samples.ts';
import { elsewhere } from './person.ts';

const { strategy } = strategyFile();
const AS_OF = '2026-10-14';

function assessment(id: string, seq: number | undefined, asOf = AS_OF): Assessment {
  const judgement = { changed: '', soWhat: '', next: '', dissent: '', confidence: 'low' } as const;
  return {
    id,
    seq,
    asOf,
    author: 'ann',
    at: `${asOf}T09:00:00.000Z`,
    strategy: '0'.repeat(64),
    judgement: { ...judgement, likelihood: undefined },
    signatures: [],
    withdrawn: undefined,
  };
}

function event(id: string, seq: number, change: Partial<Event> = {}): Event {
  const recordedAt = '2026-10-20T09:00:00.000Z';
  return { ...happening({ title: id }), id, seq, author: 'ann', recordedAt, ...change };
}

function reading(id: string, seq: number, value: number, observedOn: string): Reading {
  return { ...elsewhere('land', observedOn, value), id, seq };
}

function board(readings: readonly Reading[], asOf = '2026-11-24'): BoardThen {
  return boardAsOf(strategy, indexReadings(readings), asOf);
}

const unknown = (each: Assessment): AssessmentThen => ({ assessment: each, stood: undefined });
const knowing = (each: Assessment, events: readonly Event[]): AssessmentThen => ({
  assessment: each,
  stood: { ...board([]), events },
});
const happened = (now: readonly Event[], ...said: readonly AssessmentThen[]): readonly string[] =>
  eventsSinceAssessmentTexts(AS_OF, '2026-11-24', now, said);

test('an event of the days between is told with no more said of it, and one of the days before only where it was not known', () => {
  const now = [
    event('before', 1, { day: '2026-10-13' }),
    event('same day', 2, { day: AS_OF }),
    event('day after', 7, { day: '2026-10-15' }),
    event('last day', 8, { day: '2026-11-24' }),
    event('ahead', 9, { day: '2026-11-25' }),
  ];
  expect(happened(now, unknown(assessment('n1', 6)))).toEqual([
    '15 Oct 2026 day after (other shock)',
    '24 Nov 2026 last day (other shock)',
  ]);
  expect(happened(now, unknown(assessment('n1', 1)))).toEqual([
    '14 Oct 2026 same day (other shock), learned since',
    '15 Oct 2026 day after (other shock)',
    '24 Nov 2026 last day (other shock)',
  ]);
});

test('events are told by day, whatever order they were written in', () => {
  const days = ['2026-11-03', '2026-10-20', '2026-11-01'];
  const now = days.map((day, at) => event(`e${at}`, 10 + at, { day }));
  expect(happened(now, unknown(assessment('n1', 5))).map((line) => line.slice(0, 11))).toEqual([
    '20 Oct 2026',
    '1 Nov 2026 ',
    '3 Nov 2026 ',
  ]);
});

test('an assessment without its place in the journal knew what was recorded up to its instant', () => {
  const at = (id: string, recordedAt: string): Event => event(id, 1, { recordedAt });
  const now = [at('e1', `${AS_OF}T09:00:00.000Z`), at('e2', `${AS_OF}T09:00:00.001Z`)];
  expect(happened(now, unknown(assessment('n1', undefined)))).toEqual([
    '1 Sep 2026 e2 (other shock), learned since',
  ]);
});

test('a corrected event says what it was: its day, its title, its kind, and nothing that stayed', () => {
  const was = event('e1', 1);
  const told = (change: Partial<Event>): string | undefined =>
    happened([{ ...was, seq: 9, ...change }], knowing(assessment('n1', 5), [was]))[0];
  expect(told({})).toBe('1 Sep 2026 e1 (other shock), corrected since');
  expect(told({ title: 'new' })).toBe('1 Sep 2026 new (other shock), corrected since, was "e1"');
  expect(told({ day: '2026-09-02' })).toBe(
    '2 Sep 2026 e1 (other shock), corrected since, was of 1 Sep 2026',
  );
  expect(told({ side: 'ours' })).toBe(
    '1 Sep 2026 e1 (ours shock), corrected since, was other shock',
  );
  // Moved to a day after the assessment, it was still known as of one before.
  expect(told({ day: '2026-11-01' })).toBe(
    '1 Nov 2026 e1 (other shock), corrected since, was of 1 Sep 2026',
  );
});

test('of two assessments it is said after or between which something was learned, taken back and stood again', () => {
  const [n2, n10] = [assessment('n2', 5), assessment('n10', 15)];
  const e1 = event('e1', 1);
  const told = (now: readonly Event[], then: readonly Event[], later: readonly Event[]) =>
    happened(now, knowing(n10, later), knowing(n2, then));
  expect(told([e1], [], [e1])).toEqual(['1 Sep 2026 e1 (other shock), learned between n2 and n10']);
  expect(told([e1], [], [])).toEqual(['1 Sep 2026 e1 (other shock), learned after n10']);
  expect(told([], [e1], [e1])).toEqual(['1 Sep 2026 e1 (other shock), taken back after n10']);
  expect(told([], [e1], [])).toEqual([
    '1 Sep 2026 e1 (other shock), taken back between n2 and n10',
  ]);
  expect(told([e1], [e1], [])).toEqual([
    '1 Sep 2026 e1 (other shock), taken back between n2 and n10, stands again after n10',
  ]);
  expect(told([], [], [e1])).toEqual([
    '1 Sep 2026 e1 (other shock), learned between n2 and n10, taken back after n10',
  ]);
  expect(told([e1], [e1], [e1])).toEqual([]);
});

const READ = 'RU1 land';

test('a reading that became known says its value, one that was corrected what was known before', () => {
  const n1 = assessment('n1', 5);
  const said = (now: readonly Reading[], then: readonly Reading[]): readonly string[] =>
    belatedReadingsSinceAssessmentTexts(board(now), [
      { assessment: n1, stood: board(then, AS_OF) },
    ]);
  const was = reading('r1', 1, 70, '2026-09-01');
  expect(said([was], [was])).toEqual([]);
  expect(said([was], [])).toEqual([`${READ}: 70 on 1 Sep 2026, learned since`]);
  expect(said([{ ...was, seq: 9, value: 77 }], [was])).toEqual([
    `${READ}: 70 -> 77 on 1 Sep 2026, corrected since`,
  ]);
  expect(said([{ ...was, seq: 9, observedOn: '2026-09-02' }], [was])).toEqual([
    `${READ}: 70 on 2 Sep 2026, corrected since, was of 1 Sep 2026`,
  ]);
  expect(said([], [was])).toEqual([`${READ}: 70 on 1 Sep 2026, taken back since`]);
  // Of a day after that of the assessment it could not have been known.
  expect(said([reading('r2', 9, 1, '2026-10-15')], [])).toEqual([]);
  expect(said([reading('r2', 9, 1, AS_OF)], [])).toHaveLength(1);
});

test('a reading that was withdrawn says how, by whom and when, where that is known', () => {
  const was = reading('r1', 1, 70, '2026-09-01');
  const row = (more: Partial<ReadingVersion>): HistoryRow => ({
    ...was,
    subject: 'reading',
    standing: false,
    fate: 'retracted',
    ended: { author: 'bob', recordedAt: '2026-10-20T09:00:00.000Z' },
    ...more,
  });
  const said = (ended: BoardThen['readLastVersion']): readonly string[] =>
    belatedReadingsSinceAssessmentTexts(board([]), [
      {
        assessment: assessment('n1', 5),
        stood: { ...board([was], AS_OF), readLastVersion: ended },
      },
    ]);
  expect(said(() => row({}))).toEqual([
    `${READ}: 70 on 1 Sep 2026, retracted since, by bob on 20 Oct 2026`,
  ]);
  expect(said(() => row({ ended: undefined }))).toEqual([
    `${READ}: 70 on 1 Sep 2026, retracted since`,
  ]);
  expect(said(() => undefined)).toEqual([`${READ}: 70 on 1 Sep 2026, taken back since`]);
});

test('what an assessment knew is taken by the rules of today', () => {
  const was = reading('r1', 1, 70, '2026-09-01');
  const stood = { ...board([], AS_OF), ruled: board([was], AS_OF) };
  expect(
    belatedReadingsSinceAssessmentTexts(board([was]), [{ assessment: assessment('n1', 5), stood }]),
  ).toEqual([]);
});

test('six readings are told, those of the newest days, and how many more there are', () => {
  const of = (count: number): readonly string[] =>
    belatedReadingsSinceAssessmentTexts(
      board(
        Array.from({ length: count }, (_, at) => reading(`r${at}`, 9, at, `2026-09-0${at + 1}`)),
      ),
      [{ assessment: assessment('n1', 5), stood: board([], AS_OF) }],
    ).map((line) => line.replace(/^.* on (\d+ Sep) .*$/, '$1'));
  expect(of(6)).toEqual(['6 Sep', '5 Sep', '4 Sep', '3 Sep', '2 Sep', '1 Sep']);
  expect(of(8)).toEqual(['8 Sep', '7 Sep', '6 Sep', '5 Sep', '4 Sep', '3 Sep', 'and 2 more']);
});
