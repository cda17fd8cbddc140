/** Stories of finding: the palette, the help, the greeting. */
import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../src/core/journal/assessment.ts';
import { firstTimeHint } from '../../src/features/board/status-area.ts';
import { helpLines } from '../../src/features/help/help-lines.ts';
import { paletteItems } from '../../src/features/help/palette.ts';
import { REGISTRY } from '../../src/features/screens.ts';
import { loadFuzzyFinder } from '../../src/tui/finder.ts';
import { screenReaderFocus, spokenScreenArrivalSentences } from '../../src/tui/screen-reader.ts';
import { type State, topScreen } from '../../src/tui/state.ts';
import { eventful, openState } from '../ui/board.ts';
import { SIZE, sitDown } from './person.ts';
import { textsOf } from './texts.ts';

const helpOf = (state: State): readonly string[] =>
  textsOf(helpLines(state, REGISTRY.bindings, 120));

const ASSESSED: Assessment = {
  id: 'n1',
  author: 'ann',
  at: '2026-10-14T09:00:00.000Z',
  asOf: '2026-10-14',
  strategy: '',
  seq: 1,
  signatures: [],
  withdrawn: undefined,
  judgement: {
    changed: 'x',
    soWhat: 'Exposure grew.',
    next: 'y',
    dissent: 'Theatre, bob says.',
    confidence: 'low',
    likelihood: undefined,
  },
};

function foundBy(state: State): readonly string[] {
  const top = topScreen(state);
  return top.kind === 'palette'
    ? paletteItems(state, REGISTRY.bindings, top).map(({ title }) => title)
    : [];
}

test('an indicator is found by its code or a piece of its title, and Enter opens it', () => {
  const analyst = sitDown();
  analyst.type(':', ...'cx4', 'Enter');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'indicator', id: 'brent-price' });
  analyst.press('nav.back');
  analyst.type('^P', ...'houthi po', 'Enter');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'indicator', id: 'houthi-posture' });
});

test('an event and an assessment are found by their words, and Enter opens them', () => {
  const analyst = sitDown(eventful(openState({ columns: 80, rows: 24 })));
  analyst.type(':', ...'memorandum', 'Enter');
  const top = topScreen(analyst.state);
  const event = analyst.state.events.find(({ title }) => title.includes('memorandum'));
  expect(top).toMatchObject({ kind: 'event', event: event?.id });
  expect(analyst.effects.at(-1)).toMatchObject({ kind: 'knownBefore' });
  const other = sitDown({ ...openState({ columns: 80, rows: 24 }), assessments: [ASSESSED] });
  other.type(':', ...'exposure grew', 'Enter');
  expect(topScreen(other.state)).toMatchObject({ kind: 'assessment', assessment: 'n1' });
  other.type('Esc', ':', ...'theatre', 'Enter');
  expect(topScreen(other.state)).toMatchObject({ kind: 'assessment', assessment: 'n1' });
});

test('who asks in plain words for acts, events or the last assessment is led there, and what a line shows finds it', async () => {
  const finder = await loadFuzzyFinder();
  const first = (text: string): string | undefined => {
    const analyst = sitDown({
      ...eventful(openState(SIZE)),
      assessments: [ASSESSED],
      finder,
    });
    analyst.type(':', ...text);
    const top = topScreen(analyst.state);
    if (top.kind !== 'palette') throw new Error(top.kind);
    const works = paletteItems(analyst.state, REGISTRY.bindings, top).find(
      ({ why }) => why === undefined,
    );
    return works?.id;
  };
  for (const text of ['our acts', 'acts promised', 'add event', 'events'])
    expect(first(text), text).toBe('event.list');
  for (const text of ['last assessment', 'write assessment', 'evidence', 'assess'])
    expect(first(text), text).toBe('assessment.new');
  expect(first('assessment n1')).toBe('n1');
  const shown = eventful(openState(SIZE)).events.find(({ day }) => day === '2026-05-15');
  expect(first('event 15 May 2026')).toBe(shown?.id);
});

test('who writes and signs is changed by "author", and found by "sign"', async () => {
  const finder = await loadFuzzyFinder();
  const analyst = sitDown({ ...openState({ columns: 80, rows: 24 }), finder });
  analyst.type('?', ...'author');
  expect(helpOf(analyst.state).join(' ')).toContain('the name under which you write and sign');
  analyst.type('Esc', 'Esc', ':', ...'second person');
  expect(foundBy(analyst.state)[0]).toContain('as a second person stand by an assessment');
  analyst.type('Esc', ':', ...'author', 'Enter');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'prompt', field: { text: 'analyst' } });
  analyst.type('Enter');
  expect(analyst.effects.some(({ kind }) => kind === 'author')).toBe(false);
  analyst.type(':', ...'author', 'Enter', ...'Sam', 'Enter');
  expect(analyst.effects.at(-1)).toEqual({ kind: 'author', name: 'Sam' });
  analyst.hear({ kind: 'author', author: 'Sam', lastVisit: undefined, lasts: true });
  expect(analyst.state.author).toBe('Sam');
  expect(analyst.state.notice?.text).toBe('You write and sign as Sam; before it was analyst.');
  analyst.type(':', ...'author analyst', 'Enter');
  expect(analyst.effects.at(-1)).toEqual({ kind: 'author', name: 'analyst' });
});

test('a setting is chosen by its name and a choice, and shown with what else there is where it is none', () => {
  const analyst = sitDown();
  analyst.type(':', ...'theme dark', 'Enter');
  expect(analyst.state.looks.theme).toBe('dark');
  expect(analyst.effects.at(-1)).toEqual({ kind: 'saveSetting', name: 'theme', value: 'dark' });
  analyst.type(':', ...'theme pink', 'Enter');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'settings', selected: 0 });
  expect(analyst.state.notice?.text).toContain(
    '"pink" is no choice of it; there are auto, terminal,',
  );
});

test('an objective is found by a word of what it is for, and Enter opens how it came to its score', () => {
  const analyst = sitDown();
  analyst.type(':', ...'proxies');
  expect(foundBy(analyst.state)[0]).toBe('for: Strong blows against Iran and its proxies');
  analyst.type('Enter');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'explain', id: 'weaken-iran' });
});

test('a track is found by its title, and Enter goes to its panel', () => {
  const analyst = sitDown();
  analyst.type(':', ...'north korea', 'Enter');
  expect(analyst.state.layers).toHaveLength(1);
  expect(analyst.state.layers[0]).toMatchObject({ kind: 'overview', panel: 2 });
});

test('a command is run by the words of its sentence, with its key shown beside it', () => {
  const analyst = sitDown();
  analyst.type(':', ...'how sure');
  const top = topScreen(analyst.state);
  const [first] = top.kind === 'palette' ? paletteItems(analyst.state, REGISTRY.bindings, top) : [];
  expect(first).toMatchObject({ kind: 'action', id: 'gauge.howSure', keys: '%' });
  analyst.type('Enter');
  expect(topScreen(analyst.state).kind).toBe('uncertainty');
});

test.each(['late', 'due', 'update'])('"%s" finds the walk through the late ones first', (word) => {
  const analyst = sitDown();
  analyst.type(':', ...word, 'Enter');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'late' });
});

test('a command that does not work now says why, and the palette stays', () => {
  const analyst = sitDown();
  analyst.type(':', ...'bring back', 'Enter');
  expect(analyst.state.notice?.text).toBe('There is nothing to redo.');
  expect(topScreen(analyst.state).kind).toBe('palette');
  analyst.type('Esc', 'L', ':', ...'record a reading', 'Enter');
  expect(analyst.state.notice?.text).toBe('Editing is locked; L unlocks it.');
});

test('a command of another screen says where it works', () => {
  const analyst = sitDown();
  analyst.type(':', ...'plausible step better', 'Enter');
  expect(analyst.state.notice?.text).toBe('Works on: what if.');
});

test('before anything is typed : offers a few actions of the screen and says how to type; "all" lists everything', () => {
  const analyst = sitDown();
  analyst.type('b', ':');
  expect(foundBy(analyst.state)).toHaveLength(12);
  expect(foundBy(analyst.state)[0]).toContain('open the form of the selected indicator');
  expect(spokenScreenArrivalSentences(analyst.state).join(' ')).toMatch(
    /To record: RU1 [\d.]+ friday ISW; checked RU1 \w+ \(nothing new\); event today \w+ and what happened\./,
  );
  analyst.type(...'all');
  expect(foundBy(analyst.state).length).toBeGreaterThan(200);
});

test.each([':', '?'])(
  'after %s Down and Up go a line, PgDn and PgUp a page, and none beyond the ends',
  (key) => {
    const analyst = sitDown();
    const page = SIZE.rows - 10;
    analyst.type(key, ...(key === ':' ? 'all' : ''));
    const at = (...keys: readonly string[]): number => {
      analyst.type(...keys);
      const top = topScreen(analyst.state);
      return top.kind === 'palette' || top.kind === 'help' ? top.selected : -1;
    };
    expect([at('Down'), at('Down'), at('Up'), at('PgDn'), at('Up')]).toEqual([
      1,
      2,
      1,
      1 + page,
      page,
    ]);
    expect([at('PgUp'), at('PgUp'), at('Down', 'Up')]).toEqual([0, 0, 0]);
    const last = at(...Array(20).fill('PgDn'));
    expect(at('Down')).toBe(last);
  },
);

test('Up on the first line recalls what was typed before, the newest first', () => {
  const analyst = sitDown();
  for (const words of ['brent', 'mechanism', 'brent']) {
    analyst.type(':', ...words, 'Enter', '0');
    analyst.press('panel.home');
  }
  analyst.type(':', 'Up');
  const typed = (): string => {
    const top = topScreen(analyst.state);
    return top.kind === 'palette' ? top.field.text : '';
  };
  expect(typed()).toBe('brent');
  analyst.type('Up');
  expect(typed()).toBe('mechanism');
  analyst.type('Up');
  expect(typed()).toBe('mechanism');
});

test('letters with a slip still find once the fuzzy finder is there; what has the words comes first', async () => {
  const finder = await loadFuzzyFinder();
  const analyst = sitDown();
  analyst.type(':', ...'efefct');
  expect(foundBy(analyst.state)).toEqual([]);
  analyst.hear({ kind: 'finder', finder });
  expect(foundBy(analyst.state)[1]).toContain('cause and effect: the claims of the strategy');
  analyst.type('^U', ...'crude');
  expect(foundBy(analyst.state)[0]?.toLowerCase()).toContain('crude');
});

describe('once the fuzzy finder is there', () => {
  const finder = loadFuzzyFinder();
  const found = async (text: string): Promise<readonly string[]> => {
    const analyst = sitDown({ ...eventful(openState(SIZE)), finder: await finder });
    analyst.type(':', ...text);
    const top = topScreen(analyst.state);
    if (top.kind !== 'palette') throw new Error(top.kind);
    return paletteItems(analyst.state, REGISTRY.bindings, top)
      .filter(({ kind }) => kind !== 'nothing')
      .map(({ name }) => name);
  };

  test.each([
    // two letters the other way round, one left out, one too many, another one
    ['recrod', 'record'],
    ['udno', 'undo'],
    ['settigns', 'settings'],
    ['brnet', 'CX4'],
    ['efefct', 'cause & effect'],
    ['recird', 'record'],
    ['expplain', 'explain'],
    ['jurnal', 'journal'],
    ['acknowlege', 'acknowledge'],
    ['retrcat reading', 'retract'],
    ['houhti posture', 'IR5'],
    // letters left out
    ['rcrd', 'record'],
    ['expln index', 'index'],
    // words within what it does, in any order
    ['undo', 'undo'],
    ['journal', 'journal'],
    ['index why', 'index'],
    ['crude brent', 'CX4'],
    ['posture', 'IR5'],
  ])('%s finds %s first', async (text, name) => {
    expect((await found(text))[0]).toBe(name);
  });

  test.each([
    ...['import', 'backup', 'chmod', 'doctor', 'lst', 'npm', 'sudo', 'grep', 'foo', 'asdf'],
    ...['qwerty', 'hello', 'login', 'weather', 'pizza', 'zzzz', 'frobnicate', 'xyzzy', 'kubectl'],
    ...['import file', 'make coffee', 'record pizza', 'git push', 'remvoe all'],
  ])('%s finds nothing', async (text) => {
    expect(await found(text)).toEqual([]);
  });

  test('a word of another script is found with a slip too', async () => {
    const items = [
      { name: 'A1', title: 'Österreichische Ausfuhr' },
      { name: 'A2', title: 'Нефть и газ' },
    ];
    const names = async (text: string): Promise<readonly string[]> =>
      Object.values((await finder)(items, text))
        .flat()
        .map(({ name }) => name);
    expect(await names('österriechische')).toEqual(['A1']);
    expect(await names('нетфь')).toEqual(['A2']);
    expect(await names('вода')).toEqual([]);
  });
});

test('a word without end is looked for at once', async () => {
  const finder = await loadFuzzyFinder();
  const items = Array.from({ length: 3000 }, (_, at) => ({
    name: `A${at}`,
    title: 'x'.repeat(80),
  }));
  const began = process.cpuUsage();
  expect(finder(items, `${'x'.repeat(200)}y`)).toEqual({ exact: [], near: [] });
  expect(process.cpuUsage(began).user).toBeLessThan(1_000_000);
});

test('what is an action here and a command that only a shell needs are told apart', () => {
  const analyst = sitDown();
  analyst.type(':', ...'watch');
  expect(JSON.stringify(screenReaderFocus(analyst.state))).not.toContain('in a shell');
  analyst.type('Esc', ':', ...'completion', 'Enter');
  expect(analyst.state.notice?.text).toBe(
    'Nothing here is called "completion"; in a shell: axiswatch completion. Esc closes.',
  );
});

test('nothing found says so and Enter does nothing', () => {
  const analyst = sitDown();
  analyst.type(':', ...'zzzz', 'Enter');
  expect(analyst.state.notice?.text).toBe('Nothing here is called "zzzz". Esc closes.');
  expect(analyst.effects.filter(({ kind }) => kind !== 'shell')).toEqual([]);
});

test('what is only like something is never the answer: it is offered as the nearest, to be chosen', async () => {
  const analyst = sitDown({ ...openState(SIZE), finder: await loadFuzzyFinder() });
  analyst.type(':', ...'setings');
  expect(foundBy(analyst.state)[0]).toBe('Nothing here is called "setings"; the nearest:');
  analyst.type('Enter');
  expect(topScreen(analyst.state).kind).toBe('palette');
  expect(analyst.state.notice?.text).toBe(
    'Nothing is called that: choose one of the nearest, or take letters back.',
  );
  analyst.type('Down', 'Enter');
  expect(topScreen(analyst.state).kind).not.toBe('palette');
});

test('a word of the screens is found with what it means, and Enter opens the help at it', () => {
  const analyst = sitDown();
  analyst.type(':', ...'stale');
  expect(foundBy(analyst.state)[0]).toContain('half-lives');
  analyst.type('Enter');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'help', field: { text: 'stale' } });
});

test('the help is searched by word: every action of which it is in the sentence, the label or the id', () => {
  const analyst = sitDown();
  analyst.type('?', ...'undo');
  const lines = helpOf(analyst.state).filter((line) => line !== '' && !line.startsWith('KEYS'));
  expect(lines.length).toBeGreaterThan(0);
  expect(lines[0]).toMatch(/^u {2,}undo {2,}take back what you recorded last/);
});

test('the help is searched by key: one character finds the actions on that key alone', () => {
  const analyst = sitDown();
  analyst.type('?', 'U');
  expect(helpOf(analyst.state).filter((line) => /^U /.test(line))).toHaveLength(1);
  expect(helpOf(analyst.state).some((line) => line.startsWith('u '))).toBe(false);
  analyst.type('Backspace', '^', 'p');
  expect(helpOf(analyst.state).join('\n')).toMatch(/: \^P +find +find anything/);
});

test.each([
  ['why', 'gauge.explain'],
  ['stalest', 'panel.6'],
  ['delete', 'reading.retract'],
  ['year ago', 'time.jump'],
  ['edit', 'reading.correct'],
])('"%s" finds what a newcomer means by it, in the help and in the palette', (words, id) => {
  const analyst = sitDown();
  const meant = REGISTRY.bindings.find((binding) => binding.id === id);
  analyst.type(':', ...words);
  expect(foundBy(analyst.state)).toContain(meant?.description);
  analyst.type('Esc', '?', ...words);
  expect(helpOf(analyst.state).join('\n')).toContain(meant?.description);
});

test('Esc in the help first forgets what was typed, then closes it', () => {
  const analyst = sitDown();
  analyst.type('?', 'x', 'Esc');
  const top = topScreen(analyst.state);
  expect(top.kind === 'help' && top.field.text).toBe('');
  analyst.type('Esc');
  expect(topScreen(analyst.state).kind).toBe('overview');
});

test('every key of the keymap stands in the help of the board, with the reason where it is dead', () => {
  const analyst = sitDown();
  analyst.type('?');
  const text = helpOf(analyst.state).join('\n');
  for (const { description } of REGISTRY.bindings) expect(text).toContain(description.slice(0, 40));
  expect(text).toContain('(not now: There is nothing to redo.)');
});

test('a newcomer is greeted on one line of 60 cells until the first key', () => {
  const newcomer = sitDown({ ...openState(SIZE), hint: true });
  const hint = firstTimeHint(newcomer.state, 59) ?? '';
  expect(hint).toBe('First time here? ? keys, X why this score, : find anything.');
  expect(hint.length).toBeLessThan(60);
  expect(firstTimeHint(newcomer.state, 39)).toBe('? keys, X why this score, …');
  newcomer.type('j');
  expect(firstTimeHint(newcomer.state, 59)).toBeUndefined();
});

test.each([
  ['rcrd', 'record'],
  ['expln', 'explain'],
  ['why index stnds', 'index'],
  ['acknwldg', 'acknowledge'],
])('letters that are left out are forgiven: %s finds %s', async (typed, name) => {
  const finder = await loadFuzzyFinder();
  const analyst = sitDown({ ...openState(SIZE), finder });
  analyst.type(':', ...typed);
  const top = topScreen(analyst.state);
  const items = top.kind === 'palette' ? paletteItems(analyst.state, REGISTRY.bindings, top) : [];
  expect(items.map((item) => item.name)).toEqual(expect.arrayContaining(['', name]));
  expect(items[1]?.name).toBe(name);
});

test('what a sign or a word of the board means is found in the help, and wrapped where it is narrow', () => {
  const found = (wanted: string, cells: number): readonly string[] => {
    const analyst = sitDown();
    analyst.type('?', ...wanted);
    return textsOf(helpLines(analyst.state, REGISTRY.bindings, cells));
  };
  expect(found('↘', 120)).toEqual([
    'WORDS AND MARKS',
    '↗ ↘ →         beside a value: it rose, fell or stayed since the reading before',
  ]);
  expect(found('±', 40).slice(-3)).toEqual([
    '              an indicator how far a',
    '              usual step of it would',
    '              move the index',
  ]);
  expect(found('e', 120)).not.toContain('WORDS AND MARKS');
  expect(found('expired', 120).join('\n')).toContain('too old to count');
});

test('keys that are too many for their column go on below, and never run into what they do', () => {
  const analyst = sitDown();
  analyst.type('?', ...'the other choice');
  expect(textsOf(helpLines(analyst.state, REGISTRY.bindings, 78)).slice(0, 4)).toEqual([
    'KEYS: ON OTHER SCREENS',
    'Tab S-Tab     choose        the other choice (retract)',
    'Left Right Up',
    'Down h j k l',
  ]);
  const all = sitDown();
  all.type('?');
  expect(textsOf(helpLines(all.state, REGISTRY.bindings, 78))).toContain(
    '^A ^E ^K ^U   start, end, cut to the end, cut to the start, cut a word',
  );
});

test.each([
  ...['Strained', 'capped', 'coverage', 'weight', 'stale', 'due', 'expired', 'interval', 'band'],
  ...['goalposts', 'confidence', 'effort', 'ALERT', 'acknowledged', 'scenario', 'author'],
])('"%s" typed into the help finds first what it means', (word) => {
  const analyst = sitDown();
  analyst.type('?', ...word.toLowerCase());
  const [heading, first] = helpOf(analyst.state);
  expect(heading).toBe('WORDS AND MARKS');
  expect(first?.toLowerCase().startsWith(word.toLowerCase())).toBe(true);
});

test('a word that names a part of the strategy is found with what the strategy says of it', () => {
  const analyst = sitDown();
  analyst.type('?', ...'pressure');
  const text = helpOf(analyst.state).join(' ');
  expect(text).toContain('cause in the link Pressure on Beijing, then its');
  analyst.type('Esc', ...'reconsidering');
  expect(helpOf(analyst.state).join(' ')).toContain('at 40 or above');
});

test('the help begins with what the screen shows, what its keys do and what the marks mean, then the words, then every key', () => {
  const analyst = sitDown();
  analyst.press('panel.2', 'panel.zoom', 'app.help');
  const lines = helpOf(analyst.state);
  expect(lines[0]).toMatch(/^A track with its indicators by objective/);
  expect(lines[1]).toMatch(/^Enter +open what is selected/);
  const sections = ['TIME', '─ MARKS', 'MOVE', 'MORE'].map((name) =>
    lines.findIndex((line) => line.startsWith(name)),
  );
  expect(sections).toEqual(sections.toSorted((one, other) => one - other));
  const actions = lines.slice(1, sections[0]).join('\n');
  expect(actions).toMatch(/e +record a reading of what is selected/);
  expect(actions).toMatch(/x +why what is selected scores what it does/);
  expect(actions).toMatch(/^u +undo, not now: You have recorded nothing/m);
  const at = (heading: string): number => lines.indexOf(heading);
  const marks = lines.findIndex((line) => /^─ MARKS ─/.test(line));
  expect(marks).toBeGreaterThan(5);
  expect(lines.slice(marks)).toContainEqual(
    expect.stringMatching(/^↗ ↘ → +the value rose, fell, stayed +expired +too old to count/),
  );
  expect(at('WORDS AND MARKS')).toBeGreaterThan(marks);
  expect(at('KEYS: THIS SCREEN')).toBeGreaterThan(at('WORDS AND MARKS'));
  expect(at('IN A FIELD')).toBeGreaterThan(at('KEYS: EVERYWHERE'));
});

test.each([58, 78, 96, 116])(
  'at a glance no key and no mark is cut in %i cells, and every column is as wide as its rule',
  (cells) => {
    const analyst = sitDown();
    analyst.type('?');
    const lines = textsOf(helpLines(analyst.state, REGISTRY.bindings, cells));
    const glance = lines.slice(0, lines.indexOf('WORDS AND MARKS'));
    expect(glance.join('\n')).not.toContain('…');
    expect(Math.max(...glance.map((line) => line.length))).toBeLessThanOrEqual(cells);
  },
);

test('aloud every key is told with what it does, those of time, of moving and the others in one sentence each', () => {
  const analyst = sitDown();
  analyst.type('?');
  const lines = helpLines(analyst.state, REGISTRY.bindings, Number.POSITIVE_INFINITY);
  const said = lines.map((line) => line.say ?? '');
  expect(said.filter((each) => each.startsWith('To ')).map((each) => each.split(':')[0])).toEqual([
    ...['To time', 'To move', 'To more'],
  ]);
  expect(said.join('\n')).toMatch(/e record a reading of what is selected, or what it counts, /);
});
