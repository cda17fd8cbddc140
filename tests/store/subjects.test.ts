/** Every subject of the journal, each in every place that must tell it from the others: a new one is asked for here by the compiler. */
import { expect, test } from 'vitest';
import type { Judgement } from '../../src/core/journal/assessment.ts';
import type { Subject } from '../../src/core/journal/journal.ts';
import type { Store } from '../../src/store/journal/store-types.ts';
import { files, literalOf, nodesOf, read } from '../source.ts';
import { check, folder, got, happening, observation, open } from './tools.ts';

const JUDGEMENT: Judgement = {
  changed: '',
  soWhat: 'The front holds.',
  next: '',
  dissent: '',
  confidence: 'moderate',
  likelihood: undefined,
};

interface Written {
  /** Writes some of it as one action, which are others each time. */
  readonly write: (store: Store, time: number) => void;
  /** What an undo of that would say it takes back, the second time. */
  readonly says: string;
  /** What of it stands. */
  readonly stands: (store: Store) => unknown;
}

const two = <T>(time: number, make: (day: string) => T): readonly T[] =>
  [1, 2].map((day) => make(`2026-10-${time}${day}`));

/** Everything but undo and redo, which the other tests of this file do to each of them. */
const SUBJECTS: Readonly<Record<Exclude<Subject, 'action'>, Written>> = {
  reading: {
    write: (store, time) => store.record(two(time, (observedOn) => observation({ observedOn }))),
    says: '2 readings',
    stands: (store) => store.readings().of('land'),
  },
  check: {
    write: (store, time) => store.recordChecks(two(time, (observedOn) => check({ observedOn }))),
    says: '2 checks',
    stands: (store) => store.readings().checksOf('land'),
  },
  event: {
    write: (store, time) => store.recordEvents(two(time, (day) => happening({ day }))),
    says: '2 events',
    stands: (store) => store.events(),
  },
  proposal: {
    write: (store, time) =>
      store.propose(
        two(time, (observedOn) => ({
          kind: 'reading' as const,
          observation: observation({ observedOn, value: 7 }),
        })),
      ),
    says: '2 proposals',
    stands: (store) => store.openProposals(),
  },
  assessment: {
    write: (store, time) =>
      got(store.assess({ ...JUDGEMENT, changed: `Time ${time}` }, '2026-11-25')),
    says: 'assessment n2',
    stands: (store) =>
      store.assessments().flatMap(({ id, withdrawn }) => (withdrawn === undefined ? [id] : [])),
  },
  signature: {
    write: (store, time) => {
      got(store.writeAs(`signer ${time}`));
      got(store.sign('n1'));
    },
    says: 'the signature under assessment n1',
    stands: (store) => store.assessments().flatMap(({ signatures }) => signatures),
  },
};

const NAMES = Object.keys(SUBJECTS);

test.each(Object.entries(SUBJECTS))(
  '%s: what is written and undone of it leaves every other alone, and is said as it is',
  async (name, { write, says, stands }) => {
    const store = await open({ dataDir: folder() });
    const others = (): unknown =>
      Object.entries(SUBJECTS).map(([other, each]) => other !== name && each.stands(store));
    for (const each of Object.values(SUBJECTS)) each.write(store, 1);
    const [before, rest] = [stands(store), others()];
    write(store, 2);
    const after = stands(store);
    expect(after).not.toEqual(before);
    expect(others()).toEqual(rest);
    expect(store.undoable()).toBe(says);
    expect(got(store.undo()).summary).toBe(says);
    expect([stands(store), others()]).toEqual([before, rest]);
    got(store.redo());
    expect([stands(store), others()]).toEqual([after, rest]);
    expect(store.readingsKnownAt('2999-01-01T00:00:00.000Z').of('land')).toEqual(
      store.readings().of('land'),
    );
  },
);

/** Why a file says a subject by name to SQLite, and how often; elsewhere a table of all subjects says it. The list may only shrink. */
const named: Readonly<Record<string, readonly [times: number, why: string]>> = {
  'store/db/damage.ts': [1, 'an undo or redo whose action is not there'],
  'store/db/schema.ts': [
    3,
    'indexes of the few among the many, and the words that a format allows',
  ],
  'store/journal/assessments.ts': [1, 'when an assessment was undone'],
  'store/journal/commands.ts': [1, 'a check that stands, to be written once'],
  'store/journal/import-staging.ts': [2, 'a file has rows of readings and of checks'],
  'store/journal/past-queries.ts': [1, 'what was undone by then'],
  'store/journal/proposals.ts': [3, 'proposals and what was undone of them'],
  'store/journal/undo.ts': [
    3,
    'an action of readings may have 100,000; the others are counted by their indexes',
  ],
};

/** How often a file asks SQLite for the entries of a subject that is written out. */
function subjectsNamed(text: string): number {
  return [...nodesOf('a.ts', text)].filter((node) => {
    const { type, value } = node;
    const said =
      type === 'TemplateElement' && typeof value === 'object' && value !== null && 'raw' in value
        ? `${value.raw}`
        : (literalOf(node) ?? '');
    return new RegExp(`\\bsubject *(=|<>|IN *\\()[^=]*'(${NAMES.join('|')}|action)'`).test(said);
  }).length;
}

test('no query names a subject that a table of all of them could', () => {
  const found = files
    .filter((file) => file.startsWith('store/'))
    .map((file) => [file, subjectsNamed(read(file))] as const)
    .filter(([, times]) => times > 0);
  expect(Object.fromEntries(found)).toEqual(
    Object.fromEntries(Object.entries(named).map(([file, [times]]) => [file, times])),
  );
});

test('one that does is found', () => {
  expect(subjectsNamed(`f("SELECT seq FROM entry WHERE subject = 'check'")`)).toBe(1);
  expect(subjectsNamed(`f(\`WHERE e.subject IN ('reading', 'event') AND \${a}\`)`)).toBe(1);
  expect(subjectsNamed(`f("SELECT seq FROM entry WHERE subject = ?")`)).toBe(0);
});
