/** Every screen and layer at every size: never beyond the terminal, nothing squeezed out, and the mark before the selected row. */
import { renderToString } from 'ink';
import { expect, test } from 'vitest';
import { indexReadings } from '../../src/core/model/readings.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import { statusAreaRowCount } from '../../src/features/board/status-area.ts';
import { textWidth } from '../../src/text/cells.ts';
import { type Size, terminalLayoutClass } from '../../src/tui/layout.ts';
import { type State, topScreen, withTopScreen } from '../../src/tui/state.ts';
import { updateState } from '../../src/tui/update.ts';
import { Frame } from '../../src/ui/app.tsx';
import { answerBars } from '../../src/views/answer-lines.ts';
import { attentionRows } from '../../src/views/attention.ts';
import { chainRows } from '../../src/views/chain.ts';
import { trackViews } from '../../src/views/gauge-and-tracks.ts';
import { verdictView } from '../../src/views/verdict-sentences.ts';
import { runActionStep } from '../features/actions.ts';
import { elsewhere } from '../features/person.ts';
import { strategyFile } from '../store/samples.ts';
import { eventful, openState } from './board.ts';
import { HARD_SCENES, SCENES } from './scenes.ts';

const linesOf = (state: State): readonly string[] =>
  renderToString(<Frame state={state} />, { columns: state.size.columns }).split('\n');

const COLUMNS = [60, 79, 80, 100, 119, 120, 160];
const ROWS = [20, 21, 22, 23, 24, 25, 26, 28, 29, 30, 31, 33, 35, 36, 37, 39, 40, 41, 45, 60];
const SIZES = COLUMNS.flatMap((columns) => ROWS.map((rows) => ({ columns, rows })));

const opened = openState({ columns: 80, rows: 24 });

test.each(SIZES)('the overview at $columns x $rows', (size) => {
  const lines = linesOf(runActionStep({ ...opened, size }, 'nav.down')[0]);
  expect(lines.length).toBeLessThanOrEqual(size.rows);
  if (terminalLayoutClass(size) === 'tiny') return;
  expect(lines.filter((line) => /[›>](RU3 +)?Long-range drones/.test(line))).toHaveLength(1);
  expect(lines.filter((line) => / New occupied land/.test(line)).length).toBeGreaterThan(0);
});

test.each(SIZES.filter((size) => terminalLayoutClass(size) !== 'tiny'))(
  'on a past day the newest event has a line of its own, and nothing moves for a question or a notice, at $columns x $rows',
  (size) => {
    const past = runActionStep({ ...eventful(opened), size }, 'time.monthBack')[0];
    const asked = runActionStep(past, 'time.jump')[0];
    const told: State = { ...past, notice: { text: 'told', tone: 'good' } };
    const noEffects = linesOf(past);
    expect(noEffects.at(-2)).toMatch(/^ 9 Oct 2026 US licensed Russian diesel until April/);
    expect(linesOf(told).slice(1, -2)).toEqual(noEffects.slice(1, -2));
    const needs = (lines: readonly string[]): number =>
      lines.findIndex((line) => /( 6 Needs attention |^ ALERT )/.test(line));
    if (size.rows > 20) expect(needs(noEffects)).toBeGreaterThan(0);
    for (const lines of [noEffects, linesOf(asked)]) {
      expect(lines.length).toBeLessThanOrEqual(size.rows);
      expect(lines.at(-3)).toContain('TRUE THEN');
      expect(needs(lines)).toBe(needs(noEffects));
    }
  },
);

test.each([
  ['indicator', 'Reading'],
  ['readings', 'Reading'],
  ['indicator-sources', 'Source'],
  ['track', 'Preview', 120],
])(
  '%s has a panel beside it from some columns on, and its whole width in fewer',
  (scene, title, from = 100) => {
    const panels = (columns: number): readonly string[] => {
      const lines = linesOf(SCENES[scene]?.({ ...opened, size: { columns, rows: 36 } }) ?? opened);
      return lines.filter((line) => line.includes('┓')).map((line) => line.split('┓')[1] ?? '');
    };
    expect(panels(from - 1)).toEqual(['']);
    expect(panels(from)).toEqual([expect.stringContaining(`─ ${title} ─`)]);
  },
);

test.each(['track', 'indicator'])('%s has how it stands above it from 16 rows on', (scene) => {
  const panels = (rows: number): number => {
    const lines = linesOf(SCENES[scene]?.({ ...opened, size: { columns: 80, rows } }) ?? opened);
    return lines.filter((line) => /^─ .* ─+$/.test(line)).length;
  };
  expect([15, 16].map(panels)).toEqual([1, 2]);
});

/** The rows of a panel that fills the screen, without its edges. */
function focusedRows(state: State): readonly string[] {
  const lines = linesOf(state);
  const from = lines.findIndex((line) => /^[┏─]/.test(line));
  const to = lines.findIndex((line) => line.includes('┗'));
  return lines
    .slice(from + 1, to < 0 ? lines.length - 2 : to)
    .map((line) => line.replaceAll('┃', ' ').trimEnd());
}

test('a panel names its columns in its upper edge, and sums up its track in the lower one or below its title', () => {
  const linesAt = (columns: number, rows: number) =>
    linesOf({ ...opened, size: { columns, rows } });
  const wide = linesAt(120, 36);
  expect(wide.find((line) => line.includes('1 Russia'))).toMatch(
    /^┏━ 1 Russia \/ Ukraine: RU1, 59d old ━+┓╭─ 2 Iran ─+ now score╮╭─ 3 North Korea ─+ now score╮$/,
  );
  expect(wide.find((line) => line.startsWith('┗'))).toMatch(
    /^┗━ 52 \(36 to 67\) .* 1 of 10 ━┛╰─ 44 /,
  );
  const stacked = linesAt(80, 24);
  const at = stacked.findIndex((line) => line.startsWith('─ [1 '));
  expect(stacked[at]).toMatch(/─ score state ─+ 1 of 10 ─$/);
  expect(stacked[at + 1]).toMatch(/^ 52 \(36 to 67\) /);
  expect(linesAt(60, 20).find((line) => line.startsWith('─ [1 '))).toMatch(
    / 52 \(36 to 67\), 1 of 10 ─$/,
  );
});

test.each([
  ['form', 25],
  ['retract', 17],
])(
  '%s stands together up to %i rows, and has blank lines between its parts in more',
  (scene, most) => {
    const blank = (rows: number): number => {
      const shown = focusedRows(
        SCENES[scene]?.({ ...opened, size: { columns: 80, rows } }) ?? opened,
      );
      const last = shown.findLastIndex((line) => line !== '');
      return shown.slice(0, last).filter((line) => line === '').length;
    };
    expect([most - 1, most].map(blank)).toEqual([0, 0]);
    expect(blank(most + 1)).toBe(2);
  },
);

test('a list of a track does not end on a title whose indicators are out of view', () => {
  for (let rows = 18; rows <= 34; rows += 1) {
    const made = SCENES.track?.({ ...opened, size: { columns: 80, rows } }) ?? opened;
    const shown = linesOf(made).filter((line) => /^[│┃ ›]{1,2}(RU\d+ | {6}\S)/.test(line));
    const [title, indicator] = [/^[┃ ]* {5}\S/, /RU\d+ /].map((sign) =>
      shown.findLastIndex((line) => sign.test(line)),
    );
    expect(indicator, String(rows)).toBeGreaterThan(title ?? -1);
  }
});

test('what is worth doing stands on a second visit too, an assessment being due', () => {
  const board = boardAsOf(opened.strategy, opened.board.readings, '2026-09-21');
  const visit = { day: '2026-09-21', board, entered: 5, orMore: false };
  for (const size of [
    { columns: 60, rows: 20 },
    { columns: 80, rows: 24 },
    { columns: 120, rows: 36 },
  ]) {
    const text = linesOf({ ...opened, visit, assessEvery: 30, size }).join('\n');
    for (const label of ['ALERT', 'DO', 'DUE', 'NEW'])
      expect(text).toMatch(new RegExp(`^[│ ]+${label} `, 'm'));
  }
});

test('the footer names the palette from 70 columns on, the header the strategy and its alerts from 100 on', () => {
  const lines = (columns: number) => linesOf({ ...opened, size: { columns, rows: 24 } });
  expect(lines(69).at(-1)).not.toContain(': find');
  expect(lines(70).at(-1)).toContain(': find');
  expect(lines(99)[0]).not.toMatch(/WATCH|Losers/);
  expect(lines(100)[0]).toMatch(/Losers 00000000 .* 4 ALERT {2}5 WATCH/);
});

test.each(['help', 'rule', 'explain-indicator', 'mechanism'])(
  '%s scrolls until its last line stands in the last row, and no further',
  (scene) => {
    for (const size of [
      { columns: 79, rows: 15 },
      { columns: 100, rows: 30 },
    ]) {
      const made = SCENES[scene]?.({ ...opened, size }) ?? opened;
      const end = Array(200)
        .fill('PgDn')
        .reduce((now: State, key) => updateState(now, { kind: 'key', key })[0], made);
      const lines = linesOf(end);
      const tall = SCENES[scene]?.({ ...opened, size: { ...size, rows: 1000 } }) ?? opened;
      const shown = focusedRows({ ...end, size });
      expect(shown.at(-1), scene).toBe(focusedRows(tall).findLast((line) => line.trim() !== ''));
      expect(lines.join(), scene).not.toBe(linesOf(made).join());
    }
  },
);

test.each(COLUMNS)(
  'the verdict, every bar and every cell of the chain stand whole, at %i columns',
  (columns) => {
    const { board } = opened;
    for (const rows of [20, 24, 36]) {
      const lines = linesOf({ ...opened, size: { columns, rows } });
      const text = lines
        .map((line) => line.replace(/[│┃]/g, ' ').trim())
        .join(' ')
        .replace(/ +/g, ' ');
      const verdict = verdictView(board);
      const { headline, headlineShort, headlineShortest, headlineWithReason } = verdict;
      const { sinceShort, sinceShortest } = verdict;
      const isOneSaid = (texts: readonly (string | undefined)[]): boolean =>
        texts.some((each) => each !== undefined && text.includes(each.replace(/\.$/, '')));
      expect(isOneSaid([headline, headlineShort, headlineShortest, headlineWithReason])).toBe(true);
      expect(isOneSaid([sinceShort, sinceShortest])).toBe(true);
      for (const bar of answerBars(board))
        expect(
          lines.some(
            (line) =>
              line.includes(bar.name) && line.includes(bar.text) && line.includes(bar.changeText),
          ),
        ).toBe(true);
      for (const { title, effort, outcome, effect } of chainRows(board)) {
        const row = lines
          .map(oneLine)
          .find((line) => line.includes(title) && line.includes(effect.text));
        for (const cell of [effort, outcome, effect])
          expect(row).toContain(cell?.text ?? 'not measured');
      }
    }
  },
);

/** How much of each kind a screen shows, by what is counted. */
type Shown = Readonly<Record<string, number>>;

/** A text without frames, an interval as it is written where there is room for it. */
const oneLine = (text: string): string =>
  text
    .replace(/[│┃]/g, ' ')
    .replace(/\((\d+)-(\d+)\)/g, '($1 to $2)')
    .replace(/\s+/g, ' ');

/** What an overview shows: sentences of the verdict, bars, cells of the chain and changes in them, lines of each sort, how far the first of them go, indicators and tracks. */
function shownOnOverview(lines: readonly string[], { board, size }: State): Shown {
  const isTiny = terminalLayoutClass(size) === 'tiny';
  const text = oneLine(lines.join(' '));
  const has = (said: string | undefined): boolean =>
    said !== undefined && text.includes(oneLine(said));
  const verdict = verdictView(board);
  const cells = chainRows(board).flatMap(({ title, effort, outcome, effect }) => {
    const texts = [effort, outcome, effect].map((cell) => cell?.text ?? 'not measured');
    const row = lines.find(
      (line) =>
        line.includes(title.slice(0, 4)) && texts.every((each) => oneLine(line).includes(each)),
    );
    const isWhole = (cell: typeof effort): boolean =>
      cell !== undefined && row?.includes(`${cell.text} ${cell.changeText}`) === true;
    return row === undefined ? [] : [effort, outcome, effect].map(isWhole);
  });
  const begun = (words: string): readonly string[] =>
    lines.filter((line) => new RegExp(`^[│┃]?[ ›]?(${words}) `).test(line));
  // beside the key that shows more, and that nobody has seen it
  const lengths = (words: string): readonly number[] =>
    begun(words).map(
      (line) =>
        oneLine(line.replace(/ (\S+ shows \d+ more|not acknowledged).*$/, '')).trim().length,
    );
  const rowsOf = trackViews(board).flatMap(({ rows }) => rows);
  const curves = lines.flatMap(
    (line) => / ([▁▂▃▄▅▆▇█]{8,})$/.exec(line.replace(/ *│$/, ''))?.[1] ?? [],
  );
  return {
    // the short forms leave out only what the bars say
    headline: Number(
      [
        ...[verdict.headline, verdict.headlineShort, verdict.headlineShortest],
        verdict.headlineWithReason,
      ].some(has),
    ),
    movement: Number([verdict.movement, verdict.movementShort].some(has)),
    since:
      Number(has(verdict.since)) +
      Number(
        [verdict.sinceShort, verdict.sinceShortest].some((each) => has(each?.replace(/\.$/, ''))),
      ),
    recorded: Number(has(verdict.recorded)),
    bars: answerBars(board).filter(({ name, text: score, changeText }) =>
      lines.some((line) => [name, score, changeText].every((each) => line.includes(each))),
    ).length,
    curves: curves.length,
    'days of a curve': Math.max(0, ...curves.map(({ length }) => length)),
    chain: cells.length,
    'changes in the chain': cells.filter((isWhole) => isWhole).length,
    'what needs attention': begun('ALERT|WATCH|DO|missing|expired|stale|due').length,
    alerts: begun('ALERT').length,
    'to do': begun('DO').length,
    due: begun('DUE').length,
    new: begun('NEW(?! +nothing)').length,
    'nothing new': Number(/othing new since your last visit, /.test(text)),
    next: begun('NEXT').length,
    'letters of new': Math.max(0, ...lengths('NEW(?! +nothing)')),
    'letters of next': Math.max(0, ...lengths('NEXT')),
    // where a text goes on in a second line the first is no measure of it
    'letters of the first alert': isTiny ? 0 : (lengths('ALERT')[0] ?? 0),
    indicators: rowsOf.filter(({ title }) =>
      lines.some((line) => new RegExp(`(^|[│┃])[ ›](\\w+ +)?${title.slice(0, 10)}`).test(line)),
    ).length,
    tracks: trackViews(board).filter(({ scoreText, interval }) => has(`${scoreText} (${interval})`))
      .length,
  };
}

const WIDTHS = [
  ...[40, 50, 59, 60, 70, 79, 80, 92, 99, 100, 106, 119, 120, 131, 147, 148, 165, 166],
  ...[183, 192, 193, 200],
];

/** Where something is shown less of than in a narrower terminal of as many rows, in words. */
function shownLess(
  rows: number,
  shownIn: (size: Size) => Shown,
  widths: readonly number[] = WIDTHS,
): readonly string[] {
  const most = new Map<string, { readonly much: number; readonly columns: number }>();
  return widths.flatMap((columns) =>
    Object.entries(shownIn({ columns, rows })).flatMap(([what, much]) => {
      const before = most.get(what);
      if (before === undefined || much >= before.much) {
        most.set(what, { much, columns });
        return [];
      }
      return [
        `${what}: ${before.much} at ${before.columns}x${rows}, ${much} at ${columns}x${rows}`,
      ];
    }),
  );
}

test.each([10, 16, 19, 20, 22, 24, 27, 30, 32, 36, 44, 60])(
  'no narrower overview shows more than a wider one, in %i rows',
  (rows) => {
    const board = boardAsOf(opened.strategy, opened.board.readings, '2026-09-21');
    const visit = { day: '2026-09-21', board, entered: 5, orMore: false };
    const same = { day: '2026-11-20', board: opened.board, entered: 0, orMore: false };
    for (const state of [opened, { ...opened, visit: same }, { ...opened, visit, assessEvery: 30 }])
      expect(
        shownLess(rows, (size) => shownOnOverview(linesOf({ ...state, size }), { ...state, size })),
      ).toEqual([]);
  },
);

/** What the screen of a track shows: how it stands, and of each row the indicator, its value and its score. */
function shownOnTrack(lines: readonly string[], state: State): Shown {
  const view = trackViews(state.board)[0];
  const text = oneLine(lines.join(' '));
  const rows = (view?.rows ?? []).flatMap((row) => {
    const line = lines.find((each) => new RegExp(`^[│┃]?[ ›]${row.code} `).test(each));
    return line === undefined ? [] : [{ row, line }];
  });
  const having = (words: (row: (typeof rows)[number]['row']) => string): number =>
    rows.filter(({ row, line }) => line.includes(words(row))).length;
  return {
    stands: Number(text.includes(`${view?.scoreText ?? ''}/100 (${view?.interval ?? ''})`)),
    indicators: rows.length,
    names: having(({ title }) => title.slice(0, 10)),
    values: having(({ value }) => ` ${value} `),
    scores: having(({ score }) => ` ${Math.round(score ?? Number.NaN)} `),
  };
}

/** What a tab of an indicator shows: how it stands, its rows that begin with a day, and the chart. */
function shownOnIndicator(lines: readonly string[]): Shown {
  const edge = Math.max(
    ...lines.map((line) => line.search(/[─╭]─ (Reading|Event|Check|Source) ─/)),
  );
  const beside = edge < 0 ? [] : lines.map((line) => line.slice(edge + 1));
  const text = oneLine([...lines, ...beside].join(' '));
  const stands = [
    /\d+\.\d\/100 \(\d+\.\d to \d+\.\d\)/,
    /(read|looked at) \d+ days ago/,
    /freshness \d\.\d\d/,
    /(high|moderate|low) confidence/,
    /weight in the index \d/,
    /one point moves the index by \d/,
    /score = 100 x \(.*\) = \d/,
  ];
  return {
    'how it stands': stands.filter((part) => part.test(text)).length,
    rows: lines.filter((line) => /^[│┃]?[ ›]\d{4}-\d\d-\d\d /.test(line)).length,
    'rows of the chart': lines.filter((line) => /^[│┃]? *\S* +[│┤]/.test(line)).length,
  };
}

/** What the screen of an alert shows: its rows, and those of its chart. */
function shownOnAlert(lines: readonly string[]): Shown {
  return {
    rows: lines.filter((line) => /^[│┃]?[ ›](reading|moved it|also moved|event) +\d/.test(line))
      .length,
    'rows of the chart': lines.filter((line) => /^[│┃]? *\S* +[│┤]/.test(line)).length,
  };
}

test.each([10, 14, 16, 20, 24, 29, 30, 36, 60])(
  'no narrower screen of a track, an indicator or an alert shows more than a wider one, in %i rows',
  (rows) => {
    const shown = (
      scene: string,
      of: (lines: readonly string[], state: State) => Shown,
      from = 0,
    ): readonly string[] =>
      shownLess(
        rows,
        (size) => {
          const state = SCENES[scene]?.({ ...opened, size }) ?? opened;
          return of(linesOf(state), state);
        },
        [40, 59, 60, 79, 80, 99, 100, 119, 120, 160, 200].filter((columns) => columns >= from),
      ).map((text) => `${scene}, ${text}`);
    expect([
      ...shown('track', shownOnTrack),
      ...['indicator', 'readings', 'counted-events'].flatMap((scene) =>
        shown(scene, shownOnIndicator),
      ),
      // below 60 columns the same keys lead to another alert
      ...['alert', 'alert-indicator'].flatMap((scene) => shown(scene, shownOnAlert, 60)),
    ]).toEqual([]);
  },
);

test('where rows are fewest the first alert, what is due and what is new keep a row each', () => {
  const size = { columns: 80, rows: 20 };
  const visit = { day: '2026-09-21', board: opened.board, entered: 5, orMore: false };
  const looks = { ...opened.looks, handling: 'INTERNAL' };
  const said = (state: State) =>
    linesOf(state).flatMap((line) => /^ (ALERT|NEW|DUE) /.exec(line)?.[1] ?? []);
  const state = { ...opened, size, visit, assessEvery: 30 };
  expect(said(state)).toEqual(['ALERT', 'DUE', 'NEW']);
  expect(said({ ...state, looks })).toEqual(['ALERT', 'DUE', 'NEW']);
});

test('where nothing needs attention all that is new is said', () => {
  const goalposts = { worst: 0, best: 100 };
  const land = {
    id: 'land',
    kind: 'indicator',
    title: 'Land',
    goalposts,
    cadenceDays: 30,
    halfLifeDays: 60,
  };
  const front = { id: 'front', kind: 'track', title: 'Front', children: [land] };
  const root = { id: 'root', kind: 'gauge', title: 'Root', children: [front] };
  const { strategy } = strategyFile({ root });
  const readings = indexReadings([elsewhere('land', opened.today, 1)]);
  const board = boardAsOf(strategy, readings, opened.today);
  expect(attentionRows(board)).toEqual([]);
  const visit = { day: '2026-09-21', board, entered: 5, orMore: false };
  const lines = linesOf({ ...opened, strategy, board, visit, assessEvery: 30 });
  expect(lines.filter((line) => /^ (NEW|DUE) /.test(line))).toHaveLength(2);
});

const ATTENTION = /^[│┃]?[ ›](ALERT|DO|WATCH|missing|expired|stale|due) /;

test.each(SIZES.filter((size) => terminalLayoutClass(size) !== 'tiny'))(
  'what is new since the last visit takes no row from what needs attention, and what is left out is counted, at $columns x $rows',
  (size) => {
    // of all tracks the one with most rows, so that no row of its panel is blank
    const made = runActionStep({ ...opened, size }, 'panel.4')[0];
    const visit = { day: '2026-09-21', board: made.board, entered: 5, orMore: false };
    const lines = linesOf({ ...made, visit, assessEvery: 30 });
    expect(lines.length).toBeLessThanOrEqual(size.rows);
    const shown = lines.filter((line) => ATTENTION.test(line)).length;
    // where rows are few, what is new gives way
    expect(shown).toBeGreaterThanOrEqual(1);
    if (terminalLayoutClass(size) === 'wide') return;
    const [, more] = / 6 shows (\d+) more$/m.exec(lines.join('\n')) ?? [];
    // in fewer columns the words of the line have that room
    if (more === undefined) expect(size.columns).toBeLessThan(80);
    else expect(shown + Number(more)).toBe(attentionRows(made.board).length);
  },
);

const GRID: readonly Size[] = [
  { columns: 40, rows: 10 },
  { columns: 40, rows: 24 },
  { columns: 47, rows: 13 },
  { columns: 59, rows: 19 },
  { columns: 60, rows: 20 },
  { columns: 79, rows: 24 },
  { columns: 80, rows: 10 },
  { columns: 80, rows: 24 },
  { columns: 119, rows: 29 },
  { columns: 120, rows: 30 },
  { columns: 120, rows: 36 },
  { columns: 200, rows: 60 },
  { columns: 300, rows: 100 },
];

/** What is wrong with how a frame fills a terminal of this size. */
function faultsOf(lines: readonly string[], { columns, rows }: Size): readonly string[] {
  const wide = lines.filter((line) => textWidth(line) > columns);
  // the second line is the upper edge of the topmost part, or a line of text; never both
  const broken = lines.filter(
    (line, at) =>
      columns >= 80 && at > 0 && /^[│┃╭╰┏┗]/.test(line) && !/[│┃╮╯┓┛]$/.test(line.trimEnd()),
  );
  const mixed = lines.filter(
    // a chart's line may end so: its days ahead are drawn with the same sign; the help lies over a part of a line
    (line) =>
      /[^\s─━╮┓] ?[─━]{1,2}[╮┓]?$/.test(line) && !/^[─━╭┏]|^[^│┤]{0,9}[│┤]|┏━ Help/.test(line),
  );
  return [
    ...(lines.length > rows ? [`${lines.length} rows`] : []),
    // of a day ahead it is the words that say so, where there is no room for both
    ...(/ (EDIT|READ-ONLY {2}. live|LOCKED|IF NOTHING IS RECORDED( {1,2}. live)?)$/.test(
      lines[0]?.trimEnd() ?? '',
    )
      ? []
      : [`header: ${lines[0]}`]),
    ...[...wide, ...broken, ...mixed],
  ];
}

/** The row above what stands above the footer, where a screen has its lowest line. */
function lowest(lines: readonly string[], state: State): string {
  const below = 1 + statusAreaRowCount(state) + (state.looks.handling === '' ? 0 : 1);
  return lines[state.size.rows - 1 - below] ?? '';
}

test.each(Object.entries(SCENES))('%s fits every terminal, also while it is resized', (_, make) => {
  const made = GRID.map((size) => ({ size, state: make({ ...opened, size }) }));
  for (const { size, state } of made) {
    const [lines, at] = [linesOf(state), `${size.columns}x${size.rows}`];
    expect(faultsOf(lines, size), at).toEqual([]);
    // the lower edge of a panel, or a line of text
    if (size.columns >= 80 && size.rows >= 30)
      expect(lowest(lines, state), at).toMatch(/^ *[^\s│┃|]/);
  }
  // whatever lies open where it was opened is drawn anew for where it is taken to
  const [smallest, largest] = [made[0], made.at(-1)];
  if (smallest === undefined || largest === undefined) throw new Error('no sizes');
  for (const size of GRID.filter(({ rows }) => [10, 20, 24, 29].includes(rows))) {
    for (const { state } of [smallest, largest]) {
      const resized = updateState(state, { kind: 'resized', size })[0];
      expect(faultsOf(linesOf(resized), size), `resized to ${size.columns}x${size.rows}`).toEqual(
        [],
      );
    }
  }
});

const SMALL = GRID.filter(({ columns, rows }) => columns < 60 || rows <= 30);

test.each(Object.entries(HARD_SCENES))('%s fits every small terminal', (_, make) => {
  for (const size of SMALL)
    expect(
      faultsOf(linesOf(make({ ...opened, size })), size),
      `${size.columns}x${size.rows}`,
    ).toEqual([]);
});

test.each(GRID)(
  'a notice of several lines stands alone on its rows at $columns x $rows',
  (size) => {
    const long = 'a'.repeat(size.columns - 3);
    const made = { ...opened, size };
    const frame = linesOf({ ...made, notice: { text: `told ${long} told`, tone: 'good' } });
    expect(frame.slice(-4, -1).map((line) => line.trimEnd())).toEqual([
      ' told',
      ` ${long}`,
      ' told',
    ]);
    const problem = {
      kind: 'prompt',
      answer: () => 'never asked',
      label: 'As of',
      field: { text: 'x', cursor: 1 },
      problem: `told ${long}`,
    } as const;
    const asked = linesOf({ ...made, layers: [...made.layers, problem] });
    expect(asked.length).toBeLessThanOrEqual(size.rows);
    expect(asked.slice(-4, -2).map((line) => line.trimEnd())).toEqual([' told', ` ${long}`]);
  },
);

test('a notice that is longer than three lines ends on the third', () => {
  const text = `${'word '.repeat(200)}end`;
  const lines = linesOf({ ...opened, notice: { text, tone: 'good' } });
  expect(lines.filter((line) => line.startsWith(' word'))).toHaveLength(3);
  expect(lines.at(-2)).toMatch(/word .*…$/);
});

test.each([60, 80])(
  'a line of the palette that is cut beside its keys is said below, at %i columns',
  (columns) => {
    const size = { columns, rows: 24 };
    const [state] = runActionStep({ ...opened, size }, 'app.palette');
    const cutShort: string[] = [];
    for (let at = 0; at < 60; at += 1) {
      const top = topScreen(state);
      if (top.kind !== 'palette') throw new Error('no palette');
      const lines = linesOf(withTopScreen(state, { ...top, selected: at }));
      const said = lines.find((line) => /^┃?›/.test(line))?.replace(/^┃?›/, '') ?? '';
      const foot = lines[size.rows - 3] ?? '';
      if (!said.includes('…')) continue;
      const begin = said.split('…')[0] ?? '';
      cutShort.push(begin);
      expect(foot.replace(/^┃/, '').trimStart().startsWith(begin), foot).toBe(true);
    }
    expect(cutShort.length).toBeGreaterThan(0);
  },
);
