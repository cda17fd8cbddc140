/** Completion scripts for four shells: each asks the program itself what may stand in the place of a word. */

export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof SHELLS)[number];

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
