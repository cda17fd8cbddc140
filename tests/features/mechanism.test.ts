/** What pushed and what moved: the picture, and what is said of each claim and its episodes. */
import { describe, expect, test } from 'vitest';
import type { Event } from '../../src/core/model/model.ts';
import { indexReadings } from '../../src/core/model/readings.ts';
import { type Board, boardAsOf } from '../../src/core/scoring/board.ts';
import { mechanismTabLines } from '../../src/features/mechanism/mechanism-output.ts';
import {
  type MechanismScreen,
  mechanismTabListData,
} from '../../src/features/mechanism/mechanism-screen.ts';
import { displayTextOfLinePart } from '../../src/text/line.ts';
import { footerBindings } from '../../src/tui/keymap.ts';
import { topScreen } from '../../src/tui/state.ts';
import { mechanismLinkViews } from '../../src/views/link-view.ts';
import { strategyFile } from '../store/samples.ts';
import { openState } from '../ui/board.ts';
import { elsewhere, SIZE, sitDown } from './person.ts';
import { textsOf } from './texts.ts';

const screen: MechanismScreen = { kind: 'mechanism', tab: 0, selected: 0 };

test('every quarter, swing and what moved it is a row that leads on to its node or indicator', () => {
  const { board } = openState({ columns: 120, rows: 36 });
  const [view] = mechanismLinkViews(board, []);
  const { targets, texts } = mechanismTabListData(board, [], screen, 116, 31);
  const { nodes } = board.card;
  expect(targets.filter((id) => id === undefined || !nodes.has(id))).toEqual([]);
  const moved = (view?.episodes ?? []).flatMap(({ parts }) => parts);
  expect(texts).toHaveLength(
    (view?.path.length ?? 0) + (view?.episodes.length ?? 0) + moved.length,
  );
  expect(texts[0]?.day).toBe('25 Nov 2026');
  expect(new Set(targets).size).toBeGreaterThan(5);
  const analyst = sitDown();
  analyst.press('gauge.mechanism');
  analyst.type('Enter');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'explain', id: 'conduct' });
});

test('a strategy without claims has one tab, and the keys of tabs say so', () => {
  const opened = openState(SIZE);
  const strategy = { ...opened.strategy, mechanism: [] };
  const analyst = sitDown({ ...opened, strategy, board: { ...opened.board, strategy } });
  analyst.press('gauge.mechanism', 'nav.down');
  const there = topScreen(analyst.state);
  for (const key of [']', '[']) {
    analyst.type(key);
    expect(analyst.state.notice?.text).toBe('This screen has one tab.');
    expect(topScreen(analyst.state)).toBe(there);
  }
  expect(footerBindings(analyst.state).map(({ id }) => id)).not.toContain('tab.next');
});

test('the picture is left out where a terminal has no rows for it', () => {
  const { board } = openState({ columns: 60, rows: 40 });
  const lines = (rows: number) => textsOf(mechanismTabLines(board, [], 0, 58, rows));
  expect(lines(29).join('\n')).not.toContain('up: China: conduct; right: Pressure on Beijing');
  expect(lines(30).join('\n')).toContain('up: China: conduct; right: Pressure on Beijing');
});

describe('what is said of a claim that one comes before the other', () => {
  const CLAIM = { cause: 'land', effect: 'aid' };
  const child = (id: string, title: string): object => ({
    id,
    title,
    kind: 'indicator',
    goalposts: { worst: 0, best: 100 },
    cadenceDays: 400,
    halfLifeDays: 400,
  });
  const children = [child('land', 'Land'), child('aid', 'Aid')];
  const root = { id: 'root', kind: 'gauge', title: 'Root', children };

  const HAPPENED: Event = {
    id: 'x',
    day: '2026-01-20',
    nodes: ['land'],
    title: 'Fog',
    side: 'other',
    kind: 'shock',
    confidence: 'high',
    source: '',
    url: '',
    note: '',
    follows: '',
    expectNode: '',
    expectBy: '',
    amount: 1,
    seq: 1,
    author: 'ann',
    recordedAt: '2026-01-20T00:00:00.000Z',
  };

  /** Scores of what pushes and what moves, from the strategy's start on a month apart: that of the value. */
  function claimed(
    land: readonly number[],
    aid: readonly number[],
    more: object = {},
    asOf = '2026-06-15',
  ): Board {
    const { strategy } = strategyFile({ start: '2026-01-01', mechanism: CLAIM, root, ...more });
    const of = (id: string, values: readonly number[]) =>
      values.map((value, at) => ({
        ...elsewhere(id, `2026-0${at + 1}-01`, value),
        id: `${id}${at}`,
        seq: at,
      }));
    return boardAsOf(strategy, indexReadings([...of('land', land), ...of('aid', aid)]), asOf);
  }
  const said = (board: Board): readonly string[] =>
    mechanismLinkViews(board, [])[0]?.sentences ?? [];
  const linesOf = (board: Board, cells = 78, events: readonly Event[] = []): readonly string[] =>
    textsOf(mechanismTabLines(board, events, 0, cells, 20));

  test('every quarter stands in the picture, or its foot says which later one it lies under', () => {
    const pictureOf = (board: Board, cells: number) => {
      const lines = textsOf(mechanismTabLines(board, [], 0, cells, 40));
      const rows = lines.filter((line) => line.includes(' |'));
      const drawn = rows.map((line) => line.split('|')[1] ?? '').join('');
      const foot = lines[lines.findIndex((line) => line.includes('+---')) + 1] ?? '';
      return { drawn, under: foot.split('hidden: ')[1] ?? '' };
    };
    const { board } = openState({ columns: 60, rows: 40 });
    const { drawn, under } = pictureOf(board, 58);
    const marks = mechanismLinkViews(board, [])[0]?.path.map(({ mark }) => mark) ?? [];
    expect(marks).toHaveLength(10);
    for (const mark of marks)
      expect(drawn.includes(mark) || under.includes(`${mark} under `), mark).toBe(true);
    const still = pictureOf(claimed([10, 50], [10, 11]), 58);
    expect(still.drawn.replaceAll(' ', '')).toBe('31');
    expect(still.under.trim()).toMatch(/^2 under 3 +50$/);
  });

  test('where both stand, how far they have come, and what that is called this quarter', () => {
    expect(said(claimed([10, 50], [10, 11])).slice(0, 2)).toEqual([
      'The strategy claims that Land comes before Aid.',
      'Since 1 Jan 2026: Land 50 (+40 ±9), Aid 11 (+1 ±9, within error). This quarter: pressure without movement.',
    ]);
    expect(said(claimed([10, 50], [60, 10]))[1]).toContain('This quarter: backlash.');
  });

  test('of what has no score, no start, or a start that is still to come', () => {
    expect(said(claimed([10, 40], []))[1]).toBe(
      'Since 1 Jan 2026: Land 40 (+30 ±9), Aid no score (no change without a score on both days).',
    );
    expect(said(claimed([10], [10], { start: '2027-01-01' }))[1]).toBe(
      'Land 10, Aid 10; the strategy has not begun.',
    );
  });

  test('how many upswings there were, and how many the other followed or came before', () => {
    expect(said(claimed([10], [10]))[2]).toBe(
      'Land has had no upswing of 5 points: too few to say.',
    );
    expect(said(claimed([10, 20], [10]))[2]).toBe(
      'Too few upswings to say: Land has had 1 of 5 points or more; Aid began to rise within 180 days of 0 of them (1 not over yet), and had begun before 0 of them.',
    );
    const three = claimed([10, 20, 10, 20, 10, 20], [30, 20, 40, 40, 20, 20]);
    expect(said(three)[2]).toBe(
      'Land has had 3 upswings of 5 points or more; Aid began to rise within 180 days of 1 of them (2 not over yet), and had begun before 2 of them.',
    );
  });

  test('every swing with what moved it, and of those of what pushes what came of them', () => {
    const board = claimed([10, 20, 10], [30, 20, 40]);
    const lines = linesOf(board, 78, [HAPPENED]);
    expect(lines.slice(lines.indexOf('Swings of Land'))).toEqual([
      'Swings of Land',
      'up 10.0 from 10.0 on 31 Jan 2026 to 20.0 on 1 Feb 2026; Aid followed',
      '    +10.0 Land: 20 on 1 Feb 2026',
      'down 10.0 from 20.0 on 28 Feb 2026 to 10.0 on 1 Mar 2026, so far',
      '    −10.0 Land: 10 on 1 Mar 2026',
      '',
      'Swings of Aid',
      'down 10.0 from 30.0 on 31 Jan 2026 to 20.0 on 1 Feb 2026',
      '    −10.0 Aid: 20 on 1 Feb 2026',
      'up 20.0 from 20.0 on 28 Feb 2026 to 40.0 on 1 Mar 2026, so far',
      '    +20.0 Aid: 40 on 1 Mar 2026',
    ]);
  });

  test('of an upswing of what pushes whether the other followed, may still, or did not, and whether it had begun before', () => {
    const upswings = (land: readonly number[], aid: readonly number[], asOf?: string) =>
      (mechanismLinkViews(claimed(land, aid, {}, asOf), [])[0]?.episodes ?? [])
        .filter(({ pushed }) => pushed)
        .map(({ what }) => what.split('; ')[1]);
    const rise = [10, 20, 10];
    expect(upswings(rise, [30, 20, 40])).toEqual(['Aid followed', undefined]);
    expect(upswings(rise, [30])).toEqual(['Aid has not followed yet', undefined]);
    expect(upswings(rise, [30], '2026-07-30')).toEqual(['Aid has not followed yet', undefined]);
    expect(upswings(rise, [30], '2026-07-31')).toEqual(['Aid did not follow', undefined]);
    expect(upswings([10, 10, 10, 20, 10], [20, 30])).toEqual([
      'Aid has not followed yet, and had begun before',
      undefined,
    ]);
    expect(upswings([10, 20], [20, 30])).toEqual(['Aid followed']);
  });

  test('what moved a swing: readings, then counts that faded, then what came and went, then events', () => {
    const faded = claimed([], [], {
      format: 'axiswatch.strategy/2',
      mechanism: [{ id: 'claim', title: 'Claim', ...CLAIM }],
      root: {
        ...root,
        children: [
          {
            id: 'land',
            title: 'Land',
            kind: 'group',
            children: [
              child('one', 'One'),
              child('two', 'Two'),
              {
                ...child('raids', 'Raids'),
                count: { halfLifeDays: 30 },
                goalposts: { worst: 0, best: 10 },
              },
            ],
          },
          child('aid', 'Aid'),
        ],
      },
    });
    const raid: Event = { ...HAPPENED, id: 'raid', day: '2026-01-01', nodes: ['raids'], amount: 8 };
    const fog: Event = { ...HAPPENED, id: 'fog', day: '2026-01-20', nodes: ['land'] };
    const read = [
      ...[50, 40].map((value, at) => elsewhere('one', `2026-0${at + 1}-01`, value)),
      elsewhere('two', '2026-01-20', 5),
    ].map((each, seq) => ({ ...each, id: `r${seq}`, seq }));
    const known = indexReadings(read, { events: [raid, fog], checks: [] });
    const board = boardAsOf(faded.strategy, known, '2026-02-01');
    const [fall] = mechanismLinkViews(board, [raid, fog])[0]?.episodes ?? [];
    // 8 faded to 8 · 2^(−31/30) = 3.9, and two at 5 came in
    expect(fall?.what).toBe('down 37.0 from 65.0 on 1 Jan 2026 to 28.0 on 1 Feb 2026, so far');
    expect(fall?.movers).toEqual([
      expect.stringMatching(/^−\d\.\d One: 40 on 1 Feb 2026$/),
      expect.stringMatching(/^−\d+\.\d fading of counts, not news$/),
      expect.stringMatching(/^−\d+\.\d coverage effects, not news$/),
      '20 Jan 2026: Fog',
    ]);
    const points = (fall?.movers ?? [])
      .slice(0, 3)
      .map((mover) => Number(mover.split(' ')[0]?.replace('−', '-')));
    expect(points.reduce((sum, each) => sum + each, 0)).toBeCloseTo(-37, 0);
  });

  test('a path of more than thirty-five quarters marks the later ones alike', () => {
    const long = claimed([10], [10], { start: '2016-06-01' }, '2026-06-15');
    const marks = mechanismLinkViews(long, [])[0]?.path.map(({ mark }) => mark) ?? [];
    expect(marks).toHaveLength(42);
    expect([marks[0], marks[8], marks[9], marks[34], marks[35], marks[41]]).toEqual([
      ...['1', '9', 'a', 'z', '*', '*'],
    ]);
  });

  test('the path has its words beside it, or below it where a line has few cells', () => {
    const board = claimed([10, 50], [10, 11]);
    expect(linesOf(board, 78).slice(5, 8)).toEqual([
      '  day           Land    Aid',
      '1 1 Jan 2026    10.0   10.0  start',
      '2 31 Mar 2026   50.0   11.0  pressure without movement',
    ]);
    expect(linesOf(board, 38).slice(8, 10)).toEqual([
      '2 31 Mar 2026   50.0   11.0',
      '    pressure without movement',
    ]);
  });

  test('each link has a tab of its own, and the bands the last one', () => {
    const links = [
      { id: 'there', title: 'There', ...CLAIM },
      { id: 'back', title: 'Back', cause: 'aid', effect: 'land' },
    ];
    const board = claimed([10], [10], { format: 'axiswatch.strategy/2', mechanism: links });
    const shown = [0, 1, 2, 9].map((tab) =>
      mechanismTabListData(board, [], { ...screen, tab }, 78, 20),
    );
    expect(shown[0]?.tabs).toEqual(['Land', 'Aid', 'Bands']);
    expect(shown.map(({ tab, head }) => [tab, textsOf(head)[0]])).toEqual([
      [0, 'There'],
      [1, 'Back'],
      [2, undefined],
      [2, undefined],
    ]);
    const [bands] = shown.slice(2);
    expect(bands?.texts[0]).toMatchObject({ requires: 'Root', ' ': 'met' });
    expect(displayTextOfLinePart(bands?.texts[0]?.band ?? '')).toBe('0 Low (here)');
  });

  test('a strategy that claims nothing is told so, above the bands', () => {
    const board = claimed([10], [10], { mechanism: undefined });
    expect(linesOf(board).slice(0, 3)).toEqual([
      'This strategy claims no cause and effect.',
      '',
      '0  Low  <- here',
    ]);
  });
});

describe('what each band lacks', () => {
  const child = (id: string, title: string): object => ({
    id,
    title,
    kind: 'indicator',
    goalposts: { worst: 0, best: 100 },
    cadenceDays: 400,
    halfLifeDays: 400,
  });
  const strategy = strategyFile({
    mechanism: { cause: 'land', effect: 'aid' },
    root: {
      id: 'root',
      kind: 'gauge',
      title: 'Root',
      children: [child('land', 'Land'), child('aid', 'Aid')],
    },
    bands: [
      { id: 'low', title: 'Low', from: 0, meaning: 'Far off.' },
      { id: 'mid', title: 'Mid', from: 40, requires: [{ node: 'aid', atLeast: 30 }] },
      { id: 'high', title: 'High', from: 60 },
    ],
  }).strategy;
  const linesOf = (values: Readonly<Record<string, number>>): readonly string[] => {
    const readings = Object.entries(values).map(([id, value]) =>
      elsewhere(id, '2026-06-01', value),
    );
    const board = boardAsOf(strategy, indexReadings(readings), '2026-06-15');
    return textsOf(mechanismTabLines(board, [], 1, 78, 30));
  };

  test('is the score that it begins at and what it requires, the edge enough', () => {
    expect(linesOf({ land: 50, aid: 30 })).toEqual([
      '0  Low',
      '    Far off.',
      '    met',
      '40  Mid  <- here',
      '    met',
      '60  High',
      '    not met: Root 40 of 60',
    ]);
    expect(linesOf({ land: 49, aid: 29.4 })).toEqual([
      '0  Low  <- here',
      '    Far off.',
      '    met',
      '40  Mid',
      '    not met: Root 39 of 40; Aid 29 of 30',
      '60  High',
      '    not met: Root 39 of 60',
    ]);
  });

  test('is everything where there is no score, and nothing stands', () => {
    expect(linesOf({})).toEqual([
      '0  Low',
      '    Far off.',
      '    not met: Root – of 0',
      '40  Mid',
      '    not met: Root – of 40; Aid – of 30',
      '60  High',
      '    not met: Root – of 60',
    ]);
  });
});
