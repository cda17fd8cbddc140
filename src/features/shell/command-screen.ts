/** The form of a command as a screen: opening it, running it, and what it says and asks. */

import { countWithNoun } from '../../core/model/plain-text.ts';
import { terminalSafeOneLine, terminalSafeText } from '../../text/format.ts';
import { spokenTextInWords } from '../../text/speech.ts';
import { bindingForScreenKind, stepWithoutEffects, withNotice } from '../../tui/binding.ts';
import { askYesOrNoStep } from '../../tui/confirm-screen.ts';
import { screenReaderFocusAtLineStart, screenReaderFocusOnField } from '../../tui/focus.ts';
import {
  formAfterKey,
  formAfterPaste,
  formAfterRefusal,
  formWithFocusMoved,
  type NamedLine,
  problemTextOfFormLine,
} from '../../tui/form.ts';
import { actionKeyNameIfEnabled } from '../../tui/keymap.ts';
import { askBeforeDiscardStep, leaveTypingScreenStep, quitStep } from '../../tui/leaving.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import type { PromptScreen } from '../../tui/prompt-screen.ts';
import type { Asking, CommandAnswer, CommandRun, ShellCommand } from '../../tui/shell-command.ts';
import {
  type Binding,
  popScreen,
  pushScreen,
  type Screen,
  type ScreenDef,
  type State,
  type Step,
  withTopScreen,
} from '../../tui/state.ts';
import { textFieldHolding } from '../../tui/text-field.ts';
import { recipePointingScreen } from '../recipes/pointing-screen.ts';
import type { Sheet } from '../sheet/sheet.ts';
import type { AnswerScreen } from './answer-screen.ts';
import {
  commandFormProblems,
  commandFormWithOptionsFolded,
  commandRunFromForm,
  commandSheet,
  type Typed,
  unfoldedSheet,
  withCommandOptionsFoldedAsChosen,
} from './command-sheet.ts';
import { whyShellCommandOff } from './offered.ts';

/** A command of the shell with what it takes to be filled in. */
export interface CommandScreen {
  readonly kind: 'command';
  readonly command: ShellCommand;
  readonly sheet: Sheet;
  /** The lines of options that are folded away. */
  readonly folded: readonly NamedLine[];
  /** Whether it was started and has not ended. */
  readonly running: boolean;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly command: CommandScreen;
  }
}

/** Commands after which the dashboard looks at another board. */
const REOPENING: readonly string[] = ['strategy use', 'restore'];

const COMMAND_KEYS: readonly Binding[] = [
  bindingForScreenKind('command', {
    id: 'command.run',
    keys: ['Enter'],
    label: 'run',
    description: 'run the command with what is filled in',
    footer: true,
    whyDisabled: (state, { command, running }) =>
      running ? 'It is still running.' : whyShellCommandOff(state, command),
    run: runFilledInCommandStep,
  }),
  commandBinding('command.next', ['Tab', 'Down'], 'next line', 'next line', moveFocusStep(1), true),
  commandBinding('command.prev', ['S-Tab', 'Up'], 'line before', 'line before', moveFocusStep(-1)),
  commandBinding(
    'command.cancel',
    ['Esc'],
    'cancel',
    'leave it without running it',
    leaveTypingScreenStep,
    true,
  ),
  commandBinding('command.quit', ['^C'], 'quit', 'quit', quitStep),
];

function commandBinding(
  id: string,
  keys: readonly string[],
  label: string,
  description: string,
  run: (state: State, screen: CommandScreen) => Step,
  footer = false,
): Binding {
  return bindingForScreenKind('command', { id, keys, label, description, footer, run });
}

/** With the focus on the next line of the form that is shown, down (`by` 1) or up (-1), round the end. */
function moveFocusStep(by: 1 | -1): (state: State, screen: CommandScreen) => Step {
  return (state, screen) =>
    stepWithoutEffects(
      withTopScreen(state, { ...screen, sheet: formWithFocusMoved(screen.sheet, by) }),
    );
}

export const COLLECT = 'collect';

/** The step that opens a command: its form, or its answer at once where it takes nothing. */
export function openCommandStep(state: State, command: ShellCommand, typed: Typed = []): Step {
  const form = commandFormWithOptionsFolded(command, commandSheet(state, command, typed));
  const screen: CommandScreen = { kind: 'command', command, ...form, running: false };
  return screen.sheet.lines.length === 0
    ? startCommandStep(state, screen)
    : stepWithoutEffects(pushScreen(state, screen));
}

function runFilledInCommandStep(state: State, screen: CommandScreen): Step {
  const problems = commandFormProblems(screen.command, unfoldedSheet(screen));
  if (problems.length > 0) {
    const isFolded = screen.folded.some(({ name }) => problemTextOfFormLine(problems, name));
    const open = isFolded ? { sheet: unfoldedSheet(screen), folded: [] } : screen;
    const sheet = formAfterRefusal(open.sheet, problems);
    return stepWithoutEffects(
      withNotice(
        withTopScreen(state, { ...screen, ...open, sheet }),
        'Not run: see the line marked !.',
        'bad',
      ),
    );
  }
  const begun = (below: State): Step =>
    startCommandStep(withTopScreen(below, { ...screen, running: true }), screen);
  const lost = REOPENING.includes(screen.command.words)
    ? [...state.registry.screens.values()].flatMap((def) => def.lost?.(state) ?? [])
    : [];
  if (lost.length === 0) return begun(state);
  const question = `The board opens anew. Lose ${lost.join(' and ')}?`;
  return askYesOrNoStep(state, question, begun);
}

function startCommandStep(state: State, screen: CommandScreen): Step {
  const { command } = screen;
  return runShellCommandStep(
    state,
    command.words,
    commandRunFromForm(state, command, unfoldedSheet(screen)),
  );
}

/** The step that has a command run, and takes its answer; the dashboard is used on meanwhile. */
export function runShellCommandStep(state: State, words: string, run: CommandRun): Step {
  const begun = words === COLLECT ? { ...state, running: words } : state;
  return [
    withNotice(begun, `${words} runs…${stopsText(begun)}`),
    [
      {
        kind: 'run',
        run,
        progress: (after, sentence) =>
          stepWithoutEffects(withNotice(after, `${sentence}${stopsText(after)}`)),
        asked: (after, asking) => askCommandQuestionStep(after, words, asking),
        taken: (after, answer) => commandEndedStep(after, words, answer),
      },
    ],
  ];
}

/** ` R stops it.`; '' where that key does nothing of the kind now. */
function stopsText(state: State): string {
  const key =
    state.running === undefined ? undefined : actionKeyNameIfEnabled(state, 'recipes.collect');
  return key === undefined ? '' : ` ${key} stops it.`;
}

/** The step that puts a question of a running command: above what it has printed so far, which the question is about. */
function askCommandQuestionStep(before: State, words: string, asking: Asking): Step {
  // It does not run while it waits for the person.
  const state = { ...before, notice: undefined };
  const reply =
    (text: string | undefined) =>
    (below: State): Step => [withoutPreview(below), [{ kind: 'reply', asking, text }]];
  const { pointing } = asking;
  if (pointing !== undefined)
    return stepWithoutEffects(pushScreen(state, recipePointingScreen(asking, pointing)));
  const lines = textLines(asking.shown);
  const shown =
    lines.length === 0 ? state : pushScreen(state, answerScreen(words, lines, [], true));
  const question = terminalSafeOneLine(asking.question).trim();
  if (asking.yesNo) return askYesOrNoStep(shown, question, reply('y'), reply('n'));
  const prompt: PromptScreen = {
    kind: 'prompt',
    label: question,
    field: textFieldHolding(''),
    answer: (below, text) => reply(text.trim())(below),
    onLeave: (below) =>
      asking.lost === undefined
        ? reply(undefined)(below)
        : askBeforeDiscardStep(pushScreen(below, prompt), asking.lost, (under) =>
            reply(undefined)(popScreen(under)),
          ),
  };
  return stepWithoutEffects(pushScreen(shown, prompt));
}

function withoutPreview(state: State): State {
  return { ...state, layers: state.layers.filter((screen) => !isPreview(screen)) };
}

function isPreview(screen: Screen): boolean {
  return screen.kind === 'answer' && screen.asks;
}

/** The most sentences that are told as a notice. */
const MOST_TOLD = 2;

/** The step once a command has ended: its form goes where it was done, and stays with the reason where it was not. */
function commandEndedStep(before: State, words: string, { done, out, said }: CommandAnswer): Step {
  const state = words === COLLECT ? { ...before, running: undefined } : before;
  const layers = withoutPreview(state).layers.flatMap((screen): readonly Screen[] =>
    screen.kind !== 'command' ? [screen] : done ? [] : [{ ...screen, running: false }],
  );
  const after = { ...state, layers };
  const opens = words === COLLECT ? opensInboxTexts(state) : [];
  const lines = [...textLines(out), ...opens];
  const sentences = said.flatMap((each) => textLines(each)).map((each) => each.trim());
  const told = [...lines, ...sentences].join(' ');
  const tone = done ? 'good' : 'bad';
  if (done && REOPENING.includes(words))
    return [after, [{ kind: 'reopen', notice: { text: told, tone } }]];
  if (lines.length > 1 || sentences.length > MOST_TOLD)
    return stepWithoutEffects(
      pushScreen({ ...after, notice: undefined }, answerScreen(words, lines, sentences, false)),
    );
  return stepWithoutEffects(withNotice(after, told === '' ? `${words}: done.` : told, tone));
}

/** `I opens the inbox, where 14 proposals wait.`; none where none do. */
function opensInboxTexts(state: State): readonly string[] {
  const count = state.waiting?.count ?? 0;
  if (count === 0) return [];
  const wait = count === 1 ? 'waits' : 'wait';
  return [
    `${actionKeyName(state, 'inbox.open')} opens the inbox, where ${countWithNoun(count, 'proposal')} ${wait}.`,
  ];
}

function answerScreen(
  words: string,
  lines: readonly string[],
  said: readonly string[],
  asks: boolean,
): AnswerScreen {
  return { kind: 'answer', words, lines, said, asks, selected: 0, filter: '' };
}

/** A text as the lines that it has, without the empty ones at its end and what would move a terminal. */
function textLines(text: string): readonly string[] {
  const lines = terminalSafeText(text)
    .split('\n')
    .map((line) => line.replaceAll('\t', ' ').trimEnd());
  return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
}

export const COMMAND_SCREEN: ScreenDef<CommandScreen> = {
  kind: 'command',
  sort: 'field',
  place: 'command',
  keys: COMMAND_KEYS,
  crumb: (_, { command }) => command.words,
  about: ({ command }) => command.words,
  shows: 'What a command takes: fill in what is needed, leave out the rest.',
  arrival: (state, { command }) => [
    `${command.words}: ${spokenTextInWords(command.summary)}. ${actionKeyName(state, 'command.next')} goes to the next line, ${actionKeyName(state, 'command.run')} runs it, ${actionKeyName(state, 'command.cancel')} leaves.`,
  ],
  focus(_, { command, sheet }) {
    const { lines, focus, tried } = sheet;
    const line = lines[focus];
    if (line === undefined)
      return screenReaderFocusAtLineStart(`${command.words}: ${command.summary}`);
    const problem = tried
      ? problemTextOfFormLine(commandFormProblems(command, sheet), line.name)
      : undefined;
    const rest = `, line ${focus + 1} of ${lines.length}. ${spokenTextInWords(problem ?? line.hint)}`;
    return screenReaderFocusOnField(`${line.label}: `, line.field, rest);
  },
  typed(_, screen, key) {
    const sheet = formAfterKey(screen.sheet, key);
    return sheet && { ...screen, ...withCommandOptionsFoldedAsChosen({ ...screen, sheet }) };
  },
  pasted: (_, screen, text) => ({ ...screen, sheet: formAfterPaste(screen.sheet, text) }),
};
