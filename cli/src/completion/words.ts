// What a completion offers, from the declarations; each shell's script writes it in its own way.
import { type Command, flagsOf } from '../command-line/command.ts';
import type { Flag } from '../command-line/flag.ts';

export interface CompletedFlag {
  readonly name: string;
  readonly short: string | undefined;
  readonly summary: string;
  /** Undefined for a switch. */
  readonly value:
    | { readonly name: string; readonly choices: readonly string[]; readonly isFolder: boolean }
    | undefined;
}

export function completedFlags(command: Command): readonly CompletedFlag[] {
  return Object.entries(flagsOf(command)).map(([name, flag]: [string, Flag]) => ({
    name,
    short: flag.short,
    summary: plain(flag.summary),
    value:
      flag.kind === 'repeated'
        ? { name: flag.valueName, choices: [], isFolder: false }
        : flag.kind === 'value'
          ? { name: flag.valueName, choices: flag.choices ?? [], isFolder: flag.isFolder === true }
          : undefined,
  }));
}

/** Values of a command's first operand. `help` completes commands. */
export function operandWords({ name, operands }: Command, commands: readonly Command[]): readonly string[] {
  return name === 'help' ? commands.map((command) => command.name) : (operands[0]?.choices ?? []);
}

/** Summaries are Markdown; a shell shows them as text, in one line. */
const plain = (summary: string) =>
  summary
    .replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .replaceAll('`', '')
    .replace(/\.$/, '');
