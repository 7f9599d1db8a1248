import type { CompletionRequest } from '../options/completion.ts';

/**
 * The completion scripts. All call the program, and so know the options of the installed version. If it offers nothing, the
 * shell completes file names. The first word may be a command or a file.
 */
export const scripts: Readonly<Record<CompletionRequest['shell'], string>> = {
  bash: `# In ~/.bashrc: source <(report-lint completion bash)
_report_lint() {
  local word current=\${COMP_WORDS[COMP_CWORD]}
  COMPREPLY=()
  while IFS= read -r word; do
    COMPREPLY+=("$word")
  done < <("$1" completion bash -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
  if [[ \${COMPREPLY[0]} == *= ]]; then compopt -o nospace 2>/dev/null; fi
  if [[ $COMP_CWORD -eq 1 && $current != -* ]]; then
    compopt -o filenames 2>/dev/null
    while IFS= read -r word; do
      COMPREPLY+=("$word")
    done < <(compgen -f -- "$current")
  fi
}
complete -o bashdefault -o default -F _report_lint report-lint
`,

  zsh: `#compdef report-lint
# In ~/.zshrc, behind compinit: source <(report-lint completion zsh)
_report_lint() {
  local -a found suffix
  found=("\${(@f)$("\${words[1]}" completion zsh -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  found=(\${found:#})
  local first=\${words[CURRENT]}
  compset -P '*='
  if (( ! $#found )); then
    _files
    return
  fi
  if [[ $found[1] == *=(:*|) ]]; then suffix=(-S ''); fi
  _describe -V report-lint found "\${suffix[@]}"
  if [[ $CURRENT -eq 2 && $first != -* ]]; then _files; fi
}
if [[ $funcstack[1] == _report_lint ]]; then
  _report_lint "$@"
else
  compdef _report_lint report-lint
fi
`,

  fish: `# In ~/.config/fish/config.fish: report-lint completion fish | source
function __report_lint
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    $before[1] completion fish -- $before[2..-1] "$current" 2>/dev/null
end
function __report_lint_is_no_file
    test (count (commandline -opc)) -gt 1; and count (__report_lint) >/dev/null
end
complete -c report-lint -e
complete -c report-lint -f -n __report_lint_is_no_file
complete -c report-lint -k -a '(__report_lint)'
`,

  powershell: `# In $PROFILE: report-lint completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName report-lint -ScriptBlock {
  param($current, $line, $position)
  $before = @($line.CommandElements | Select-Object -Skip 1 |
    Where-Object { $_.Extent.EndOffset -lt $position } | ForEach-Object { $_.Extent.Text })
  $encoding = [Console]::OutputEncoding
  try {
    [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
    & $line.CommandElements[0].Extent.Text completion powershell '--' @before "$current." 2>$null | ForEach-Object {
      $word, $about = $_ -split "\`t", 2
      if (-not $about) { $about = $word }
      [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $about)
    }
  } finally {
    [Console]::OutputEncoding = $encoding
  }
}
`,
};
