/** Stories of the commands of the shell within the dashboard: their forms, their questions, what they say. */
import { describe, expect, test } from 'vitest';
import { waitingAndSinceVisitLines } from '../../src/features/board/since.ts';
import { COMMANDS } from '../../src/features/commands.ts';
import { selectedProposalRow } from '../../src/features/inbox/inbox-screen.ts';
import {
  commandFormProblems,
  commandRunFromForm,
  commandSheet,
} from '../../src/features/shell/command-sheet.ts';
import { SAME_ACTION, shellCommandsOfferedInPalette } from '../../src/features/shell/offered.ts';
import { goToViewStep } from '../../src/tui/as-of.ts';
import { breadcrumbOf } from '../../src/tui/breadcrumbs.ts';
import { formWithTextOnLine, textTypedInFormLine } from '../../src/tui/form.ts';
import { screenReaderFocus, spokenScreenArrivalSentences } from '../../src/tui/screen-reader.ts';
import type { Asking } from '../../src/tui/shell-command.ts';
import { type Effect, type State, topScreen } from '../../src/tui/state.ts';
import { viewOfOtherDay } from '../../src/tui/view.ts';
import { openState } from '../ui/board.ts';
import { PROPOSALS } from '../ui/proposals.ts';
import { type Person, SIZE, sitDown } from './person.ts';

const SHELL = {
  commands: COMMANDS.map(({ run: _, ...words }) => words),
  folder: '/home/ann',
  strategies: [
    { name: 'shipped', title: 'Axis of Losers (shipped)' },
    { name: 'mine', title: 'Mine' },
  ],
};

const atBoard = (state: State = openState(SIZE)): Person => sitDown({ ...state, shell: SHELL });

/** The run that a person asked for last. */
function asked(person: Person): Extract<Effect, { kind: 'run' }> {
  const effect = person.effects.findLast((each) => each.kind === 'run');
  if (effect?.kind !== 'run') throw new Error('nothing was run');
  return effect;
}

const formOf = (person: Person): Readonly<Record<string, string>> => {
  const top = topScreen(person.state);
  if (top.kind !== 'command') throw new Error(top.kind);
  return Object.fromEntries(top.sheet.lines.map(({ name, field }) => [name, field.text]));
};

test('every command is offered that the dashboard has no action for, and none twice', () => {
  const offered = shellCommandsOfferedInPalette(atBoard().state).map(({ words }) => words);
  for (const words of ['report', 'plot', 'import', 'export', 'backup', 'restore', 'strategy use'])
    expect(offered).toContain(words);
  expect(offered.filter((words) => words in SAME_ACTION)).toEqual([]);
  expect([...offered, ...Object.keys(SAME_ACTION)].toSorted()).toEqual(
    COMMANDS.map(({ words }) => words).toSorted(),
  );
});

test('a form takes no file that is the input or the output of a shell', () => {
  const person = atBoard();
  person.type(':', ...'import', 'Enter', '-', 'Enter');
  expect(person.effects.some(({ kind }) => kind === 'run')).toBe(false);
  const top = topScreen(person.state);
  if (top.kind !== 'command') throw new Error(top.kind);
  expect(commandFormProblems(top.command, top.sheet)).toEqual([
    { path: 'file', message: '- is the input or the output of a shell; name a file' },
  ]);
});

test('a command found by its name opens its form, with the file that it writes suggested', () => {
  const person = atBoard();
  person.type(':', ...'report', 'Enter');
  expect(formOf(person)).toEqual({
    output: 'briefing-2026-11-25.html',
    format: '',
    since: '',
    to: '',
    'as-of': '',
  });
  expect(spokenScreenArrivalSentences(person.state)[0]).toContain('report: write the whole board');
  expect(screenReaderFocus(person.state).text).toContain('in /home/ann');
  person.type('Right');
  expect(formOf(person).output).toBe('briefing-2026-11-25.md');
  person.type(...'a.md', 'Tab', 'Right', 'Right', 'Tab', ...'30d', 'Enter');
  expect(asked(person).run).toMatchObject({
    words: 'report',
    args: [],
    options: { output: 'a.md', format: 'md', since: '30d' },
    file: 'a.md',
    author: 'analyst',
  });
});

test('what is typed behind a command fills its form', () => {
  const person = atBoard();
  person.type(':', ...'plot RU1 --since 1y -o land.svg', 'Enter');
  expect(formOf(person)).toMatchObject({ what: 'RU1', since: '1y', output: 'land.svg' });
  person.type('Esc', ...':import "my file.csv" --dry-run', 'Enter');
  expect(formOf(person)).toMatchObject({ file: 'my file.csv', 'dry-run': 'yes' });
  person.type('Enter');
  expect(asked(person).run).toMatchObject({
    args: ['my file.csv'],
    options: { dryRun: true },
    file: undefined,
  });
});

test('a form that lacks what is needed is not run, and says what that is', () => {
  const person = atBoard();
  person.type(':', ...'import', 'Enter', 'Enter');
  expect(person.state.notice?.text).toBe('Not run: see the line marked !.');
  expect(screenReaderFocus(person.state).text).toContain('needed: a file, by its name or path');
  person.type('-', 'Enter');
  expect(screenReaderFocus(person.state).text).toContain('name a file');
  expect(person.effects.some(({ kind }) => kind === 'run')).toBe(false);
});

test('many options are folded below one line, which shows them, and count while they are folded', () => {
  const person = atBoard();
  person.type(':', ...'recipe new', 'Enter');
  expect(Object.keys(formOf(person))).toEqual(['file', 'more options']);
  person.type(...'a.csv', 'Tab');
  expect(screenReaderFocus(person.state).text).toMatch(
    /^more options \(\d\d\): .*Right shows them/,
  );
  person.type('Right');
  expect(Object.keys(formOf(person)).slice(0, 4)).toEqual([
    ...['file', 'more options', 'day', 'day-form'],
  ]);
  person.type('Tab', ...'Date', 'S-Tab', 'Left');
  expect(Object.keys(formOf(person))).toEqual(['file', 'more options']);
  person.type('Enter');
  expect(asked(person).run).toMatchObject({ args: ['a.csv'], options: { day: 'Date' } });
  const filled = atBoard();
  filled.type(':', ...'import a.csv --dry-run', 'Enter');
  expect(formOf(filled)).toMatchObject({ 'more options': 'shown', 'dry-run': 'yes' });
});

test('what takes nothing is answered at once, and its lines can be filtered', () => {
  const person = atBoard();
  person.type(':', ...'sources', 'Enter');
  const { run, taken } = asked(person);
  expect(run).toMatchObject({ words: 'sources', args: [], options: {} });
  person.hear({
    kind: 'ran',
    answer: { done: true, out: 'one\n  two\n\nthree\n', said: [] },
    taken,
  });
  const top = topScreen(person.state);
  expect(top).toMatchObject({ kind: 'answer', lines: ['one', '  two', '', 'three'] });
  expect(spokenScreenArrivalSentences(person.state).join(' ')).toContain('sources. one');
  person.type('/', ...'thr', 'Enter');
  expect(topScreen(person.state)).toMatchObject({ filter: 'thr' });
  person.type('Esc', 'Esc');
  expect(topScreen(person.state).kind).toBe('overview');
});

test('its answer, its form and its questions are one place of the way, and R collects from it too', () => {
  const person = atBoard();
  person.type(':', ...'recipe list', 'Enter');
  const { taken } = asked(person);
  const answer = { done: true, out: 'one\ntwo\n', said: [] };
  person.hear({ kind: 'ran', answer, taken });
  person.type(':', ...'recipe list', 'Enter');
  person.hear({ kind: 'ran', answer, taken: asked(person).taken });
  expect(breadcrumbOf(person.state)).toBe('overview > recipe list');
  person.type('R');
  expect(asked(person).run.words).toBe('collect');
});

test('of a board of another day a command is of that day, and what writes says why it does not run', () => {
  const [past] = goToViewStep(openState(SIZE), viewOfOtherDay('2026-06-30'));
  const person = atBoard(past);
  person.type(':', ...'sources', 'Enter');
  expect(asked(person).run.options).toEqual({ asOf: '2026-06-30' });
  person.type(':', ...'plot gauge', 'Enter');
  expect(formOf(person)).toMatchObject({
    output: 'plot-2026-06-30.svg',
    'as-of': '2026-06-30',
  });
  person.type('Esc', ...':import x.csv', 'Enter');
  expect(topScreen(person.state).kind).toBe('palette');
  expect(person.state.notice?.text).toContain('read-only');
});

describe('a command that runs', () => {
  const running = (): Person => {
    const person = atBoard();
    person.type(':', ...'import x.csv', 'Enter', 'Enter');
    expect(person.state.notice?.text).toBe('import runs…');
    return person;
  };

  test('is not run a second time before it has ended', () => {
    const person = running();
    const { length } = person.effects;
    person.type('Enter');
    expect(person.state.notice?.text).toBe('It is still running.');
    expect(person.effects).toHaveLength(length);
  });

  test('asks before a question is left with which something is lost', () => {
    const person = running();
    const replied: (string | undefined)[] = [];
    const asking: Asking = {
      shown: '',
      question: 'Who publishes it: ',
      yesNo: false,
      lost: 'what you pointed at',
      reply: (text) => void replied.push(text),
    };
    person.hear({ kind: 'asked', asking, put: asked(person).asked });
    person.type('Esc');
    expect(topScreen(person.state)).toMatchObject({ question: 'Discard what you pointed at?' });
    person.type('n');
    expect(topScreen(person.state)).toMatchObject({ kind: 'prompt', label: 'Who publishes it:' });
    person.type('Esc', 'y');
    expect(person.effects.at(-1)).toEqual({ kind: 'reply', asking, text: undefined });
    expect(topScreen(person.state).kind).toBe('command');
  });

  test('asks its question above what it has printed, and has the answer', () => {
    const person = running();
    const { asked: put } = asked(person);
    const asking: Asking = {
      shown: 'Would record: 1 reading.\n',
      question: 'Record them?',
      yesNo: true,
      reply: () => undefined,
    };
    person.hear({ kind: 'asked', asking, put });
    expect(topScreen(person.state)).toMatchObject({ kind: 'confirm', question: 'Record them?' });
    expect(person.state.layers.at(-2)).toMatchObject({ lines: ['Would record: 1 reading.'] });
    person.type('y');
    expect(person.effects.at(-1)).toEqual({ kind: 'reply', asking, text: 'y' });
    expect(topScreen(person.state).kind).toBe('command');
    person.hear({ kind: 'asked', asking, put });
    person.type('Enter');
    expect(person.effects.at(-1)).toEqual({ kind: 'reply', asking, text: 'n' });
    person.hear({ kind: 'asked', asking: { ...asking, shown: '', yesNo: false }, put });
    person.type(...'Land', 'Enter');
    expect(person.effects.at(-1)).toMatchObject({ kind: 'reply', text: 'Land' });
    person.hear({ kind: 'asked', asking: { ...asking, shown: '', yesNo: false }, put });
    person.type('Esc');
    expect(person.effects.at(-1)).toMatchObject({ kind: 'reply', text: undefined });
  });

  test('that has done it closes its form and says so; one that has not stays with the reason', () => {
    const person = running();
    const { taken } = asked(person);
    person.hear({
      kind: 'ran',
      answer: { done: false, out: '', said: ['x.csv: cannot be read'] },
      taken,
    });
    expect(topScreen(person.state)).toMatchObject({ kind: 'command', running: false });
    expect(person.state.notice).toMatchObject({ text: 'x.csv: cannot be read', tone: 'bad' });
    person.hear({ kind: 'ran', answer: { done: true, out: '', said: ['1 recorded'] }, taken });
    expect(topScreen(person.state).kind).toBe('overview');
    expect(person.state.notice).toMatchObject({ text: '1 recorded', tone: 'good' });
  });
});

test('the choice of a strategy opens the dashboard anew, and asks where something would be lost', () => {
  const person = atBoard();
  person.type(':', ...'strategy use', 'Enter', 'Right', 'Right');
  // by title for people, by name for the command
  const top = topScreen(person.state);
  expect(top.kind === 'command' && textTypedInFormLine(top.sheet, 'strategy')).toBe('Mine');
  person.type('Enter');
  const { run, taken } = asked(person);
  expect(run).toMatchObject({ words: 'strategy use', args: ['mine'] });
  person.hear({ kind: 'ran', answer: { done: true, out: '', said: ['mine is used'] }, taken });
  expect(person.effects.at(-1)).toEqual({
    kind: 'reopen',
    notice: { text: 'mine is used', tone: 'good' },
  });
  const other = atBoard({
    ...openState(SIZE),
    trials: { values: { 'brent-price': 90 }, name: '', scenarios: [] },
  });
  other.type(':', ...'strategy use mine', 'Enter', 'Enter');
  expect(topScreen(other.state)).toMatchObject({
    kind: 'confirm',
    question: 'The board opens anew. Lose the 1 value tried in what if?',
  });
});

test('every form can be filled in and run, whatever its command takes', () => {
  const { state } = atBoard();
  for (const command of shellCommandsOfferedInPalette(state)) {
    const opened = commandSheet(state, command);
    const filled = opened.lines.reduce(
      (form, { name, choices }) => formWithTextOnLine(form, name, choices?.at(-1) ?? 'x'),
      opened,
    );
    const { args, options } = commandRunFromForm(state, command, filled);
    expect(args, command.words).toHaveLength(command.args.length);
    expect(Object.values(options), command.words).not.toContain('');
  }
});

describe('collecting', () => {
  const begun = (state?: State): Person => {
    const person = atBoard(state);
    person.type('R');
    return person;
  };

  test('says how far it is, and the key that began it stops it', () => {
    const person = begun();
    expect(person.state.notice?.text).toBe('collect runs… R stops it.');
    const { progress } = asked(person);
    person.hear({ kind: 'progress', sentence: 'collecting 3 of 8: Brent…', said: progress });
    expect(person.state.notice?.text).toBe('collecting 3 of 8: Brent… R stops it.');
    person.type('R');
    expect(person.effects.map(({ kind }) => kind)).toEqual(['run', 'stop']);
    expect(person.state.notice?.text).toBe('collect stops…');
    const answer = { done: false, out: '', said: ['Stopped: nothing was proposed.'] };
    person.hear({ kind: 'ran', answer, taken: asked(person).taken });
    expect(person.state.notice).toMatchObject({ text: 'Stopped: nothing was proposed.' });
    person.type('R');
    expect(person.effects.map(({ kind }) => kind)).toEqual(['run', 'stop', 'run']);
  });

  test('ends with what came of each recipe, from where one key opens the inbox', () => {
    const person = begun({
      ...openState(SIZE),
      waiting: { count: 2, sources: 1, later: 0 },
    });
    const out = 'area: 2 readings of RU1\nbrent: nothing new\n\nProposed: 2 readings.\n';
    person.hear({ kind: 'ran', answer: { done: true, out, said: [] }, taken: asked(person).taken });
    expect(topScreen(person.state)).toMatchObject({
      kind: 'answer',
      lines: [
        ...['area: 2 readings of RU1', 'brent: nothing new', '', 'Proposed: 2 readings.'],
        'I opens the inbox, where 2 proposals wait.',
      ],
    });
    person.type('I');
    expect(topScreen(person.state).kind).toBe('inbox');
    // on what came just now, though older ones wait above it
    const [older, ...others] = PROPOSALS.proposals;
    if (older === undefined) throw new Error('no proposals');
    const now = '2026-11-27T09:00:00.000Z';
    const proposals = [
      ...others.map((each) => ({ ...each, proposedAt: '2026-11-20T09:00:00.000Z' })),
      { ...older, id: 'p799', proposedAt: now },
    ];
    person.hear({ kind: 'proposals', proposals });
    const inbox = topScreen(person.state);
    expect(inbox.kind === 'inbox' && selectedProposalRow(person.state, inbox)?.proposal.id).toBe(
      'p799',
    );
  });

  test('that nothing is due is one sentence', () => {
    const person = begun();
    const out = 'Nothing is due; the next is due on 2 Dec 2026.\n';
    person.hear({ kind: 'ran', answer: { done: true, out, said: [] }, taken: asked(person).taken });
    expect(person.state.notice?.text).toBe(out.trim());
  });

  test.each([
    [{ addresses: 0, files: 0 }, undefined],
    [{ addresses: 0, files: 1 }, 'INBOX   1 recipe has a new file: R'],
    [{ addresses: 2, files: 0 }, 'INBOX   2 recipes are due: R'],
    [{ addresses: 1, files: 2 }, 'INBOX   2 recipes have new files, 1 is due: R'],
  ])('the board says what can be collected: %o', (due, line) => {
    const person = atBoard();
    person.hear({ kind: 'due', due });
    const lines = waitingAndSinceVisitLines(person.state, 80).map(({ text }) => text);
    expect(lines.find((text) => text.startsWith('INBOX'))).toBe(line);
  });

  test('beside what waits already the board says it in two words', () => {
    const waiting = { count: 14, sources: 5, later: 0 };
    const state = { ...openState(SIZE), waiting, due: { addresses: 1, files: 2 } };
    expect(waitingAndSinceVisitLines(state, 60).map(({ text }) => text)).toContain(
      'INBOX   14 proposals from 5 sources: I; new files: R',
    );
  });
});
