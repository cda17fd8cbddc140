/**
 * Completion scripts for four shells, made of the catalogue of commands; indicators are asked for when a word is completed.
 * Past 200 lines because the four say the same of one catalogue and must be read beside each other.
 */

/** What a script must know of a command. */
export interface Completable {
  /** As typed, `strategy check`. */
  readonly words: string;
  readonly summary: string;
  /** In commander's notation. */
  readonly args: readonly string[];
  /** What the first argument may be; undefined: anything. */
  readonly choices?: readonly string[] | undefined;
  readonly options: readonly (readonly [
    flags: string,
    description: string,
    values?: readonly string[],
  ])[];
}

export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof SHELLS)[number];

const ASK = 'axiswatch completion --indicators';

/** The script for a shell. */
export function completionScript(
  shell: Shell,
  commands: readonly Completable[],
  globals: Completable['options'],
): string {
  switch (shell) {
    case 'bash':
      return bash(commands, globals);
    case 'zsh':
      return zsh(commands, globals);
    case 'fish':
      return fish(commands, globals);
    case 'powershell':
      return powershell(commands, globals);
  }
}

/** `-o, --output <file>` as its names, and whether a value follows. */
function namesOf(flags: string): { readonly names: readonly string[]; readonly valued: boolean } {
  return { names: flags.match(/--?[\w-]+/g) ?? [], valued: flags.includes('<') };
}

/** What a word may be: an indicator, a file, or nothing that a shell could know. */
type Taken = 'indicator' | 'file' | 'nothing';

/** What the first argument of a command may be. */
function takes({ args }: Completable): Taken {
  const [first = ''] = args;
  if (/indicator|what|id=value/.test(first)) return 'indicator';
  return /file|old|new|strategy/.test(first) ? 'file' : 'nothing';
}

/** What follows an option. */
function takesAfter(flags: string): Taken {
  if (/<node/.test(flags)) return 'indicator';
  return /<(file|dir)>/.test(flags) ? 'file' : 'nothing';
}

/** First words, and for each what may follow it. */
function tree(commands: readonly Completable[]): ReadonlyMap<string, readonly Completable[]> {
  const groups = new Map<string, Completable[]>();
  for (const command of commands) {
    const [first = ''] = command.words.split(' ');
    groups.set(first, [...(groups.get(first) ?? []), command]);
  }
  return groups;
}

function isGroup([first]: readonly Completable[]): boolean {
  return first?.words.includes(' ') === true;
}

function secondOf({ words }: Completable): string {
  return words.split(' ')[1] ?? '';
}

const optionNames = (options: Completable['options']): readonly string[] =>
  options.flatMap(([flags]) => namesOf(flags).names);

/** The names of all options that a value follows. */
function valuedNames(
  commands: readonly Completable[],
  globals: Completable['options'],
): readonly string[] {
  const options = [...commands.flatMap((command) => command.options), ...globals];
  const names = options.map(([flags]) => namesOf(flags)).filter(({ valued }) => valued);
  return [...new Set(names.flatMap((each) => each.names))];
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function bash(commands: readonly Completable[], globals: Completable['options']): string {
  const groups = [...tree(commands)];
  const after = (options: Completable['options'], command: string): readonly string[] =>
    options.flatMap(([flags, , values = []]) => {
      const { names, valued } = namesOf(flags);
      const pattern = names.map((name) => `${command}${name}`).join('|');
      return valued
        ? [`    ${pattern}) takes=${takesAfter(flags)}; choices=${quoted(values.join(' '))};;`]
        : [];
    });
  const cases = groups.flatMap(([first, members]) =>
    members.map((command) => {
      const pattern = isGroup(members) ? `"${first} ${secondOf(command)}"` : `"${first}"`;
      return `    ${pattern}) options=${quoted(optionNames(command.options).join(' '))}; takes=${takes(command)}; choices=${quoted((command.choices ?? []).join(' '))};;`;
    }),
  );
  const seconds = groups
    .filter(([, members]) => isGroup(members))
    .map(([first, members]) => `    ${first}) words=${quoted(members.map(secondOf).join(' '))};;`);
  return `# bash completion for axiswatch; source it, or: axiswatch completion bash > ~/.local/share/bash-completion/completions/axiswatch
_axiswatch() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} first= second= options= takes=nothing words= choices= i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in
      ${valuedNames(commands, globals).join('|')}) ((i++));;
      -*) ;;
      *) if [[ -z $first ]]; then first=\${COMP_WORDS[i]}; elif [[ -z $second ]]; then second=\${COMP_WORDS[i]}; fi;;
    esac
  done
  case $first in
${seconds.join('\n')}
  esac
  local command=$first
  [[ -n $words ]] && command="$first $second"
  case $command in
${cases.join('\n')}
  esac
  local valued=yes
  case "$command $previous" in
${[...commands.flatMap(({ words, options }) => after(options, `"${words} "`)), ...after(globals, '*" "')].join('\n')}
    *) valued=;;
  esac
  COMPREPLY=()
  if [[ -z $valued && $current == -* ]]; then
    COMPREPLY=($(compgen -W "$options ${optionNames(globals).join(' ')} --help" -- "$current"))
  elif [[ -z $valued && -z $first ]]; then
    COMPREPLY=($(compgen -W ${quoted(groups.map(([first]) => first).join(' '))} -- "$current"))
  elif [[ -z $valued && -n $words && -z $second ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$current"))
  elif [[ $takes == indicator ]]; then
    local line
    COMPREPLY=($(compgen -W "$choices" -- "$current"))
    while IFS= read -r line; do COMPREPLY+=("\${line/$'\\t'/  }"); done < <(${ASK} 2>/dev/null | grep -i -- "^$current")
    # One that is left is the code alone; of several the titles are shown.
    if ((\${#COMPREPLY[@]} == 1)); then COMPREPLY=("\${COMPREPLY[0]%%  *}"); fi
  else
    COMPREPLY=($(compgen -W "$choices" -- "$current"))
    if [[ $takes == file ]]; then COMPREPLY+=($(compgen -f -- "$current")); fi
  fi
}
complete -o filenames -F _axiswatch axiswatch
`;
}

function zsh(commands: readonly Completable[], globals: Completable['options']): string {
  const described = (name: string, text: string): string =>
    quoted(`${name.replaceAll(':', '\\:')}:${text}`);
  const groups = [...tree(commands)];
  // With a blank before its name a function is called as it stands.
  const action = (kind: Taken, values: readonly string[]): string => {
    if (kind === 'indicator') return ` _axiswatch_indicators ${values.join(' ')}`.trimEnd();
    return kind === 'file' ? '_files' : values.length === 0 ? ' ' : `(${values.join(' ')})`;
  };
  const specs = (options: Completable['options']): string =>
    options
      .flatMap(([flags, text, values = []]) => {
        const { names, valued } = namesOf(flags);
        const safe = text.replace(/[[\]:]/g, (sign) => `\\${sign}`);
        const value = valued ? `:value:${action(takesAfter(flags), values)}` : '';
        return names.map((name) => quoted(`${name}[${safe}]${value}`));
      })
      .join(' ');
  const argument = (command: Completable): string => {
    const kind = takes(command);
    const choices = command.choices ?? [];
    if (kind === 'nothing' && choices.length === 0) return '';
    return ` '${kind === 'nothing' ? 1 : '*'}:${kind}:${action(kind, choices)}'`;
  };
  const one = (command: Completable): string =>
    `_arguments -s ${specs([...command.options, ...globals])}${argument(command)}`;
  const cases = groups.map(([first, members]) =>
    isGroup(members)
      ? `    ${first})
      if ((CURRENT == 2)); then
        local -a second=(${members.map((each) => described(secondOf(each), each.summary)).join(' ')})
        _describe command second
      else
        shift words; ((CURRENT--))
        case $words[1] in
${members.map((each) => `          ${secondOf(each)}) ${one(each)};;`).join('\n')}
        esac
      fi;;`
      : `    ${first}) ${members.map(one).join('')};;`,
  );
  return `#compdef axiswatch
# zsh completion for axiswatch; put it in a folder of $fpath as _axiswatch.
_axiswatch_indicators() {
  local -a codes
  local code title
  while IFS=$'\\t' read -r code title; do codes+=("$code:$title"); done < <(${ASK} 2>/dev/null)
  for code; do codes+=("$code"); done
  _describe indicator codes
}
_axiswatch() {
  local curcontext=$curcontext state
  typeset -A opt_args
  _arguments -C ${specs(globals)} '1:command:->command' '*::argument:->argument'
  if [[ $state == command ]]; then
    local -a first=(${groups.map(([name, members]) => described(name, isGroup(members) ? members.map(secondOf).join(', ') : (members[0]?.summary ?? ''))).join(' ')})
    _describe command first
    return
  fi
  [[ $state == argument ]] || return
  case $words[1] in
${cases.join('\n')}
  esac
}
if [[ $funcstack[1] == _axiswatch ]]; then _axiswatch "$@"; else compdef _axiswatch axiswatch; fi
`;
}

function fish(commands: readonly Completable[], globals: Completable['options']): string {
  const text = (words: string): string =>
    `'${words.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  const options = (list: Completable['options'], when: string): readonly string[] =>
    list.map(([flags, does, values = []]) => {
      const { names, valued } = namesOf(flags);
      const kind = takesAfter(flags);
      const offered = kind === 'indicator' ? `(${ASK} 2>/dev/null)` : values.join(' ');
      const value = kind === 'file' ? ' -r -F' : offered === '' ? ' -x' : ` -x -a ${text(offered)}`;
      const parts = names.map((name) =>
        name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`,
      );
      return `complete -c axiswatch${when} ${parts.join(' ')}${valued ? value : ''} -d ${text(does)}`;
    });
  const groups = [...tree(commands)];
  const lines = groups.flatMap(([first, members]) => {
    const isFirst = ' -n __axiswatch_is_first';
    const summary = isGroup(members)
      ? members.map(secondOf).join(', ')
      : (members[0]?.summary ?? '');
    return [
      `complete -c axiswatch -f${isFirst} -a ${first} -d ${text(summary)}`,
      ...members.flatMap((command) => {
        const second = secondOf(command);
        const seen = `__fish_seen_subcommand_from ${first}`;
        const when =
          second === ''
            ? ` -n ${text(seen)}`
            : ` -n ${text(`${seen}; and __fish_seen_subcommand_from ${second}`)}`;
        const names = members.map(secondOf).join(' ');
        return [
          ...(second === ''
            ? []
            : [
                `complete -c axiswatch -f -n ${text(`${seen}; and not __fish_seen_subcommand_from ${names}`)} -a ${second} -d ${text(command.summary)}`,
              ]),
          ...(command.choices ?? []).map((each) => `complete -c axiswatch -f${when} -a ${each}`),
          ...(takes(command) === 'indicator'
            ? [`complete -c axiswatch -f${when} -a ${text(`(${ASK} 2>/dev/null)`)}`]
            : []),
          ...(takes(command) === 'file' ? [`complete -c axiswatch -F${when}`] : []),
          ...options(command.options, when),
        ];
      }),
    ];
  });
  return `# fish completion for axiswatch; put it in ~/.config/fish/completions/axiswatch.fish
function __axiswatch_is_first
  not __fish_seen_subcommand_from ${groups.map(([first]) => first).join(' ')}
end
complete -c axiswatch -f
${[...options(globals, ''), ...lines].join('\n')}
`;
}

function powershell(commands: readonly Completable[], globals: Completable['options']): string {
  // PowerShell takes every typographic quote for a plain one.
  const text = (words: string): string => `'${words.replace(/['‘’‚‛]/g, '$&$&')}'`;
  const entries = commands.map((command) => {
    const options = [...command.options, ...globals].flatMap(([flags, does]) =>
      namesOf(flags).names.map((name) => `@(${text(name)}, ${text(does)})`),
    );
    const values = [...command.options, ...globals].flatMap(([flags, , offered = []]) =>
      offered.length === 0
        ? []
        : namesOf(flags).names.map((name) => `${text(name)} = @(${offered.map(text).join(', ')})`),
    );
    return `  ${text(command.words)} = @{ Values = @{ ${values.join('; ')} }; Summary = ${text(command.summary)}; Takes = ${text(takes(command))}; Choices = @(${(command.choices ?? []).map(text).join(', ')}); Options = @(${options.join(', ')}) }`;
  });
  return `# PowerShell completion for axiswatch; dot-source it in your profile.
$axiswatchCommands = [ordered]@{
${entries.join('\n')}
}
$axiswatchValued = @(${valuedNames(commands, globals).map(text).join(', ')})
Register-ArgumentCompleter -Native -CommandName axiswatch -ScriptBlock {
  param($word, $ast, $position)
  $all = @($ast.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" })
  if ($word -ne '') { $all = @($all | Select-Object -SkipLast 1) }
  $typed = @()
  for ($i = 0; $i -lt $all.Count; $i++) {
    if ($axiswatchValued -contains $all[$i]) { $i++ } elseif ($all[$i] -notlike '-*') { $typed += $all[$i] }
  }
  $say = { param($value, $does) [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $does) }
  $name = $axiswatchCommands.Keys | Where-Object { ($typed -join ' ') -eq $_ -or ($typed -join ' ').StartsWith("$_ ") } | Sort-Object Length -Descending | Select-Object -First 1
  if (-not $name) {
    $depth = $typed.Count
    $axiswatchCommands.GetEnumerator() | ForEach-Object {
      $words = $_.Key.Split(' ')
      $before = if ($depth -eq 0) { '' } else { ($words | Select-Object -First $depth) -join ' ' }
      if ($words.Count -gt $depth -and $before -eq ($typed -join ' ') -and $words[$depth] -like "$word*") { & $say $words[$depth] $_.Value.Summary }
    } | Sort-Object ListItemText -Unique
    return
  }
  $command = $axiswatchCommands[$name]
  if ($all.Count -gt 0 -and $axiswatchValued -contains $all[-1]) {
    # Where nothing is offered PowerShell offers files.
    $command.Values[$all[-1]] | Where-Object { $_ -and $_ -like "$word*" } | ForEach-Object { & $say $_ $_ }
    return
  }
  if ($word -like '-*') { $command.Options | Where-Object { $_[0] -like "$word*" } | ForEach-Object { & $say $_[0] $_[1] }; return }
  $command.Choices | Where-Object { $_ -like "$word*" } | ForEach-Object { & $say $_ $_ }
  if ($command.Takes -eq 'indicator') {
    ${ASK} 2>$null | ForEach-Object { $code, $title = $_ -split "\`t", 2; if ($code -like "$word*") { & $say $code $title } }
  }
}
`;
}
