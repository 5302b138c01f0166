// docs/reference/commands.md, from the declarations. `npm run docs` writes it; a test generates again and compares.

import { wrap } from '../text/fit.ts';
import { type Command, flagsOf, type Program } from './command.ts';
import { exitCodeMeanings } from './exit-code.ts';
import { commonFlags, type Flag, type Flags, outputFlags } from './flag.ts';
import { usageLine } from './help.ts';

const width = 120;

const opening = `<!-- Written by \`npm run docs\` from the code. Do not edit. -->

# Commands

\`npm start\` is \`drydock up\`. Every other command is \`npm run drydock -- <command>\`, for instance
\`npm run drydock -- logs -f\`.

The same is in \`drydock help\`, \`drydock help <command>\` and \`drydock <command> --help\`; \`drydock --version\` says which
version it is. A flag that a command does not have is an error.`;

const output = `## Output

Messages go to standard output; errors and warnings go to standard error. On a terminal they have colours, unless
\`NO_COLOR\` is set, and long lines are cut to its width; elsewhere they are plain lines.

With \`--json\` every message, errors included, is one line of JSON on standard output. Its \`code\` says what it is; the
other members and all codes are in \`cli/src/messages/\`. Durations are in milliseconds.`;

const enginePaths = `## The engine's own paths

Beside AWS's APIs and the image registry (\`/v2/\`), the endpoint answers:

${table(
  ['request', ''],
  [
    [
      '`GET /_drydock/health`',
      'Its process id, account, region and state folder, how the balancer is, and what has failed inside it.',
    ],
    ['`GET /_drydock/coverage`', 'The operations and resource types that it implements.'],
    [
      '`GET /_drydock/names?name=NAME`',
      'What a name means: its records, and the addresses and ports of this machine behind it.',
    ],
    ['`GET /_drydock/mail`', 'The mail that topics would have sent.'],
    ['`GET /_drydock/events`', 'What happens, as it happens ([more](events.md)).'],
    [
      '`GET /_drydock/clock`',
      "The cloud's time and its speed; `PUT` changes the speed. `drydock time` does both.",
    ],
    ['`POST /_drydock/clock/advance`', 'Moves the time ahead; `DELETE` ends that early.'],
    [
      '`GET /_drydock/vcpu`',
      'How much of a core of this machine a vCPU is; `PUT` changes it, `POST …/measure` measures what tasks use.',
    ],
    ['`GET /_drydock/sources`', 'Repositories of this machine that stand for those of code hosts.'],
    ['`PUT /_drydock/sources`', 'Maps one: `{"repository": "OWNER/NAME", "path": "/absolute"}`.'],
    ['`DELETE /_drydock/sources?repository=OWNER/NAME`', 'Removes one.'],
    ['`POST /_drydock/reset`', 'Everything back to empty.'],
  ],
)}

What is not a \`GET\` needs the engine's token, which each start writes into the state folder, for its owner only:
\`curl -X POST -H "Authorization: Bearer $(cat .drydock/token)" localhost:4566/_drydock/reset\`.

Every request that could come from a web page is refused before its body is read: a \`Host\` that is not a loopback name, a
foreign \`Origin\`, what a form can send, an AWS request without a signature, and one that changes something whose signature is
in its URL.`;

export function commandsReference(program: Program): string {
  const codes = Object.entries(exitCodeMeanings).map(([code, meaning]) => [code, meaning]);
  return `${[
    opening,
    ...program.commands.map((command) => commandSection(command, program)),
    output,
    '## Exit codes',
    table(['code', ''], codes),
    enginePaths,
  ].join('\n\n')}\n`;
}

function commandSection(command: Command, { name: program }: Program): string {
  const { name, description, flags, operands, examples, exits = [] } = command;
  const shared = Object.keys(flagsOf(command))
    .filter((flag) => Object.hasOwn({ ...commonFlags, ...outputFlags }, flag))
    .map((flag) => `\`--${flag}\``);
  return [
    `## ${program} ${name}`,
    `\`${usageLine(command, program).replace('Usage: ', '')}\``,
    ...description.map((paragraph) => wrap(paragraph, width).join('\n')),
    ...(operands.length > 0
      ? [
          table(
            ['argument', ''],
            operands.map((operand) => [`\`${operand.name}\``, `${operand.summary}`]),
          ),
        ]
      : []),
    ...(Object.keys(flags).length > 0 ? [flagTable(flags)] : []),
    `Also ${shared.join(' and ')}.`,
    ...exits.map((text) => wrap(`Exits with ${text}`, width).join('\n')),
    ['```sh', ...aligned(examples.map(({ line, explains }) => [`${program} ${line}`, explains])), '```'].join(
      '\n',
    ),
  ].join('\n\n');
}

function flagTable(flags: Flags): string {
  const rows = Object.entries(flags).map(([name, flag]: [string, Flag]) => [
    `\`--${name}${flag.kind === 'switch' ? '' : ` ${flag.valueName}`}\`${flag.short ? `, \`-${flag.short}\`` : ''}`,
    flag.kind === 'value' ? `\`${flag.default}\`` : '',
    `${flag.summary}${remark(flag)}`,
  ]);
  return table(['flag', 'default', ''], rows);
}

function remark(flag: Flag): string {
  if (flag.kind === 'repeated') return ' It may be given several times.';
  if (flag.kind !== 'value' || !flag.choices) return '';
  return ` One of ${flag.choices.map((choice) => `\`${choice}\``).join(', ')}.`;
}

function aligned(rows: readonly (readonly [string, string])[]): string[] {
  const first = Math.max(...rows.map(([line]) => line.length));
  return rows.map(([line, explains]) => `${line.padEnd(first)}  # ${explains}`);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) =>
    Math.max(1, ...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((columns) => '-'.repeat(columns))), ...rows.map(line)].join('\n');
}
