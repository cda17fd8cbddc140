import { describe, expect, test } from 'vitest';
import {
  Clock,
  folder,
  got,
  happening,
  messages,
  observation,
  open,
  strategyFile,
  values,
} from './tools.ts';

describe('the journal', () => {
  test('a recorded reading stands, is there after reopening, and bears its author, instant and id', async () => {
    const dataDir = folder();
    const clock = new Clock('2026-11-24T10:00:00.000Z');
    const first = await open({ dataDir, now: clock.now });
    expect(
      got(first.record([observation({ value: 12.5, note: 'a “note”\nof two lines' })])),
    ).toEqual({
      action: 'a1',
      recorded: 1,
      skipped: 0,
    });
    const second = await open({ dataDir, author: 'bob' });
    expect(second.readings().of('land')).toEqual([
      {
        ...observation({ value: 12.5, note: 'a “note”\nof two lines' }),
        id: 'r1',
        seq: 1,
        author: 'ann',
        recordedAt: '2026-11-24T10:00:00.000Z',
      },
    ]);
  });

  test('a row equal in every column to a standing reading is skipped, also within one action', async () => {
    const store = await open({ dataDir: folder() });
    got(store.record([observation()]));
    const again = got(
      store.record([observation(), observation({ note: 'new' }), observation({ note: 'new' })]),
    );
    expect(again).toEqual({ action: 'a2', recorded: 1, skipped: 2 });
    expect(got(store.record([observation()]))).toEqual({
      action: undefined,
      recorded: 0,
      skipped: 1,
    });
    expect(store.entries()).toHaveLength(2);
  });

  test('an instant is never earlier than that of the entry before it, whatever the clock says', async () => {
    const clock = new Clock('2026-11-24T10:00:00.000Z');
    const store = await open({ dataDir: folder(), now: clock.now });
    got(store.record([observation({ value: 1 })]));
    clock.move(-3600);
    got(store.record([observation({ value: 2 })]));
    clock.move(7200);
    got(store.record([observation({ value: 3 })]));
    expect(store.entries().map((entry) => [entry.seq, entry.recordedAt.slice(11, 16)])).toEqual([
      [1, '10:00'],
      [2, '10:00'],
      [3, '11:00'],
    ]);
  });

  test('a corrected reading keeps its id and bears seq, author and instant of the correction', async () => {
    const dataDir = folder();
    const ann = await open({ dataDir });
    const bob = await open({ dataDir, author: 'bob', now: () => '2099-01-01T00:00:00.000Z' });
    got(ann.record([observation()]));
    got(bob.correct('r1', observation({ observedOn: '2026-09-30', value: 51, source: 'X' })));
    expect(ann.changed()).toBe(true);
    expect(ann.readings().of('land')).toEqual([
      {
        ...observation({ observedOn: '2026-09-30', value: 51, source: 'X' }),
        id: 'r1',
        seq: 2,
        author: 'bob',
        recordedAt: '2099-01-01T00:00:00.000Z',
      },
    ]);
  });

  test('a correction may change every field but the indicator', async () => {
    const store = await open({ dataDir: folder() });
    got(store.record([observation()]));
    expect(messages(store.correct('r1', observation({ indicator: 'drones' })))).toEqual([
      'a correction keeps the indicator, land; retract this reading and record another',
    ]);
  });

  test('a retracted reading does not stand and can be neither corrected nor retracted again', async () => {
    const store = await open({ dataDir: folder() });
    got(store.record([observation()]));
    got(store.retract('r1'));
    expect(values(store)).toEqual([]);
    const gone = [
      'this reading does not stand any more: it was retracted or undone; record it anew',
    ];
    expect(messages(store.retract('r1'))).toEqual(gone);
    expect(messages(store.correct('r1', observation({ value: 1 })))).toEqual(gone);
    expect(messages(store.retract('r7'))).toEqual([
      'there is no reading with this id; "axiswatch history --json" shows those of an indicator',
    ]);
  });

  test('history shows every version, oldest day first, with what became of it', async () => {
    const store = await open({ dataDir: folder() });
    got(store.record([observation({ value: 1 })]));
    got(store.record([observation({ value: 2, observedOn: '2026-09-01' })]));
    got(store.record([observation({ value: 3 })]));
    got(store.correct('r1', observation({ value: 1.5 })));
    got(store.retract('r2'));
    got(store.record([observation({ value: 4 })]));
    got(store.undo());
    expect(store.history('land').map((row) => [row.value, row.fate, row.standing])).toEqual([
      [2, 'retracted', false],
      [1, 'corrected', false],
      [3, 'stands', true],
      [1.5, 'stands', true],
      [4, 'undone', false],
    ]);
  });

  test('the board as known at an instant is made from the entries recorded until then', async () => {
    const clock = new Clock('2026-11-24T10:00:00.000Z');
    const store = await open({ dataDir: folder(), now: clock.now });
    const at = [clock.now()];
    const step = (work: () => unknown): void => {
      work();
      at.push(clock.now());
      clock.move(60);
    };
    step(() => store.record([observation({ value: 1 })]));
    step(() => store.correct('r1', observation({ value: 2 })));
    step(() => store.retract('r1'));
    step(() => store.undo());
    step(() => store.undo());
    step(() => store.redo());
    const known = at.slice(1).map((instant) =>
      store
        .readingsKnownAt(instant)
        .of('land')
        .map((r) => r.value),
    );
    expect(known).toEqual([[1], [2], [], [2], [1], [2]]);
    expect(store.readingsKnownAt('2000-01-01T00:00:00.000Z').of('land')).toEqual([]);
  });

  test('readings that no longer fit a changed strategy are kept, not scored, said, and count again when it fits again', async () => {
    const dataDir = folder();
    const store = await open({ dataDir });
    got(
      store.record([
        observation(),
        observation({ indicator: 'stance', value: 2 }),
        observation({ indicator: 'drones', value: 7 }),
      ]),
    );
    store.close();
    const [land] = strategyFile().strategy.root.children;
    const changed = strategyFile({
      format: 'axiswatch.strategy/2',
      root: {
        id: 'root',
        kind: 'gauge',
        title: 'Root',
        children: [
          {
            ...land,
            levels: [
              { value: 1, title: 'one' },
              { value: 2, title: 'two' },
            ],
          },
        ],
      },
    });
    const other = await open({ dataDir, strategy: changed });
    expect(other.notices).toContain(
      '3 readings no longer fit the strategy and are not scored; it takes no readings of drones, stance any more. They are kept: "axiswatch export -o kept.csv --what journal" carries them out, and a strategy file that has these indicators scores them.',
    );
    expect(values(other)).toEqual([]);
    other.close();
    const back = await open({ dataDir });
    expect(back.notices.filter((notice) => notice.includes('fit'))).toEqual([]);
    expect([values(back), values(back, 'stance'), values(back, 'drones')]).toEqual([
      [50],
      [2],
      [7],
    ]);
  });
});

test('of the indicators whose readings are not scored five are named, and the others counted', async () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const planOf = (of: readonly string[]) =>
    strategyFile({
      root: {
        id: 'root',
        kind: 'gauge',
        title: 'Root',
        children: of.map((id) => ({
          id,
          kind: 'indicator',
          title: id,
          goalposts: { worst: 0, best: 100 },
          cadenceDays: 30,
          halfLifeDays: 60,
        })),
      },
      mechanism: undefined,
    });
  const noticeOf = async (count: number): Promise<string | undefined> => {
    const dataDir = folder();
    const store = await open({ dataDir, strategy: planOf(ids) });
    got(store.record(ids.slice(0, count).map((indicator) => observation({ indicator }))));
    store.close();
    const other = await open({ dataDir, strategy: planOf(['z']) });
    const said = other.notices.find((notice) => notice.includes('no longer fit'));
    other.close();
    return /it takes no readings of (.*) any more/.exec(said ?? '')?.[1];
  };
  expect(await noticeOf(5)).toBe('a, b, c, d, e');
  expect(await noticeOf(6)).toBe('a, b, c, d, e and 1 more');
  expect(await noticeOf(7)).toBe('a, b, c, d, e and 2 more');
});

describe('undo and redo', () => {
  test('undo takes back the newest action of this author whole, redo brings it again', async () => {
    const store = await open({ dataDir: folder() });
    got(store.record([observation({ value: 1 })]));
    got(store.record([observation({ value: 2 }), observation({ value: 3 })]));
    expect(store.undoable()).toBe('2 readings');
    expect(got(store.undo())).toEqual({ summary: '2 readings' });
    expect(values(store)).toEqual([1]);
    expect(store.undoable()).toBe('RU1 1 on 2026-10-01');
    expect(store.redoable()).toBe('2 readings');
    got(store.redo());
    expect(values(store)).toEqual([1, 2, 3]);
    expect(store.redoable()).toBeUndefined();
  });

  test('undo is by author: what another has recorded since is left alone', async () => {
    const dataDir = folder();
    const ann = await open({ dataDir });
    const bob = await open({ dataDir, author: 'bob' });
    got(ann.record([observation({ value: 1 })]));
    got(bob.record([observation({ value: 2 })]));
    got(ann.undo());
    bob.changed();
    expect(values(bob)).toEqual([2]);
    expect(messages(ann.undo())).toEqual([
      'ann has nothing left to undo; what others recorded, they undo themselves',
    ]);
    got(bob.undo());
    got(ann.redo());
    expect(values(ann)).toEqual([1]);
  });

  test('redo is void once that author has recorded something else, and not when another has', async () => {
    const dataDir = folder();
    const ann = await open({ dataDir });
    const bob = await open({ dataDir, author: 'bob' });
    got(ann.record([observation({ value: 1 })]));
    got(ann.undo());
    got(bob.record([observation({ value: 2 })]));
    expect(ann.redoable()).toBe('RU1 1 on 2026-10-01');
    got(ann.record([observation({ value: 3 })]));
    expect(messages(ann.redo())).toEqual([
      'there is nothing to redo; what ann undid before recording something else is not brought back',
    ]);
  });

  test('corrections and retractions are undone too, and undoing a recording outlasts the corrections of others', async () => {
    const dataDir = folder();
    const ann = await open({ dataDir });
    const bob = await open({ dataDir, author: 'bob' });
    got(ann.record([observation({ value: 1 })]));
    got(bob.correct('r1', observation({ value: 2 })));
    expect(bob.undoable()).toBe('the correction to RU1 2 on 2026-10-01');
    got(ann.undo());
    expect(values(ann)).toEqual([]);
    got(ann.redo());
    expect(values(ann)).toEqual([2]);
    got(bob.undo());
    expect(values(bob)).toEqual([1]);
    got(ann.retract('r1'));
    expect(ann.undoable()).toBe('the retraction of RU1 1 on 2026-10-01');
    got(ann.undo());
    expect(values(ann)).toEqual([1]);
  });

  test('undo and redo are entries themselves, and nothing is ever removed', async () => {
    const store = await open({ dataDir: folder() });
    got(store.record([observation()]));
    got(store.undo());
    got(store.redo());
    expect(store.entries().map((entry) => entry.kind)).toEqual(['record', 'undo', 'redo']);
  });
});

describe('events', () => {
  test('events are journalled, corrected, retracted and undone like readings', async () => {
    const store = await open({ dataDir: folder() });
    got(store.recordEvents([happening(), happening({ day: '2026-08-01', title: 'Before' })]));
    expect(store.events().map((event) => event.id)).toEqual([
      '2026-08-01:before',
      '2026-09-01:something-happened',
    ]);
    got(
      store.correctEvent('2026-08-01:before', happening({ day: '2026-08-02', title: 'Earlier' })),
    );
    got(store.retractEvent('2026-09-01:something-happened'));
    expect(store.events().map((event) => [event.id, event.title])).toEqual([
      ['2026-08-01:before', 'Earlier'],
    ]);
    got(store.undo());
    got(store.undo());
    expect(store.events().map((event) => event.title)).toEqual(['Before', 'Something happened']);
    expect(store.undoable()).toBe('2 events');
  });

  test('an event equal to one that stands is skipped; one of its id that differs corrects it, undone whole', async () => {
    const store = await open({ dataDir: folder() });
    got(store.recordEvents([{ ...happening(), id: 'my-event' }]));
    expect(got(store.recordEvents([happening(), { ...happening(), id: 'my-event' }])).skipped).toBe(
      2,
    );
    const other = { ...happening({ title: 'Other' }), id: 'my-event' };
    const more = { ...happening({ title: 'More' }), id: 'more' };
    expect(got(store.recordEvents([other, more, other]))).toMatchObject({
      recorded: 2,
      replaced: 1,
      skipped: 1,
    });
    expect(store.events().map(({ id, title }) => `${id} ${title}`)).toEqual([
      'my-event Other',
      'more More',
    ]);
    expect(store.entries().map(({ kind }) => kind)).toEqual(['record', 'correct', 'record']);
    got(store.undo());
    expect(store.events().map(({ title }) => title)).toEqual(['Something happened']);
  });

  test('an event without an id that comes twice in one go is recorded once', async () => {
    const store = await open({ dataDir: folder() });
    const other = happening({ title: 'Other' });
    const written = got(store.recordEvents([happening(), other, happening()]));
    expect(written).toMatchObject({ recorded: 2, replaced: 0, skipped: 1 });
    expect(store.events().map(({ title }) => title)).toEqual(['Something happened', 'Other']);
  });

  test('an event of another id is another event though it says the same, and comes twice in one go as one', async () => {
    const store = await open({ dataDir: folder() });
    got(store.recordEvents([{ ...happening(), id: 'one' }]));
    const two = { ...happening(), id: 'two' };
    expect(got(store.recordEvents([two, two]))).toMatchObject({ recorded: 1, skipped: 1 });
    expect(store.events().map(({ id }) => id)).toEqual(['one', 'two']);
  });

  test('two events of one day and title that differ otherwise get ids of their own', async () => {
    const store = await open({ dataDir: folder() });
    got(store.recordEvents([happening(), happening({ note: 'b' }), happening({ note: 'c' })]));
    expect(store.events().map(({ id }) => id)).toEqual([
      '2026-09-01:something-happened',
      '2026-09-01:something-happened-2',
      '2026-09-01:something-happened-3',
    ]);
  });

  test('an event stored with a title of two lines comes back from an export as no correction', async () => {
    const store = await open({ dataDir: folder() });
    got(store.recordEvents([{ ...happening({ title: 'One\nTwo' }), id: 'x' }]));
    const again = { ...happening({ title: 'One Two' }), id: 'x' };
    expect(got(store.recordEvents([again]))).toMatchObject({ recorded: 0, skipped: 1 });
  });

  test('one id for two events in one go is refused', async () => {
    const store = await open({ dataDir: folder() });
    const [one, two] = ['One', 'Two'].map((title) => ({ ...happening({ title }), id: 'same' }));
    if (one === undefined || two === undefined) throw new Error('no events');
    expect(messages(store.recordEvents([one, two]))).toEqual([
      '"same" names two different events here; keep one, or leave the id of the other out',
    ]);
    expect(store.events()).toEqual([]);
  });
});
