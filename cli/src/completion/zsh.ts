// A completion script for Zsh, on _arguments.
import type { Command, Program } from '../command-line/command.ts';
import { type CompletedFlag, completedFlags, operandWords } from './words.ts';

export function zshCompletion({ name, commands }: Program): string {
  const cases = commands.map(
    (command) => `    ${command.name})
      _arguments \\
${specs(command, commands)
  .map((spec) => `        ${spec}`)
  .join(' \\\n')}
      ;;`,
  );
  return `#compdef ${name}
# Zsh completion for ${name}: save it as _${name} in a folder of $fpath.
_${name}() {
  local -a commands
  commands=(
${commands.map((command) => `    ${quoted(`${command.name}:${command.summary}`)}`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    _arguments '(-h --help)'{-h,--help}'[Show help]' '--version[Show the version]'
    return
  fi
  shift words
  (( CURRENT-- ))
  case $words[1] in
${cases.join('\n')}
  esac
}
if [[ \${funcstack[1]} == _${name} ]]; then
  _${name} "$@"
else
  compdef _${name} ${name}
fi
`;
}

function specs(command: Command, commands: readonly Command[]): string[] {
  const words = operandWords(command, commands);
  const operand = command.operands[0];
  return [
    ...completedFlags(command).map(spec),
    ...(operand ? [quoted(`1:${operand.name}:(${words.join(' ')})`)] : []),
  ];
}

function spec({ name, short, summary, value }: CompletedFlag): string {
  const says = `[${summary.replaceAll(/[[\]:]/g, '\\$&')}]`;
  const takes = value
    ? `:${value.name}:${value.isFolder ? '_files -/' : value.choices.length > 0 ? `(${value.choices.join(' ')})` : ''}`
    : '';
  if (!short) return quoted(`--${name}${says}${takes}`);
  return `'(-${short} --${name})'{-${short},--${name}}${quoted(`${says}${takes}`)}`;
}

/** In single quotes, as the shell takes it. */
const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
