// A completion script for Bash; also for the 3.2 that macOS has, so without mapfile and associative arrays.
import type { Program } from '../command-line/command.ts';
import { completedFlags, operandWords } from './words.ts';

export function bashCompletion({ name, commands }: Program): string {
  const all = commands.flatMap(completedFlags);
  const valued = new Map(all.flatMap((flag) => (flag.value ? [[flag.name, flag.value] as const] : [])));
  const values = [...valued].map(([flag, { choices, isFolder }]) => {
    if (isFolder)
      return `    --${flag}) COMPREPLY=($(compgen -d -- "$word")); compopt -o filenames 2>/dev/null; return ;;`;
    return `    --${flag}) COMPREPLY=($(compgen -W '${choices.join(' ')}' -- "$word")); return ;;`;
  });
  const cases = commands.map((command) => {
    const flags = completedFlags(command).flatMap((flag) => [
      `--${flag.name}`,
      ...(flag.short ? [`-${flag.short}`] : []),
    ]);
    const operands = operandWords(command, commands);
    return `    ${command.name}) words='${operands.join(' ')}'; flags='${flags.join(' ')}' ;;`;
  });
  return `# Bash completion for ${name}: put it into ~/.bashrc, or a file of bash-completion's.
_${name}() {
  local IFS=$' \\t\\n' word="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}"
  local command='' words='' flags='' i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "\${COMP_WORDS[i-1]}" in
      ${[...valued.keys()].map((flag) => `--${flag}`).join('|')}) continue ;;
    esac
    case "\${COMP_WORDS[i]}" in
      -*) ;;
      *) command="\${COMP_WORDS[i]}"; break ;;
    esac
  done
  IFS=$'\\n'
  case "$previous" in
${values.join('\n').replaceAll("compgen -W '", "IFS=' ' compgen -W '")}
  esac
  IFS=$' \\t\\n'
  case "$command" in
    '') words='${commands.map((command) => command.name).join(' ')}'; flags='--help --version' ;;
${cases.join('\n')}
  esac
  # Flags are offered where a dash was typed, or where nothing else fits.
  if [[ $word == -* || -z $words ]]; then words="$flags"; fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -F _${name} ${name}
`;
}
