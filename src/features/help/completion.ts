/** What may stand in the place of the last word of a command line, and the scripts with which four shells ask for it when Tab is pressed. */

import type { ShellCommand } from '../../tui/shell-command.ts';

/** A word and what it means; '' where it says that itself. */
export type Offer = readonly [word: string, does: string];

/** What only the board or the disk knows; a strategy is also named by its file. */
const KINDS = ['indicators', 'nodes', 'bands', 'events', 'assessments', 'scenarios'] as const;
export type Kind = (typeof KINDS)[number] | 'strategies' | 'recipes' | 'files';

export interface CompletionPlace {
  readonly offers: readonly Offer[];
  /** What is offered besides; undefined: nothing. */
  readonly kind: Kind | undefined;
  /** What stands before the word in the same argument, `--side=`; '' for nothing. */
  readonly before: string;
  /** The word as far as it is typed. */
  readonly typed: string;
  /** What was given before by name, `--strategy`. */
  readonly given: ReadonlyMap<string, string>;
}

type Flag = ShellCommand['options'][number];

/** What may stand in the place of the last of these words, which follow the program's name. */
export function shellCompletionsForLastWord(
  words: readonly string[],
  commands: readonly ShellCommand[],
  globals: ShellCommand['options'],
): CompletionPlace {
  const [, before = '', typed = ''] = /^(--[\w-]+=)?(.*)$/s.exec(words.at(-1) ?? '') ?? [];
  const { command, operands, open, given } = read(words.slice(0, -1), commands, globals);
  const offering = (offers: readonly Offer[], kind?: Kind): CompletionPlace => {
    return { offers, kind, before, typed, given };
  };
  const options = [...(command?.options ?? []), ...globals];
  const flag = before === '' ? open : flagOf(options, before.slice(0, -1));
  if (flag !== undefined) {
    return offering(plainOffers(flag[2] ?? []), kindOf(placeholderOf(flag[0]), command));
  }
  if (typed.startsWith('-')) return offering([...options.flatMap(flagOffers), HELP]);
  if (command === undefined) return offering(nextWords(operands, commands));
  // what is a command itself may be the first word of others
  if (operands.length === 0 && command.args.length === 0)
    return offering(nextWords(command.words.split(' '), commands));
  const at = operands.length;
  const last = command.args.at(-1) ?? '';
  const arg = command.args[at] ?? (last.includes('...') ? last : undefined);
  const choices = at === 0 ? command.choices : command.choicesAfter?.[operands[0] ?? ''];
  return offering(
    arg === undefined ? [] : plainOffers(choices ?? []),
    arg === undefined ? undefined : kindOf(arg, command, operands),
  );
}

const HELP: Offer = ['--help', 'show what a command takes, with examples'];

const plainOffers = (words: readonly string[]): readonly Offer[] => words.map((word) => [word, '']);

/** A command line as far as it is typed: its command, that command's operands, and an option that waits for its value. */
function read(
  words: readonly string[],
  commands: readonly ShellCommand[],
  globals: ShellCommand['options'],
) {
  let [operands, open]: [readonly string[], Flag | undefined] = [[], undefined];
  const given = new Map<string, string>();
  // of `inbox` and `inbox accept` the longer one
  const named = (): ShellCommand | undefined =>
    commands
      .filter((each) => `${operands.join(' ')} `.startsWith(`${each.words} `))
      .toSorted((a, b) => b.words.length - a.words.length)[0];
  for (const word of words) {
    if (word.startsWith('-') && word.length > 1) {
      const [, name = word, value] = /^(--[\w-]+)=(.*)$/s.exec(word) ?? [];
      open =
        value === undefined ? flagOf([...(named()?.options ?? []), ...globals], name) : undefined;
      if (value !== undefined) given.set(name, value);
    } else if (open === undefined) operands = [...operands, word];
    else {
      given.set(/--[\w-]+/.exec(open[0])?.[0] ?? '', word);
      if (!open[0].includes('...')) open = undefined;
    }
  }
  const command = named();
  const length = command?.words.split(' ').length ?? 0;
  return { command, operands: operands.slice(length), open, given };
}

/** The option of this name that a value follows. */
function flagOf(options: ShellCommand['options'], name: string): Flag | undefined {
  return options.find(([flags]) => flags.includes('<') && flags.split(/[ ,]+/).includes(name));
}

function placeholderOf(flags: string): string {
  return /<.*>/.exec(flags)?.[0] ?? '';
}

function flagOffers([flags, does]: Flag): readonly Offer[] {
  return (flags.match(/--?[\w-]+/g) ?? []).map((name) => [name, does]);
}

/** First words, or the second ones behind a first that has some. */
function nextWords(
  operands: readonly string[],
  commands: readonly ShellCommand[],
): readonly Offer[] {
  const [first = '', ...rest] = operands;
  if (rest.length > 0) return [];
  if (first !== '' && first !== 'help') {
    const members = commands.filter(({ words }) => words.startsWith(`${first} `));
    return members.map(({ words, summary }) => [words.slice(first.length + 1), summary]);
  }
  const names = [...new Set(commands.map(({ words }) => words.split(' ')[0] ?? ''))];
  return names.map((name) => {
    const own = commands.find(({ words }) => words === name);
    return [
      name,
      own?.summary ??
        nextWords([name], commands)
          .map(([word]) => word)
          .join(', '),
    ];
  });
}

/** What a placeholder stands for. */
function kindOf(
  placeholder: string,
  command: ShellCommand | undefined,
  operands: readonly string[] = [],
): Kind | undefined {
  const [name = ''] = /[\w=-]+/.exec(placeholder) ?? [];
  if (/^(indicator|what|id=value)$/.test(name)) return 'indicators';
  if (/^(old|new|strategy)$/.test(name)) return 'strategies';
  if (name === 'value' && operands[0] === 'strategy') return 'strategies';
  if (name === 'recipe' || name === 'recipes') return 'recipes';
  if (name === 'file' || name === 'dir') return 'files';
  if (name === 'id') return command?.words.startsWith('event') === true ? 'events' : 'assessments';
  return KINDS.find((kind) => kind === `${name}s`);
}

export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
type Shell = (typeof SHELLS)[number];

/**
 * What a script asks, with the words behind it up to the one that is typed. The first line of the answer is `files`
 * where files may stand there too, else `words`; then each word with a tab and what it means.
 */
const ASK = 'axiswatch completion --offer --';

/** The script for a shell. */
export function completionScript(shell: Shell): string {
  return SCRIPTS[shell];
}

const SCRIPTS: Readonly<Record<Shell, string>> = {
  // Bash takes a word apart at : and =, which stand in ids and in values.
  bash: `# bash completion for axiswatch; source it, or: axiswatch completion bash > ~/.local/share/bash-completion/completions/axiswatch
_axiswatch() {
  local -a words=()
  local i word does kind= joined= before=
  for ((i = 1; i <= COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if [[ $word == [:=]* || $joined == *[:=] ]] && ((\${#words[@]} > 0)); then words[\${#words[@]}-1]+=$word; else words+=("$word"); fi
    joined=$word
  done
  word=\${words[\${#words[@]}-1]}
  [[ $word == *[:=]* ]] && before=\${word%"\${word##*[:=]}"}
  local -a told=()
  COMPREPLY=()
  while IFS=$'\\t' read -r word does; do
    if [[ -z $kind ]]; then kind=$word; continue; fi
    word=\${word#"$before"}
    COMPREPLY+=("$word")
    told+=("$word\${does:+  $does}")
  done < <(${ASK} "\${words[@]}" 2>/dev/null)
  # Meanings stand only in a list of several (63): all else that is done with an offer puts it into the line.
  if ((COMP_TYPE == 63 && \${#told[@]} > 1)) && [[ $kind != files ]]; then COMPREPLY=("\${told[@]}"); fi
  if [[ $kind == files ]]; then
    compopt -o filenames 2>/dev/null
    while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}")
  fi
}
complete -o nosort -F _axiswatch axiswatch 2>/dev/null || complete -F _axiswatch axiswatch
`,
  zsh: `#compdef axiswatch
# zsh completion for axiswatch; put it in a folder of $fpath as _axiswatch.
_axiswatch() {
  local -a answer offers
  local kind line word does
  answer=("\${(@f)$(${ASK} "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
  kind=$answer[1]
  for line in "\${(@)answer[2,-1]}"; do
    word=\${\${line%%$'\\t'*}//:/\\\\:}
    does=\${line#*$'\\t'}
    offers+=("$word\${does:+:$does}")
  done
  local found=1
  ((\${#offers})) && _describe -V axiswatch offers && found=0
  [[ $kind == files ]] && _files && found=0
  return found
}
if [[ $funcstack[1] == _axiswatch ]]; then _axiswatch "$@"; else compdef _axiswatch axiswatch; fi
`,
  fish: `# fish completion for axiswatch; put it in ~/.config/fish/completions/axiswatch.fish
function __axiswatch_offer
  set -l words (commandline -opc)
  set -l typed (commandline -ct)
  test -z "$typed"; and set typed ''
  set -l answer (${ASK} $words[2..-1] $typed 2>/dev/null)
  printf '%s\\n' $answer[2..-1]
  test "$answer[1]" = files; and __fish_complete_path "$typed"
end
complete -c axiswatch -f -k -a '(__axiswatch_offer)'
`,
  // An empty argument would not reach the program; a quoted one does, as it is or as nothing. Unquoted, -- would end there.
  powershell: `# PowerShell completion for axiswatch; dot-source it in your profile.
Register-ArgumentCompleter -Native -CommandName axiswatch -ScriptBlock {
  param($word, $ast, $position)
  $words = @($ast.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -le $position } | ForEach-Object { "$_" })
  if ($word -eq '') { $words += '""' }
  # Where nothing is offered PowerShell offers files.
  ${ASK.replace('--offer --', "--offer '--'")} @words 2>$null | Select-Object -Skip 1 | ForEach-Object {
    $offer, $does = $_ -split "\`t", 2
    if (-not $does) { $does = $offer }
    [System.Management.Automation.CompletionResult]::new($offer, $offer, 'ParameterValue', $does)
  }
}
`,
};
