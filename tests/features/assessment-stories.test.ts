/** Stories of assessments: the walk, four paragraphs by keyboard at 80×24, a second author's signature, looking back. */
import { expect, test } from 'vitest';
import type { Assessment } from '../../src/core/journal/assessment.ts';
import { indexReadings, readingsWithReading } from '../../src/core/model/readings.ts';
import { indicatorsOfStrategy } from '../../src/core/model/tree.ts';
import { type Board, boardAsOf } from '../../src/core/scoring/board.ts';
import { eventsSinceAssessmentTexts } from '../../src/features/assessments/learned-since-assessment.ts';
import { waitingAndSinceVisitLines } from '../../src/features/board/since.ts';
import { settingLines } from '../../src/features/settings/settings-view.ts';
import { sheetLayout } from '../../src/features/sheet/sheet-layout.ts';
import { chosenGlyphs } from '../../src/tui/appearance.ts';
import { screenBelowPrompt } from '../../src/tui/filtering.ts';
import { formLineChoicesText, newFormField } from '../../src/tui/form.ts';
import { footerBindings } from '../../src/tui/keymap.ts';
import { type State, topScreen } from '../../src/tui/state.ts';
import { openState, eventful as withEvents } from '../ui/board.ts';
import { elsewhere, type Person, STORED, sitDown } from './person.ts';
import { listShown, textsOf } from './texts.ts';

const SIZE = { columns: 80, rows: 24 };

const EARLIER: Assessment = {
  id: 'n1',
  author: 'ann',
  at: '2026-10-14T09:00:00.000Z',
  asOf: '2026-10-14',
  strategy: '0'.repeat(64),
  judgement: {
    changed: 'The embargo tightened.',
    soWhat: 'Exposure grew while conduct stood still.',
    next: 'A second visit is roughly even chance.',
    dissent: '',
    confidence: 'moderate',
    likelihood: 'roughly even chance',
  },
  signatures: [],
  seq: 5000,
  withdrawn: undefined,
};

const LATER: Assessment = {
  ...EARLIER,
  id: 'n2',
  author: 'bob',
  at: '2026-11-01T09:00:00.000Z',
  seq: 6000,
  asOf: '2026-11-01',
  judgement: { ...EARLIER.judgement, soWhat: 'Conduct followed exposure.' },
};

function eventful(...assessments: readonly Assessment[]): State {
  return { ...withEvents(openState(SIZE)), assessments };
}

function text({ state }: Person): string {
  const top = topScreen(state);
  if (top.kind !== 'assessments' && top.kind !== 'assessment') throw new Error(top.kind);
  const { head, foot, rows } = listShown(state, top, chosenGlyphs(state));
  return [...head, ...rows.flatMap((row) => Object.values(row)), ...foot].join('\n');
}

/** At the walk, with the board of each assessment told when it is asked for. */
function withEarlier(...assessments: readonly Assessment[]): Person {
  const analyst = sitDown(eventful(...(assessments.length === 0 ? [EARLIER] : assessments)));
  analyst.press('assessment.new');
  tellBoards(analyst);
  return analyst;
}

function tellBoards(analyst: Person): void {
  const { strategy, board } = analyst.state;
  for (const effect of analyst.effects) {
    if (effect.kind !== 'boardThen' || analyst.state.boardsThen.has(effect.assessment.id)) continue;
    const { id, asOf } = effect.assessment;
    const then = boardAsOf(strategy, board.readings, asOf);
    analyst.hear({ kind: 'boardThen', assessment: id, board: then });
  }
}

test('n walks through what has changed since the last assessment before anything is written', () => {
  const analyst = withEarlier();
  expect(analyst.effects).toEqual([{ kind: 'boardThen', assessment: EARLIER }]);
  const said = text(analyst);
  expect(said).toContain('Last assessed 42 days ago, on 14 Oct 2026, by ann; since then:');
  for (const part of ['INDEX AND TRACKS', 'WHAT MOVED THE INDEX', 'TRIPWIRES', 'EVENTS'])
    expect(said).toContain(part);
  expect(said).toContain('OVERDUE READINGS');
  expect(said).toMatch(/Iran( +[\d.]+ \([\d.]+ to [\d.]+\)){2} unchanged/);
  expect(said).toContain('Cannot say: Strained or Reconsidering, 36 (25 to 48). On 14 Oct');
  expect(said).toContain('Nothing has moved beyond error');
});

test('four paragraphs, a confidence and a likelihood are written by keyboard and saved as one judgement', () => {
  const analyst = withEarlier();
  analyst.type('Enter', ...'Oil fell.', 'Tab', ...'Little.', 'Tab', ...'Talks are unlikely.');
  analyst.type('Tab', ...'Ann: too early.', 'Tab', 'm', 'Tab', 'u', 'Enter');
  expect(analyst.state.promised).toEqual({
    text: 'The assessment is written: never edited, only followed',
    undo: 'withdraws it',
  });
  expect(analyst.effects.at(-1)).toEqual({
    kind: 'assess',
    asOf: '2026-11-25',
    judgement: {
      changed: 'Oil fell.',
      soWhat: 'Little.',
      next: 'Talks are unlikely.',
      dissent: 'Ann: too early.',
      confidence: 'moderate',
      likelihood: 'unlikely',
    },
  });
  const { readings } = analyst.state.board;
  analyst.hear({ kind: 'recorded', stored: { ...STORED, readings }, changed: true });
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'assessments', tab: 1, selected: 0 });
});

test('a likelihood that is none of those in the text is saved only at the second Enter', () => {
  const analyst = withEarlier();
  analyst.type('Enter', ...'Oil fell.', 'Tab', ...'Little.', 'Tab', ...'Talks are likely.');
  analyst.type('Tab', 'Tab', 'm', 'Tab', 'u', 'Enter');
  const saved = () => analyst.effects.filter(({ kind }) => kind === 'assess').length;
  expect(saved()).toBe(0);
  expect(analyst.state.notice?.text).toBe(
    'Not saved yet: the text says "likely", the likelihood given is "unlikely"; Enter saves it so.',
  );
  analyst.type('Enter');
  expect(saved()).toBe(1);
});

test('what was written is undone where it was written', () => {
  const analyst = sitDown({ ...withEarlier().state, undoable: 'assessment n1', redoable: 'x' });
  analyst.type('u', 'U', ']', 'Enter', 'u');
  expect(analyst.effects.map(({ kind }) => kind)).toEqual(['undo', 'redo', 'undo']);
});

test('an assessment says what its board rested on, and Enter shows that board as it stood, not that of the end of its day', () => {
  const analyst = withEarlier();
  analyst.type(']', 'Enter');
  const effects = analyst.effects.filter(({ kind }) => kind === 'past').length;
  analyst.type('Enter');
  expect(analyst.effects.filter(({ kind }) => kind === 'past')).toHaveLength(effects);
  const said = text(analyst);
  expect(said).toMatch(
    /\d+ of 64 indicators count, their confidence \d+ high, \d+ moderate, \d+ low/,
  );
  expect(said).toContain('newest reading of');
  expect(said).toMatch(
    /\nIran: 13 of 14, \d+ high, \d+ moderate, \d+ low; \d+ sources, newest \d+ \w+ 2026\n/,
  );
  expect(said).toContain('ALERT');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'assessment', tab: 1 });
});

test('the evidence of an assessment is read by keyboard: its board, each reading then with its source, all of one', () => {
  const analyst = sitDown(learnedAt(withEarlier().state, 9999));
  analyst.type(']', 'Enter', 'Enter', 'Enter');
  const said = text(analyst);
  expect(said).toContain('The readings the board of 14 Oct 2026 stood on, as they were known then');
  expect(said).toContain('DeepState map series');
  expect(said).not.toContain('77 km²');
  const top = topScreen(analyst.state);
  if (top.kind !== 'assessment') throw new Error(top.kind);
  const { lead, rows } = listShown(analyst.state, top, chosenGlyphs(analyst.state));
  const fund = rows.findIndex(({ id = '' }) => id.trim() === 'RU11');
  expect(lead?.(fund).join('\n')).toMatch(
    /RU11 .*, score [\d.]+\n.* on \d+ \w+ 202\d, \w+ confidence\nsource .*\nhttps:/,
  );
  analyst.type(...'j'.repeat(fund), 'o');
  expect(analyst.effects.at(-1)).toMatchObject({
    kind: 'open',
    url: expect.stringMatching(/^http/),
  });
  analyst.type('g', 'y');
  expect(analyst.effects.at(-1)).toMatchObject({
    kind: 'copy',
    text: expect.stringContaining('RU1'),
  });
  analyst.type('Enter');
  expect(text(analyst)).toMatch(/Every reading of RU1 .* known then/);
  expect(text(analyst)).not.toContain('77 km²');
  const asked = analyst.effects.filter(({ kind }) => kind === 'open').length;
  // the newest with an address is the eighth
  analyst.type(...'j'.repeat(7), 'o', 'Enter');
  expect(analyst.effects.filter(({ kind }) => kind === 'open')).toHaveLength(asked + 1);
  expect(analyst.state.notice?.text).toBe('These are its readings; o opens the source.');
  analyst.type('Esc');
  expect(text(analyst)).toContain('The readings the board of 14 Oct 2026 stood on');
  analyst.type('[', 'o');
  expect(analyst.state.notice?.text).toBe(
    'There is no reading here; Enter goes on to those it stood on.',
  );
});

test('the evidence is filtered by what an indicator is for, by its words and by its source', () => {
  const analyst = withEarlier();
  analyst.type(']', 'Enter', '/');
  expect(analyst.state.notice?.text).toContain('Only its evidence is filtered');
  analyst.type('Enter', 'Enter');
  const codes = (): readonly string[] => {
    const screen = screenBelowPrompt(analyst.state);
    if (screen?.kind !== 'assessment') throw new Error('no assessment');
    return listShown(analyst.state, screen, chosenGlyphs(analyst.state)).rows.map(({ id = '' }) =>
      id.trim(),
    );
  };
  expect(codes()).toHaveLength(64);
  analyst.type('/', ...'proxies');
  expect(codes()).toContain('IR3');
  expect(codes()).not.toContain('RU1');
  analyst.type('Enter');
  expect(text(analyst)).toContain('filtered by proxies');
  analyst.type('j', 'y');
  expect(analyst.effects.at(-1)).toMatchObject({ text: expect.stringContaining(codes()[1] ?? '') });
  analyst.type('Enter', 'Esc');
  expect(text(analyst)).toContain('filtered by proxies');
  analyst.type('Esc');
  expect(codes()).toHaveLength(64);
  analyst.type('/', ...'deepstate', 'Enter');
  expect(codes()[0]).toBe('RU1');
  analyst.type('/', '^U', ...'zzzz', 'Enter');
  expect(text(analyst)).toContain('Nothing fits "zzzz"; Esc shows all.');
});

test('what leads on is named first at the foot of an assessment, with something to undo too', () => {
  const analyst = sitDown({ ...withEarlier().state, undoable: 'assessment n1' });
  expect(footerBindings(analyst.state)[0]?.id).toBe('assessment.open');
  analyst.type(']', 'Enter');
  expect(footerBindings(analyst.state)[0]?.id).toBe('assessment.board');
});

test('a reading of the evidence that was corrected since says so, and is cited with that', () => {
  const analyst = withEarlier();
  analyst.type(']', 'Enter', 'Enter', 'Enter');
  const { board } = analyst.state;
  const then = board.readings.asOf(idOf('RU1'), EARLIER.asOf);
  if (then === undefined) throw new Error('no reading');
  const { id, indicator } = then;
  const corrected = { ...then, value: then.value + 1, seq: 9999 };
  const others = indicatorsOfStrategy(board.strategy).flatMap((each) => board.readings.of(each.id));
  const readings = indexReadings([...others.filter((each) => each.id !== id), corrected]);
  const { state } = sitDown({
    ...analyst.state,
    board: boardAsOf(board.strategy, readings, board.asOf),
  });
  const top = topScreen(state);
  if (top.kind !== 'assessment') throw new Error(top.kind);
  expect(listShown(state, top, chosenGlyphs(state)).lead?.(0)[0]).toContain(
    'corrected or withdrawn since',
  );
  const reader = sitDown(state);
  reader.type('y');
  expect(reader.effects.at(-1)).toMatchObject({ but: 'corrected or withdrawn since' });
  expect(indicator).toBe(idOf('RU1'));
});

test('the cadence is chosen in the settings and kept', () => {
  const analyst = sitDown(eventful(EARLIER));
  analyst.press('app.settings');
  analyst.type('j', 'j', 'j', 'j', 'Right', 'Right', 'Right');
  expect(analyst.state.assessEvery).toBe(30);
  expect(analyst.effects.at(-1)).toEqual({
    kind: 'saveSetting',
    name: 'assessEvery',
    value: '30',
  });
  expect(settingLines(analyst.state, 76)[4]?.text).toContain('[30]');
  expect(settingLines({ ...analyst.state, assessEvery: 45 }, 76)[4]?.text).toContain('[45] days');
  expect(waitingAndSinceVisitLines(analyst.state, 100)[0]?.text).toContain(
    'last assessed 42 days ago',
  );
  analyst.type('Left', 'Left', 'Left');
  expect(analyst.effects.at(-1)).toMatchObject({ value: '' });
});

test('a likelihood and a confidence in one sentence keep the sheet open on that line', () => {
  const analyst = withEarlier();
  analyst.type('Enter', ...'Oil fell.', 'Tab', ...'Little.', 'Tab');
  analyst.type(...'With high confidence, talks are likely.', 'Tab', 'Tab', 'h', 'Enter');
  const top = topScreen(analyst.state);
  expect(top.kind === 'sheet' && top.sheet.lines[top.sheet.focus]?.name).toBe('next');
  expect(analyst.effects.some(({ kind }) => kind === 'assess')).toBe(false);
});

function onSheet({ state }: Person): string | undefined {
  const top = topScreen(state);
  return top.kind === 'sheet' ? top.sheet.lines[0]?.field.text : undefined;
}

test('what was said keeps its paragraphs and the lines of its lists', () => {
  const next = 'B:\n\n- l1\n- l2';
  const analyst = withEarlier({ ...EARLIER, judgement: { ...EARLIER.judgement, next } });
  analyst.type(']', 'Enter');
  expect(text(analyst)).toContain('\nWHAT NEXT\nB:\n\n- l1\n- l2\n');
});

test('an earlier one opens on what was said, the board as it stood, and what came since', () => {
  const analyst = withEarlier();
  analyst.type(']', 'Enter');
  expect(text(analyst)).toContain('Exposure grew while conduct stood still.');
  analyst.type(']');
  expect(text(analyst)).toContain('China reconsideration');
  analyst.type(']', ']');
  expect(text(analyst)).toContain('WHAT MOVED THE INDEX');
  analyst.type(']');
  expect(text(analyst)).toContain('No other stands before it');
});

test('of an assessment whose strategy file cannot be used any more both its board and its evidence say so', () => {
  const analyst = sitDown(eventful(EARLIER));
  analyst.press('assessment.new');
  analyst.type(']', 'Enter');
  const unusable =
    'The strategy file of then cannot be used by this program; a newer release may read it.';
  const said: string[] = [];
  for (const boardsThen of [analyst.state.boardsThen, new Map([[EARLIER.id, undefined]])])
    for (let tab = 0; tab < 3; tab += 1) {
      const top = topScreen(analyst.state);
      if (top.kind !== 'assessment') throw new Error(top.kind);
      const layers = [...analyst.state.layers.slice(0, -1), { ...top, tab }];
      said.push(text(sitDown({ ...analyst.state, boardsThen, layers })).replaceAll('\n', ' '));
    }
  expect(said.filter((each) => each.includes(unusable))).toHaveLength(2);
  expect(said.filter((each) => each.includes('not read yet'))).toHaveLength(2);
});

test('any two are looked back on: what was said, what the board showed, what came', () => {
  const analyst = withEarlier(
    EARLIER,
    { ...LATER, id: 'n2', asOf: '2026-10-20' },
    { ...LATER, id: 'n3' },
  );
  analyst.type(']', 'j', 'j', ' ');
  expect(analyst.state.notice?.text).toContain('n1 is marked');
  analyst.type('g', 'Enter', '[');
  expect(text(analyst)).toContain('not read yet');
  tellBoards(analyst);
  const said = text(analyst);
  expect(said).not.toContain('not read yet');
  expect(said).not.toContain('n2');
  const parts = ['WHAT WAS SAID', 'n1 of 14 Oct 2026', 'Exposure grew', 'n3 of 1 Nov 2026'];
  const rest = [
    'Conduct followed',
    'WHAT THE BOARD SHOWED',
    'WHAT CAME BETWEEN',
    'after is not because',
  ];
  expect(said.indexOf('WHAT DIFFERS, n1 of 14 Oct 2026 -> n3')).toBeLessThan(
    said.indexOf('WHAT WAS SAID'),
  );
  const after = said.indexOf('WHAT WAS SAID');
  const places = [...parts, ...rest].map((part) => said.indexOf(part, after));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places[0]).toBeGreaterThan(-1);
});

test('the evidence is narrowed to a track by its words or by node:, and says of a row why it is there', () => {
  const analyst = withEarlier();
  analyst.type(']', 'Enter', 'Enter', 'Enter');
  const shown = () => {
    const screen = screenBelowPrompt(analyst.state);
    if (screen?.kind !== 'assessment') throw new Error('no assessment');
    return listShown(analyst.state, screen, chosenGlyphs(analyst.state));
  };
  const why = (row: number): string => shown().lead?.(row).slice(1, 3).join(' ') ?? '';
  const codes = (): readonly string[] => shown().rows.map(({ id = '' }) => id.trim());
  analyst.type('/', ...'node:iran');
  const iran = codes();
  expect(iran).toHaveLength(14);
  expect(iran.every((code) => code.startsWith('IR'))).toBe(true);
  expect(why(0)).toMatch(/^"node:iran": it is of Iran /);
  const prompt = topScreen(analyst.state);
  expect(prompt.kind === 'prompt' && prompt.label).toContain('node:iran');
  analyst.type('^U', ...'iran');
  const { strategy } = analyst.state;
  const others = codes().filter((code) => !iran.includes(code));
  expect(codes()).toEqual(expect.arrayContaining([...iran]));
  for (const code of others) {
    const found = shown().rows.findIndex(({ id = '' }) => id.trim() === code);
    const { title = '' } = indicatorsOfStrategy(strategy).find((each) => each.code === code) ?? {};
    const own = `${title} ${shown().rows[found]?.source}`;
    expect(`${own} ${why(found)}`.toLowerCase()).toContain('iran');
  }
  expect(others.length).toBeLessThan(14);
  analyst.type('^U', ...'proxies');
  expect(why(codes().indexOf('IR1'))).toContain(
    '"proxies": it is of Weaken Iran, for: Strong blows against Iran and its proxies',
  );
  analyst.type('^U', ...'detente');
  expect(codes()).toEqual(['CX17']);
  expect(why(0)).toContain('"detente": in its id, us-china-detente');
});

function idOf(code: string): string {
  const { strategy } = openState(SIZE);
  return indicatorsOfStrategy(strategy).find((each) => each.code === code)?.id ?? code;
}

/** A state in which an event and a reading of September were recorded at a place in the journal, as every assessment after it knew. */
function learnedAt(state: State, seq: number): State {
  const late = { id: `late${seq}`, seq, day: '2026-09-01', title: 'A tanker was seized' };
  const [event] = state.events;
  if (event === undefined) throw new Error('no event');
  const reading = { ...elsewhere(idOf('RU1'), '2026-09-02', 77), seq };
  const told = <B extends Board>(board: B): B => ({
    ...board,
    ...boardAsOf(state.strategy, readingsWithReading(board.readings, reading), board.asOf),
  });
  const board = told(state.board);
  const { readings } = board;
  const boardsThen = new Map(
    [...state.boardsThen].map(([id, stood]) => {
      const at = state.assessments.find((each) => each.id === id)?.seq ?? 0;
      return [id, stood && seq <= at ? told(stood) : stood];
    }),
  );
  return {
    ...state,
    board,
    boardsThen,
    present: { ...state.present, readings },
    events: [...state.events, { ...event, ...late }],
  };
}

test('the walk lists what was recorded after the assessment though it is of an earlier day, and says so', () => {
  const before = withEarlier().state;
  const knew = text(sitDown(learnedAt(before, 4999)));
  expect(knew).not.toContain('A tanker was seized');
  expect(knew).not.toContain('READINGS OF EARLIER DAYS');
  const analyst = sitDown(learnedAt(before, 5001));
  for (const part of [/1 Sep 2026 A tanker was seized \(.*\), learned since/, LEARNED_READING])
    expect(text(analyst)).toMatch(part);
  analyst.type(']', 'Enter', ']', ']', ']');
  expect(text(analyst)).toMatch(/A tanker was seized .*, learned since/);
  expect(text(analyst)).toMatch(LEARNED_READING);
});

test('an event that was known and corrected or retracted since is told so, and not as learned', () => {
  const analyst = withEarlier();
  const known = learnedAt(analyst.state, 4999);
  const stood = known.boardsThen.get('n1');
  if (stood === undefined) throw new Error('no board');
  const after = (events: State['events']) =>
    text(
      sitDown({
        ...known,
        events,
        boardsThen: new Map([['n1', { ...stood, events: known.events }]]),
      }),
    ).replaceAll(/\s+/g, ' ');
  expect(after(known.events)).not.toContain('tanker');
  const corrected = after(
    known.events.map((event) =>
      event.id === 'late4999' ? { ...event, seq: 5001, title: 'Two tankers were seized' } : event,
    ),
  );
  expect(corrected).toMatch(
    /1 Sep 2026 Two tankers were seized \(.*\), corrected since, was "A tanker was seized"/,
  );
  expect(corrected).not.toMatch(/seized .*learned since/);
  expect(after(known.events.filter(({ id }) => id !== 'late4999'))).toMatch(
    /1 Sep 2026 A tanker was seized \(.*\), taken back since/,
  );
});

const LEARNED_READING = /RU1 .*: 77 .* on 2 Sep 2026, learned since/;

test('what happened since is told of 40,000 events in the time of one pass', () => {
  const [event] = eventful().events;
  if (event === undefined) throw new Error('no event');
  const knew = Array.from({ length: 40_000 }, (_, at) => ({
    ...event,
    id: `e${at}`,
    seq: at,
    title: `t${at}`,
    day: '2026-10-01',
  }));
  const now = knew.slice(1).map((each) => ({ ...each, seq: each.seq + 50_000, title: 'Other' }));
  const stood = { ...withEarlier().state.board, events: knew };
  const began = process.cpuUsage();
  const lines = eventsSinceAssessmentTexts('2026-10-14', '2026-11-24', now, [
    { assessment: { ...EARLIER, seq: 40_000 }, stood },
  ]);
  expect(process.cpuUsage(began).user).toBeLessThan(3_000_000);
  expect(lines).toHaveLength(40_000);
  expect(lines.at(0)).toMatch(/Other \(.*\), corrected since, was "t1"$/);
  expect(lines.at(-1)).toMatch(/t0 \(.*\), taken back since$/);
});

test('beside another it says of what was learned late which of the two did not know it', () => {
  const look = (seq: number): string => {
    const analyst = withEarlier(EARLIER, LATER);
    analyst.type(']', 'Enter', '[');
    tellBoards(analyst);
    return text(sitDown(learnedAt(analyst.state, seq))).replaceAll(/\s+/g, ' ');
  };
  expect(look(4999)).not.toContain('A tanker');
  expect(look(5001)).toMatch(/A tanker was seized .*, learned between n1 and n2/);
  expect(look(5001)).toMatch(/RU1 .*: 77 .* on 2 Sep 2026, learned between n1 and n2/);
  expect(look(6001)).toMatch(/A tanker was seized .*, learned after n2/);
  expect(look(6001)).toMatch(/RU1 .*: 77 .* on 2 Sep 2026, learned after n2/);
});

test('beside another it begins with what differs: gauge, tracks that moved, words of judgement', () => {
  const sure = { ...LATER.judgement, confidence: 'high', likelihood: undefined } as const;
  const analyst = withEarlier(EARLIER, { ...LATER, judgement: sure });
  const before = analyst.state.boardsThen;
  analyst.type(']', 'Enter', '[');
  tellBoards(analyst);
  const { strategy, today } = analyst.state;
  const readings = readingsWithReading(
    analyst.state.board.readings,
    elsewhere(idOf('IR1'), today, 300),
  );
  const boardsThen = new Map([
    ...analyst.state.boardsThen,
    ...before,
    ['n2', boardAsOf(strategy, readings, today)] as const,
  ]);
  const said = text(sitDown({ ...analyst.state, boardsThen }));
  const [differs = ''] = said.split('WHAT WAS SAID');
  expect(differs).toMatch(
    /\n {2}China reconsideration [\d.]+ \([\d.]+ to [\d.]+\) -> [\d.]+ \(.*\)/,
  );
  expect(differs).toMatch(/\n {2}Iran [\d.]+ \(.*\) -> [\d.]+ \(.*\), [+−][\d.]+/);
  expect(differs).toContain('confidence moderate -> high');
  expect(differs).toContain('likelihood roughly even chance -> not given');
  expect(differs).toContain('the other tracks did not move');
});

test('one that was withdrawn stays in the list and opens, and is nobody’s last word', () => {
  const withdrawn = { ...LATER, withdrawn: '2026-11-02T09:00:00.000Z' };
  const analyst = withEarlier(EARLIER, withdrawn);
  expect(text(analyst)).toContain('on 14 Oct 2026, by ann');
  analyst.type(']');
  expect(text(analyst)).toContain('WITHDRAWN Co');
  analyst.type('Enter', 'i');
  expect(text(analyst)).toContain('WITHDRAWN by its author on 2 Nov 2026');
  expect(analyst.state.notice?.text).toBe('bob has withdrawn it; sign one that stands.');
});

test('where an assessment, or what it stood on, is gone a key says so', () => {
  const nothing = eventful(EARLIER);
  const analyst = sitDown({
    ...nothing,
    board: boardAsOf(nothing.strategy, indexReadings([]), nothing.today),
  });
  analyst.press('assessment.new');
  const { strategy } = nothing;
  const board = boardAsOf(strategy, indexReadings([]), EARLIER.asOf);
  analyst.hear({ kind: 'boardThen', assessment: EARLIER.id, board });
  analyst.type(']', 'Enter', 'Enter', 'Enter', 'Enter');
  expect(analyst.state.notice?.text).toBe('No reading was known here.');
  const gone = sitDown(eventful(EARLIER));
  gone.press('assessment.new');
  gone.type(']', 'Enter');
  gone.state = { ...gone.state, assessments: [] };
  gone.type('i');
  expect(gone.state.notice?.text).toBe('This assessment does not stand any more.');
  const bare = withEarlier();
  const { board: full } = bare.state;
  const land = full.readings.of('new-occupied-land').map((each) => ({ ...each, url: '' }));
  bare.hear({
    kind: 'boardThen',
    assessment: EARLIER.id,
    board: boardAsOf(full.strategy, indexReadings(land), EARLIER.asOf),
  });
  bare.type(']', 'Enter', 'Enter', 'Enter', 'o');
  expect(bare.state.notice?.text).toBe(
    'No address was given with this reading; correcting it on the page of its indicator adds one.',
  );
  const none = sitDown(eventful());
  none.press('assessment.new');
  none.type(']', 'Enter');
  expect(none.state.notice?.text).toBe(
    'There is no assessment here; [ shows what has changed, where one is written.',
  );
});

test('as of a past day the walk begins at the last assessment up to it, and later ones are not there', () => {
  const analyst = sitDown(eventful(EARLIER, LATER));
  analyst.press('time.jump');
  analyst.type(...'2026-10-20', 'Enter');
  analyst.press('assessment.new');
  tellBoards(analyst);
  expect(text(analyst)).toContain('Last assessed 6 days ago, on 14 Oct 2026');
  analyst.type(']');
  expect(text(analyst)).not.toContain('Conduct followed');
});

test('as it was known on a past day it bears no signature and no withdrawal of later days', () => {
  const later = {
    ...EARLIER,
    signatures: [{ author: 'bob', at: '2026-10-16T09:00:00.000Z' }],
    withdrawn: '2026-11-02T09:00:00.000Z',
  };
  const analyst = sitDown(eventful(later));
  analyst.press('time.jump');
  analyst.type(...'2026-10-15', 'Enter');
  analyst.press('assessment.new');
  analyst.type(']', 'Enter');
  expect(text(analyst)).toContain('by ann, signed by bob; WITHDRAWN');
  analyst.type('Esc');
  expect(text(analyst)).toContain('WITHDRAWN');
  const view = { asOf: '2026-10-15', systemTime: 'then', strategyTime: 'now' } as const;
  const { board, events } = analyst.state;
  const past = { view, readings: board.readings, events, rules: undefined };
  analyst.press('time.clock');
  analyst.hear({ kind: 'past', ...past });
  expect(text(analyst)).toContain('n1');
  expect(text(analyst)).not.toContain('WITHDRAWN');
  analyst.type('Enter');
  expect(text(analyst)).toContain('by ann, not signed by anybody else');
});

test('somebody else signs it once they have said yes, the author does not', () => {
  const analyst = withEarlier();
  analyst.type(']', 'Enter', 'i');
  const asked = topScreen(analyst.state);
  expect(asked).toMatchObject({
    kind: 'confirm',
    question: 'Sign as analyst the assessment of 14 Oct 2026 by ann? It can be undone.',
  });
  analyst.type('Enter', 'i', 'Esc');
  expect(analyst.effects.some(({ kind }) => kind === 'sign')).toBe(false);
  expect(topScreen(analyst.state).kind).toBe('assessment');
  analyst.type('i', 'y');
  expect(topScreen(analyst.state).kind).toBe('assessment');
  expect(analyst.effects.at(-1)).toMatchObject({ kind: 'sign', assessment: 'n1' });
});

test('where its author is at the terminal, a second person types a name and signs, and nobody signs twice', () => {
  const author = sitDown({ ...withEarlier().state, author: 'ann' });
  author.type(']', 'Enter', 'i');
  expect(topScreen(author.state)).toMatchObject({
    kind: 'prompt',
    label: 'who signs the assessment of 14 Oct 2026 by ann',
  });
  const problem = (): string | undefined => {
    const top = topScreen(author.state);
    return top.kind === 'prompt' ? top.problem : undefined;
  };
  author.type('Enter');
  expect(problem()).toBe('No author; type the name of the person who writes.');
  author.type(...'Ann', 'Enter');
  expect(problem()).toMatch(/^Ann wrote it; somebody else must sign it/);
  author.type('^U', ...'starter', 'Enter');
  expect(problem()).toContain('is the author of what a release ships');
  expect(author.effects.some(({ kind }) => kind === 'sign')).toBe(false);
  author.type('^U', ...' cem ', 'Enter');
  expect(author.effects.at(-1)).toEqual({ kind: 'sign', assessment: 'n1', author: 'cem' });
  expect(topScreen(author.state).kind).toBe('assessment');
});

test('an assessment is written beside what has changed, by the author whose name stands on it', () => {
  const analyst = withEarlier();
  analyst.type('Enter', ...'Oil fell.', 'Tab', ...'Little.', 'Tab', ...'Talks.', 'Tab', 'Tab', 'h');
  const layout = () => {
    const top = topScreen(analyst.state);
    if (top.kind !== 'sheet') throw new Error(top.kind);
    return sheetLayout(analyst.state, top);
  };
  const read = () => textsOf(layout().beside?.lines.slice(layout().beside?.first) ?? []);
  expect(layout().beside).toMatchObject({ title: 'What has changed', isRight: false, first: 0 });
  expect(read()[0]).toMatch(/^Last assessed 42 days ago/);
  analyst.type('PgDn');
  const { beside } = layout();
  expect(beside?.first).toBe((beside?.rows ?? 0) - 1);
  analyst.type('PgUp', 'PgUp');
  expect(layout().beside?.first).toBe(0);
  expect(analyst.state.notice?.text).toBe('This is the beginning; PgDn reads on.');
  analyst.type('Tab', 'Tab', '^U', 'Enter');
  expect(analyst.effects.some(({ kind }) => kind === 'assess')).toBe(false);
  analyst.type(...'cem', 'Enter');
  expect(analyst.effects.at(-1)).toMatchObject({ kind: 'assess', author: 'cem' });
});

test('a paragraph takes the rows that it needs; up and down move in it before they leave it', () => {
  const analyst = withEarlier();
  const words = 'word '.repeat(30).trim();
  analyst.type('Enter', ...words);
  const layout = () => {
    const top = topScreen(analyst.state);
    if (top.kind !== 'sheet') throw new Error(top.kind);
    return { focus: top.sheet.focus, ...sheetLayout(analyst.state, top) };
  };
  const { rows, box, cursor } = layout();
  const [first] = rows;
  expect(first?.texts?.join(' ')).toBe(words);
  expect(first?.texts?.length).toBeGreaterThan(2);
  expect(Math.max(...(first?.texts ?? []).map((text) => text.length))).toBeLessThanOrEqual(box);
  expect(cursor?.y).toBe((first?.texts?.length ?? 0) - 1);
  analyst.type('Up');
  expect([layout().focus, layout().cursor?.y]).toEqual([0, (cursor?.y ?? 0) - 1]);
  analyst.type('Down', 'Down');
  expect(layout().focus).toBe(1);
  // where rows are few the paragraph in focus shows those around its cursor
  analyst.hear({ kind: 'resized', size: { columns: 60, rows: 14 } });
  analyst.type('S-Tab');
  const small = layout();
  expect(small.rows.reduce((sum, { texts }) => sum + (texts?.length ?? 1), 0)).toBeLessThanOrEqual(
    small.body,
  );
  expect(small.cursor?.y).toBeLessThan(small.body);
});

test('a choice shows all that can be chosen where there is room, else what is', () => {
  const line = newFormField('c', 'c', 'low', '', { choices: ['', 'low', 'high'] });
  expect(formLineChoicesText(line, 30)).toBe('none  [low]  high');
  expect(formLineChoicesText(line, 10)).toBe('low');
  const none = newFormField('c', 'c', '', '', { choices: ['low', 'high'] });
  expect(formLineChoicesText(none, 30)).toBe('[none]  low  high');
});

test('on a past board nothing is written', () => {
  const analyst = sitDown(eventful());
  analyst.press('time.jump');
  analyst.type(...'2025-06-30', 'Enter');
  analyst.press('assessment.new');
  analyst.type('Enter');
  expect(topScreen(analyst.state).kind).toBe('assessments');
  expect(analyst.state.notice?.text).toContain('read-only');
  expect(text(analyst)).not.toContain('writes');
  expect(text(analyst)).toContain('read-only; T returns to today');
  analyst.type(']');
  expect(text(analyst)).toContain('No assessment up to 30 Jun 2025.');
});

test('where nothing can be written the walk says why and not how to write', () => {
  const analyst = withEarlier();
  expect(text(analyst)).toContain('Enter writes what you make of it');
  analyst.type('L');
  expect(text(analyst)).toContain('Editing is locked; L unlocks it.');
  const reader = sitDown({ ...withEarlier().state, readOnly: 'it was opened with --readonly' });
  expect(text(reader)).toContain('Nothing can be written: it was opened with --readonly.');
  expect(text(reader)).not.toContain('Enter writes');
});

test('after the cadence that was set, the board says how long ago it was assessed', () => {
  const state = eventful(EARLIER);
  expect(waitingAndSinceVisitLines(state, 100)).toEqual([]);
  expect(waitingAndSinceVisitLines({ ...state, assessEvery: 60 }, 100)).toEqual([]);
  expect(waitingAndSinceVisitLines({ ...state, assessEvery: 30 }, 100)[0]?.text).toBe(
    'DUE     last assessed 42 days ago, every 30 days (n)',
  );
  expect(waitingAndSinceVisitLines({ ...eventful(), assessEvery: 30 }, 100)[0]?.text).toContain(
    'DUE     an assessment',
  );
  const visit = { day: '2026-11-20', board: state.board, entered: 2, orMore: false };
  expect(textsOf(waitingAndSinceVisitLines({ ...state, visit, assessEvery: 30 }, 58))).toEqual([
    'DUE     last assessed 42 days ago, every 30 days (n)',
    'NEW     since 20 Nov 2026: 2 values entered',
  ]);
});

test('a paragraph is written in the person’s own editor with the walk above it, and comes back with its lines', () => {
  const analyst = withEarlier();
  analyst.type('Enter', ...'Oil', '^O');
  const lent = analyst.effects.at(-1);
  if (lent?.kind !== 'edit') throw new Error('no editor was asked for');
  const { text: given, taken } = lent;
  expect(given).toMatch(/^<!-- what changed: what the board .*\n\nLast assessed 42 days ago/);
  expect(given).toMatch(/\n {2}Iran [\d.]+ [\s\S]*\n-->\n\nOil$/);
  analyst.hear({ kind: 'edited', text: given, taken });
  expect(onSheet(analyst)).toBe('Oil');
  analyst.hear({
    kind: 'edited',
    taken,
    text: '<!-- asked -->\nOil fell.\r\n\n- Gas did\n- not.\u001b[31m\n',
  });
  expect(onSheet(analyst)).toBe('Oil fell.\n\n- Gas did\n- not.[31m');
  analyst.type('S-Tab', '^O');
  expect(analyst.effects.filter(({ kind }) => kind === 'edit')).toHaveLength(1);
});

test('before the first assessment what has moved beyond error leads, and the tripwires of what the verdict asks about come first', () => {
  const analyst = sitDown(openState({ columns: 120, rows: 36 }));
  analyst.press('assessment.new');
  const said = text(analyst);
  expect(said).toContain(
    'Beyond error: Russia / Ukraine +19.2 ±16 and North Korea −16.7 ±15; within it China: conduct −0.9 ±16 and 3 others.',
  );
  expect(said).toMatch(/North Korea .* −16\.7 ±15 beyond error/);
  expect(said).toMatch(/Iran .* \+13\.4 ±14 within error/);
  const wires = said.split('\n').filter((line) => /(newly|no longer) crossed: /.test(line));
  expect(wires.slice(0, 4).map((line) => line.trim())).toEqual([
    'ALERT newly crossed: Acts that extend support prevail (sum of -1.5 or less)',
    'WATCH newly crossed: Double vetoes pile up (faded count of 1.5 or more)',
    "ALERT no longer crossed: Beijing's conduct 8 or more below its 180-day high",
    'ALERT newly crossed: Iran 8 or more below its 180-day high',
  ]);
  expect(said.indexOf('TRIPWIRES OF CHINA: CONDUCT')).toBeLessThan(
    said.indexOf('WHAT MOVED THE INDEX'),
  );
});
