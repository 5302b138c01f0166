// The text of `drydock --help` and `drydock <command> --help`, from the declarations.

import { wrap } from '../text/fit.ts';
import { type Command, flagsOf, type Program } from './command.ts';
import type { Flag } from './flag.ts';

const width = 80;

export function programHelp({ name, summary, commands }: Program): string {
  return [
    `${name}: ${summary}`,
    '',
    `Usage: ${name} COMMAND [FLAGS]`,
    '',
    'Commands:',
    ...columns(commands.map((command) => [command.name, command.summary])),
    '',
    'Flags:',
    ...columns([
      ['-h, --help', 'Show this, or with a command what that command does.'],
      ['    --version', 'Show the version.'],
      ['    --json', 'Write JSON lines to standard output.'],
    ]),
    '',
    `Flags and examples of a command: ${name} COMMAND --help`,
  ].join('\n');
}

export function commandHelp(command: Command, { name: program }: Program): string {
  const { operands, examples, description } = command;
  const sections = [
    [`${program} ${command.name}: ${command.summary}`],
    [usageLine(command, program)],
    ...description.map((paragraph) => wrap(paragraph.replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1'), width)),
    operands.length > 0
      ? ['Arguments:', ...columns(operands.map(({ name, summary }) => [name, summary]))]
      : [],
    ['Flags:', ...columns(Object.entries(flagsOf(command)).map(flagRow))],
    examples.length > 0
      ? ['Examples:', ...columns(examples.map(({ line, explains }) => [`${program} ${line}`, explains]))]
      : [],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** `Usage: drydock logs [FLAGS]` */
export function usageLine({ name, operands, takesCommand }: Command, program: string): string {
  const words = operands.map((operand) => (operand.isOptional ? `[${operand.name}]` : operand.name));
  return ['Usage:', program, name, ...words, '[FLAGS]', ...(takesCommand ? ['[-- COMMAND]'] : [])].join(' ');
}

function flagRow([name, flag]: [string, Flag]): readonly [string, string] {
  const long = `--${name}${flag.kind === 'switch' ? '' : ` ${flag.valueName}`}`;
  const more =
    flag.kind === 'value' && flag.default !== ''
      ? ` Default: ${flag.default}.`
      : flag.kind === 'repeated'
        ? ' Repeatable.'
        : '';
  const summary = `${flag.summary}${more}`;
  return [
    `${flag.short ? `-${flag.short}, ` : '    '}${long}`,
    summary.replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1'),
  ];
}

/** Two columns; the second is wrapped under itself. */
function columns(rows: readonly (readonly [string, string])[]): string[] {
  const first = Math.max(...rows.map(([text]) => text.length));
  return rows.flatMap(([left, right]) =>
    wrap(right, Math.max(24, width - first - 4)).map(
      (line, index) => `  ${(index === 0 ? left : '').padEnd(first)}  ${line}`,
    ),
  );
}
