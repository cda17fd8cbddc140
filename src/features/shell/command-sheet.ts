/** The form of a command: a line for everything it takes, made of the same words that its help has, and the run that it asks for. */
import type { Problem } from '../../core/model/model.ts';
import { type Form, type NamedLine, newFormField, textTypedInFormLine } from '../../tui/form.ts';
import { fullScreenRowWidth } from '../../tui/layout.ts';
import type { CommandRun, ShellCommand } from '../../tui/shell-command.ts';
import { isViewOfToday, type State } from '../../tui/state.ts';
import { suggestedTextField, textFieldHolding } from '../../tui/text-field.ts';
import type { Sheet } from '../sheet/sheet.ts';

/** Options that are for scripts, or that the dashboard asks about instead. */
const FOR_SCRIPTS: readonly string[] = ['json', 'force', 'yes', 'exit-code', 'short'];

/** Commands that look at a board as of a day. */
const OF_A_DAY: readonly string[] = [
  ...['status', 'list', 'ahead', 'explain', 'movers', 'sources', 'hypotheses', 'report', 'plot'],
  ...['export', 'event export', 'actions', 'assessment show'],
];

/** The names that a file which a command writes is offered, by the words of the command and the day. */
const FILES: Readonly<Record<string, (day: string) => readonly string[]>> = {
  report: (day) => ['html', 'md', 'txt', 'json'].map((ending) => `briefing-${day}.${ending}`),
  plot: (day) => [`plot-${day}.svg`],
  export: (day) => ['csv', 'json', 'jsonl'].map((ending) => `readings-${day}.${ending}`),
  'event export': (day) => [`events-${day}.csv`],
  backup: (day) => [`board-${day}.db`],
  'strategy new': () => ['strategy.json'],
};

/** What a command takes, as one line of its form. */
interface Taken {
  /** Name of the line; of an option, that of its flag without dashes. */
  readonly name: string;
  /** Where it goes: an argument by its place, an option with a value, a switch, or an option of every command. */
  readonly as: 'argument' | 'option' | 'switch';
  readonly needed: boolean;
  readonly hint: string;
  readonly choices?: readonly string[] | undefined;
}

const AS_OF = 'as-of';

/** Everything that is asked for a command, in the order of its form. */
function takenByCommand(command: ShellCommand): readonly Taken[] {
  const args = command.args.map((arg, at): Taken => {
    const name = placeholder(arg);
    const choices = at === 0 ? command.choices : undefined;
    return {
      name,
      as: 'argument',
      needed: arg.startsWith('<'),
      hint: CHOSEN_THERE.includes(command.words)
        ? CHOSEN_HINT
        : (ARGUMENTS[name]?.(choices ?? []) ?? (choices ?? []).join(', ')),
    };
  });
  const options = command.options.flatMap(([flags, does, values]): readonly Taken[] => {
    const name = optionName(flags);
    if (FOR_SCRIPTS.includes(name)) return [];
    const takesValue = flags.includes('<');
    return [
      {
        name,
        as: takesValue ? 'option' : 'switch',
        needed: false,
        hint: name === 'output' ? FILE_HINT : does,
        choices: takesValue ? values && ['', ...values] : ['no', 'yes'],
      },
    ];
  });
  const day: Taken = {
    name: AS_OF,
    as: 'option',
    needed: false,
    hint: 'the day of the board that is looked at, 2026-06-30 or 30d; today when left out',
  };
  // the file that is written comes first, whatever the order in a shell
  const first = options.filter(({ name }) => name === 'output');
  const rest = options.filter((option) => !first.includes(option));
  const own = [...args, ...first, ...rest];
  // what takes nothing else is answered at once, for the board that is looked at
  return own.length > 0 && OF_A_DAY.includes(command.words) ? [...own, day] : own;
}

const FILE_HINT = 'the file to write; left empty, it is shown here';

/** Commands that have a person choose among the files of a folder. */
const CHOSEN_THERE: readonly string[] = ['import', 'recipe new'];

const CHOSEN_HINT =
  'a file, by its name or path, or a folder to choose its newest from; ~ is your home folder';

/** What may stand for an argument, by its name and what it may be. */
const ARGUMENTS: Readonly<Record<string, (choices: readonly string[]) => string>> = {
  file: () => 'a file, by its name or path; ~ is your home folder',
  strategy: () => 'by title, id or file, or the shipped one',
  old: () => 'by title, id or file, or the shipped one',
  new: () => 'by title, id or file, or the shipped one',
  what: (choices) => `${choices.join(', ')}, or an indicator by its code, such as RU1`,
  indicator: () => 'an indicator by its code, such as RU1',
  id: () => 'its id; last is the newest',
};

function placeholder(arg: string): string {
  return /[\w=-]+/.exec(arg)?.[0] ?? arg;
}

function optionName(flags: string): string {
  return /--([\w-]+)/.exec(flags)?.[1] ?? flags;
}

/** The form of a command as it opens: what is known filled in, and what was typed behind its words. */
export function commandSheet(state: State, command: ShellCommand, typed: Typed = NOTHING): Sheet {
  const known = takenByCommand(command);
  const values = valuesOfTyped(known, typed);
  const lines = known.map((each): NamedLine => {
    const suggestions = suggestionsFor(state, command, each);
    // a strategy is chosen, a file needs a name
    const first = isFileLine(each) ? (suggestions[0] ?? '') : '';
    const opened =
      values.get(each.name) ??
      (each.name === AS_OF && !isViewOfToday(state)
        ? state.board.asOf
        : each.as === 'switch'
          ? 'no'
          : first);
    const field =
      opened === first && first !== '' ? suggestedTextField(first) : textFieldHolding(opened);
    const { choices } = each;
    return newFormField(
      each.name,
      each.name.replaceAll('-', ' '),
      opened,
      lineHintText(each, suggestions, state),
      { ...(choices === undefined ? {} : { choices }), suggestions },
      field,
    );
  });
  return { title: command.words, lines, focus: firstToFill(known, lines), tried: false };
}

/** What may stand on a line; of a file also in which folder, and what Left and Right suggest. */
function lineHintText(taken: Taken, suggestions: readonly string[], { shell }: State): string {
  return [
    taken.hint,
    ...(isFileLine(taken) && shell !== undefined ? [`in ${shell.folder}`] : []),
    ...(suggestions.length > 1 ? [`Left and Right: ${suggestions.join(', ')}`] : []),
  ].join('; ');
}

/** The first line, from 0, that must be filled in and is not; the first of all where there is none. */
function firstToFill(known: readonly Taken[], lines: readonly NamedLine[]): number {
  const at = lines.findIndex(
    ({ field }, place) => known[place]?.needed === true && field.text === '',
  );
  return Math.max(0, at);
}

function isFileLine({ name }: Taken): boolean {
  return name === 'file' || name === 'output';
}

function suggestionsFor(
  { shell, today, board }: State,
  { words }: ShellCommand,
  taken: Taken,
): readonly string[] {
  if (isFileLine(taken)) return FILES[words]?.(OF_A_DAY.includes(words) ? board.asOf : today) ?? [];
  return isStrategyLine(taken) ? (shell?.strategies ?? []).map(({ title }) => title) : [];
}

function isStrategyLine({ name }: Taken): boolean {
  return name === 'strategy' || name === 'old' || name === 'new';
}

/** What a command is given for what stands on a line: the name of the strategy whose title that is, else the text. */
function argumentForLine({ shell }: State, taken: Taken, text: string): string {
  const chosen = shell?.strategies.find(({ title }) => title === text);
  return chosen !== undefined && isStrategyLine(taken) ? chosen.name : text;
}

/** Words that were typed behind those of a command. */
export type Typed = readonly string[];

const NOTHING: Typed = [];

/** What was typed behind a command, by the line that it is for. */
function valuesOfTyped(known: readonly Taken[], typed: Typed): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const places = known.filter(({ as, name }) => as === 'argument' || name === 'output');
  let open: Taken | undefined;
  let at = 0;
  for (const word of typed) {
    const [, flag, value] = /^--?([\w-]+)(?:=(.*))?$/s.exec(word) ?? [];
    const option = known.find(
      ({ name, as }) => as !== 'argument' && (name === flag || name[0] === flag),
    );
    if (open !== undefined) {
      values.set(open.name, word);
      open = undefined;
    } else if (option !== undefined && value !== undefined) values.set(option.name, value);
    else if (option?.as === 'switch') values.set(option.name, 'yes');
    else if (option !== undefined) open = option;
    else {
      const place = places[Math.min(at, places.length - 1)];
      if (place === undefined) continue;
      const before = at >= places.length ? `${values.get(place.name) ?? ''} ` : '';
      values.set(place.name, `${before}${word}`);
      at += 1;
    }
  }
  return values;
}

/** What keeps a form from being run, with the name of its line as path. */
export function commandFormProblems(command: ShellCommand, form: Form): readonly Problem[] {
  return takenByCommand(command).flatMap(({ name, needed, hint }): readonly Problem[] => {
    const text = textTypedInFormLine(form, name).trim();
    if (needed && text === '') return [{ path: name, message: `needed: ${hint}` }];
    return text === '-'
      ? [{ path: name, message: '- is the input or the output of a shell; name a file' }]
      : [];
  });
}

/** The run that a form asks for. */
export function commandRunFromForm(state: State, command: ShellCommand, form: Form): CommandRun {
  const known = takenByCommand(command);
  const text = (name: string): string => textTypedInFormLine(form, name).trim();
  const args = known
    .filter(({ as, name }) => as === 'argument' && text(name) !== '')
    .flatMap((taken) => {
      const { name } = taken;
      return command.args.some((arg) => arg.includes('...') && placeholder(arg) === name)
        ? text(name).split(/\s+/)
        : [argumentForLine(state, taken, text(name))];
    });
  const options = known.flatMap((taken): readonly (readonly [string, string | true])[] => {
    const { as, name } = taken;
    if (as === 'argument' || text(name) === '') return [];
    if (as === 'option') return [[inCamelCase(name), argumentForLine(state, taken, text(name))]];
    return text(name) === 'yes' ? [[inCamelCase(name), true]] : [];
  });
  const looksBack = OF_A_DAY.includes(command.words) && known.length === 0 && !isViewOfToday(state);
  const file = text('output') || (Object.hasOwn(FILES, command.words) ? text('file') : '');
  return {
    words: command.words,
    args,
    options: { ...Object.fromEntries(options), ...(looksBack ? { asOf: state.board.asOf } : {}) },
    file: file === '' ? undefined : file,
    cells: fullScreenRowWidth(state.size),
    author: state.author,
  };
}

function inCamelCase(name: string): string {
  return name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** A form as it is shown, and the lines that are folded away. */
interface FoldedForm {
  readonly sheet: Sheet;
  readonly folded: readonly NamedLine[];
}

/** So many options stand below what a command takes without being folded. */
const MOST_OPTIONS = 6;

const MORE = 'more options';

const [FOLDED, SHOWN] = ['folded', 'shown'];

/** The form of a command with its options folded where they are many and nothing is filled in on them. */
export function commandFormWithOptionsFolded(command: ShellCommand, sheet: Sheet): FoldedForm {
  const at = sheet.lines.findIndex(
    ({ name }, place) => place >= command.args.length && name !== 'output',
  );
  const options = at < 0 ? [] : sheet.lines.slice(at);
  if (options.length <= MOST_OPTIONS) return { sheet, folded: [] };
  const isFilled = options.some(({ field, choices = [''] }) => field.text !== choices[0]);
  const more = newFormField(
    MORE,
    `${MORE} (${options.length})`,
    isFilled ? SHOWN : FOLDED,
    'none is needed; Right shows them, Left folds them',
    { choices: [FOLDED, SHOWN] },
  );
  const lines = [...sheet.lines.slice(0, at), more];
  return isFilled
    ? { sheet: { ...sheet, lines: [...lines, ...options] }, folded: [] }
    : { sheet: { ...sheet, lines }, folded: options };
}

/** The form with its options shown or folded as the line above them says. */
export function withCommandOptionsFoldedAsChosen({ sheet, folded }: FoldedForm): FoldedForm {
  const said = textTypedInFormLine(sheet, MORE);
  if (said === SHOWN && folded.length > 0)
    return { sheet: unfoldedSheet({ sheet, folded }), folded: [] };
  if (said !== FOLDED || folded.length > 0) return { sheet, folded };
  const at = sheet.lines.findIndex(({ name }) => name === MORE) + 1;
  return { sheet: { ...sheet, lines: sheet.lines.slice(0, at) }, folded: sheet.lines.slice(at) };
}

/** The form with every line, those that are folded too. */
export function unfoldedSheet({ sheet, folded }: FoldedForm): Sheet {
  return { ...sheet, lines: [...sheet.lines, ...folded] };
}
