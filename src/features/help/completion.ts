/** `axiswatch completion`: what a shell offers when Tab is pressed, from the list of commands. */
import { COMMANDS } from '../../index.ts';
import { Refusal } from '../../model/problem.ts';
import { GLOBAL_OPTIONS } from '../arguments.ts';
import type { Command, Option, Outcome } from '../command.ts';
import type { Context } from '../context.ts';

const IDS = 'axiswatch list --csv 2>/dev/null | tail -n +2 | cut -d, -f1';

const SHELLS: Readonly<Record<string, () => string>> = {
  bash,
  // its own emulation of bash's completion
  zsh: () => `autoload -Uz compinit bashcompinit\ncompinit\nbashcompinit\n${bash()}`,
  fish,
};

export async function completion(
  _context: Context,
  [shell = '']: readonly string[],
): Promise<Outcome> {
  const text = SHELLS[shell]?.();
  if (text !== undefined) return { text };
  throw new Refusal(`<shell> must be one of ${Object.keys(SHELLS).join(', ')}, not ${shell}`, 2);
}

const takesIndicator = ({ args = '' }: Command): boolean => /^[<[](indicator|node)/.test(args);
const flags = (options: readonly Option[]): string =>
  options.map(({ name }) => `--${name}`).join(' ');
const ALL_OPTIONS = [...COMMANDS.flatMap(({ options = [] }) => options), ...GLOBAL_OPTIONS];
/** Second words by their first one; the first is a command itself where '' is among them. */
const GROUPS = Map.groupBy(COMMANDS, ({ words }) => words.split(' ')[0] as string);
const secondsOf = (commands: readonly Command[]): string =>
  commands.flatMap(({ words }) => words.split(' ')[1] ?? []).join(' ');

function bash(): string {
  const choices = new Map(
    ALL_OPTIONS.flatMap(({ name, choices: words }) => (words ? [[name, words.join(' ')]] : [])),
  );
  const files = ALL_OPTIONS.filter(({ takes = '' }) => /file|folder/.test(takes));
  const lines = (some: readonly string[]): string => some.map((line) => `${line}\n`).join('');
  return `_axiswatch() {
  local cur=\${COMP_WORDS[COMP_CWORD]} words= options=
  case \${COMP_WORDS[COMP_CWORD-1]} in
${lines([...choices].map(([name, words]) => `    --${name}) words='${words}' ;;`))}\
    ${files.map(({ name }) => `--${name}`).join('|')})
      COMPREPLY=($(compgen -f -- "$cur")); return ;;
    *) case "$COMP_CWORD \${COMP_WORDS[1]}" in
      1\\ *) words='${[...GROUPS.keys()].join(' ')}' ;;
${lines(
  [...GROUPS].flatMap(([first, commands]) => {
    const seconds = secondsOf(commands);
    if (seconds !== '') return [`      2\\ ${first}) words='${seconds}' ;;`];
    return commands.some(takesIndicator) ? [`      2\\ ${first}) words=$(${IDS}) ;;`] : [];
  }),
)}\
    esac
    case "\${COMP_WORDS[1]} \${COMP_WORDS[2]} " in
${lines(
  COMMANDS.flatMap(({ words, options = [] }) =>
    options.length === 0
      ? []
      : [`      ${words.replace(' ', '\\ ')}\\ *) options='${flags(options)}' ;;`],
  ),
)}\
    esac ;;
  esac
  [[ $cur == -* ]] && words="$options ${flags(GLOBAL_OPTIONS)}"
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _axiswatch axiswatch
`;
}

function fish(): string {
  const quoted = (text: string): string => `'${text.replaceAll("'", "\\'")}'`;
  const optionLine = ({ name, takes, says, choices, short }: Option, when = ''): string =>
    [
      `complete -c axiswatch${when} -l ${name}`,
      ...(short === undefined ? [] : [`-s ${short}`]),
      ...(takes === undefined ? [] : [/file|folder/.test(takes) ? '-r -F' : '-x']),
      ...(choices === undefined ? [] : [`-a ${quoted(choices.join(' '))}`]),
      `-d ${quoted(says)}`,
    ].join(' ');
  const within = (words: string): string =>
    ` -n ${quoted(
      words
        .split(' ')
        .map((word) => `__fish_seen_subcommand_from ${word}`)
        .join('; and '),
    )}`;
  return [
    ...GLOBAL_OPTIONS.map((option) => optionLine(option)),
    ...[...GROUPS].map(([first, commands]) => {
      const says = commands.map((command) => command.says).join(', ');
      return `complete -c axiswatch -f -n __fish_use_subcommand -a ${first} -d ${quoted(says)}`;
    }),
    ...[...GROUPS].flatMap(([first, commands]) => {
      const seconds = secondsOf(commands);
      const offers = seconds || (commands.some(takesIndicator) ? `(${IDS})` : '');
      return offers === '' ? [] : [`complete -c axiswatch -f${within(first)} -a ${quoted(offers)}`];
    }),
    ...COMMANDS.flatMap(({ words, options = [] }) =>
      options.map((option) => optionLine(option, within(words))),
    ),
    '',
  ].join('\n');
}
