// Parses a command line into a command and its values. Node's parseArgs splits it; the errors here name the command and the
// flag.
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from '../errors/user-error.ts';
import { type Command, flagsOf, type Program } from './command.ts';
import { commonFlags, type Flag, outputFlags } from './flag.ts';
import { suggest } from './suggest.ts';

export type Parsed =
  | { readonly kind: 'help'; readonly command?: Command }
  | { readonly kind: 'version' }
  | {
      readonly kind: 'run';
      readonly command: Command;
      readonly values: Readonly<Record<string, unknown>>;
      readonly operands: readonly string[];
    };

interface FlagToken {
  readonly name: string;
  /** As it was typed: `-f` or `--follow`. */
  readonly typed: string;
  readonly value: string | undefined;
  readonly isInline: boolean;
}

/** @throws UsageError when the arguments make no sense. */
export function parseCommandLine(argv: readonly string[], program: Program): Parsed {
  const { flags, words, behind } = split(argv, program);
  const [name, ...before] = words;
  const asked = (flag: string) => flags.some((token) => token.name === flag);
  if (name === undefined) {
    for (const flag of flags) checkProgramFlag(flag, program);
    return asked('version') ? { kind: 'version' } : { kind: 'help' };
  }
  const command = findCommand(program, name);
  const values = valuesOf(command, flags);
  if (asked('help')) return { kind: 'help', command };
  if (command.takesCommand) {
    checkOperands(command, before);
    return { kind: 'run', command, values, operands: behind ? [...before, '--', ...behind] : before };
  }
  const operands = [...before, ...(behind ?? [])];
  checkOperands(command, operands);
  return { kind: 'run', command, values, operands };
}

/** @throws UsageError when there is none of that name. */
export function findCommand({ name: program, commands }: Program, name: string): Command {
  const command = commands.find((known) => known.name === name);
  if (command) return command;
  const meant = suggest(
    name,
    commands.map((known) => known.name),
  );
  throw new UsageError(
    `${program} has no command '${name}'.${meant ? ` Did you mean '${meant}'?` : ` It has ${commands.map((known) => known.name).join(', ')}.`}`,
  );
}

/** Whether messages are written as JSON lines, even if the other arguments are invalid. */
export function wantsJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return argv.slice(0, end < 0 ? undefined : end).includes('--json');
}

function split(
  argv: readonly string[],
  { commands }: Program,
): { flags: FlagToken[]; words: string[] /** Two dashes. */; behind?: string[] } {
  const all = Object.assign({ version: programFlags.version }, ...commands.map(flagsOf)) as Record<
    string,
    Flag
  >;
  const options: ParseArgsConfig['options'] = Object.fromEntries(
    Object.entries(all).map(([name, flag]) => [
      name,
      { type: flag.kind === 'switch' ? 'boolean' : 'string', ...(flag.short && { short: flag.short }) },
    ]),
  );
  // Not strict: the errors of parseArgs know neither the command nor what might have been meant.
  const { tokens } = parseArgs({
    args: [...argv],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const flags: FlagToken[] = [];
  const words: string[] = [];
  let behind: string[] | undefined;
  for (const token of tokens) {
    if (token.kind === 'option-terminator') behind = [];
    if (token.kind === 'positional') (words.length > 0 ? (behind ?? words) : words).push(token.value);
    if (token.kind === 'option')
      flags.push({
        name: token.name,
        typed: token.rawName,
        value: token.value,
        isInline: token.inlineValue === true,
      });
  }
  return { flags, words, ...(behind ? { behind } : {}) };
}

const programFlags = {
  ...commonFlags,
  ...outputFlags,
  version: { kind: 'switch', summary: 'Show the version.' },
} as const;

function checkProgramFlag({ name, typed }: FlagToken, { name: program, commands }: Program): void {
  if (Object.hasOwn(programFlags, name)) return;
  const owners = commands
    .filter((command) => Object.hasOwn(command.flags, name))
    .map((command) => command.name);
  throw new UsageError(
    owners.length > 0
      ? `${typed} is a flag of a command: ${owners.map((owner) => `${program} ${owner} ${typed}`).join(', ')}.`
      : `${program} has no flag '${typed}'.${didYouMean(typed, Object.keys(programFlags))}`,
  );
}

function valuesOf(command: Command, tokens: readonly FlagToken[]): Record<string, unknown> {
  const flags = flagsOf(command);
  const given = new Map<string, string[]>();
  for (const { name, typed, value, isInline } of tokens) {
    const flag = Object.hasOwn(flags, name) ? flags[name] : undefined;
    if (!flag) {
      throw new UsageError(
        `drydock ${command.name} has no flag '${typed}'.${didYouMean(typed, Object.keys(flags))}`,
        command.name,
      );
    }
    if (flag.kind === 'switch') {
      if (value !== undefined) throw new UsageError(`${typed} takes no value ('${value}').`, command.name);
      given.set(name, []);
      continue;
    }
    if (value === undefined || (!isInline && value.startsWith('-') && value.length > 1)) {
      throw new UsageError(`${typed} needs a value: ${typed} ${flag.valueName}.`, command.name);
    }
    given.set(name, [...(given.get(name) ?? []), value]);
  }
  return Object.fromEntries(
    Object.entries(flags).map(([name, flag]) => [name, flagValue(command, name, flag, given.get(name))]),
  );
}

function flagValue(
  command: Command,
  name: string,
  flag: Flag,
  given: readonly string[] | undefined,
): unknown {
  if (flag.kind === 'switch') return given !== undefined;
  if (flag.kind === 'repeated') return (given ?? []).map((text) => readValue(command, name, flag, text));
  return readValue(command, name, flag, given?.at(-1) ?? flag.default);
}

function readValue(
  command: Command,
  name: string,
  flag: Exclude<Flag, { kind: 'switch' }>,
  text: string,
): unknown {
  if (flag.kind === 'value' && flag.choices && !flag.choices.includes(text)) {
    throw new UsageError(`--${name} ${text}: choose ${listed(flag.choices)}.`, command.name);
  }
  try {
    return flag.read(text);
  } catch (error) {
    if (error instanceof UsageError && error.command === undefined) {
      throw new UsageError(`--${name} ${text} ${error.message}`, command.name);
    }
    throw error;
  }
}

function checkOperands(command: Command, given: readonly string[]): void {
  const { name, operands } = command;
  const extra = given[operands.length];
  if (extra !== undefined) throw new UsageError(`drydock ${name} does not take '${extra}'.`, name);
  for (const [index, { name: operand, isOptional, choices }] of operands.entries()) {
    const value = given[index];
    if (value === undefined && !isOptional) {
      throw new UsageError(
        `drydock ${name} needs ${choices ? `one of ${choices.join(', ')}` : operand}.`,
        name,
      );
    }
    if (value === undefined || !choices || choices.includes(value)) continue;
    throw new UsageError(`drydock ${name} ${value}: choose ${listed(choices)}.`, name);
  }
}

function didYouMean(typed: string, names: readonly string[]): string {
  const meant = suggest(typed.replace(/^-+/, ''), names);
  return meant ? ` Did you mean '--${meant}'?` : '';
}

/** `a, b or c` */
function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
