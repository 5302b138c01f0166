// What a command is: declarations that the parser, the help, the completions and the reference read, and `run`.
import type { Clock } from '../clock/clock.ts';
import type { Message } from '../messages/message.ts';
import type { SystemDescription } from '../system/description.ts';
import type { ExitCode } from './exit-code.ts';
import { commonFlags, type Flags, type FlagValues, outputFlags } from './flag.ts';
import type { Interrupts } from './interrupts.ts';

/** An argument that is not a flag: `help COMMAND`. */
export interface Operand {
  readonly name: string;
  readonly summary: string;
  readonly isOptional?: boolean;
  readonly choices?: readonly string[];
}

export interface Example {
  /** Without the leading `drydock`. */
  readonly line: string;
  readonly explains: string;
}

/** What a command gets besides its arguments. */
export interface Context {
  readonly program: Program;
  readonly clock: Clock;
  /** The system that `up`, `status` and `logs` are about. */
  readonly system: SystemDescription;
  readonly interrupts: Interrupts;
}

export interface Program {
  readonly name: string;
  readonly summary: string;
  readonly version: string;
  /** All of them, or the only one that the command line needs. */
  readonly commands: readonly Command[];
}

/** Yields messages, then returns the exit code, or undefined when the process is to run on. */
export type Run = AsyncGenerator<Message, ExitCode | undefined>;

export interface Declaration<F extends Flags = Flags> {
  readonly name: string;
  /** One line, without a full stop. */
  readonly summary: string;
  /** Paragraphs for `--help` and the reference. */
  readonly description: readonly string[];
  readonly flags: F;
  readonly operands?: readonly Operand[];
  readonly examples: readonly Example[];
  /** What this command's exit codes mean beyond the general table. */
  readonly exits?: readonly string[];
  /** The command watches `context.interrupts` itself; otherwise the first signal ends it at once. */
  readonly handlesInterrupts?: boolean;
  /** What follows two dashes is another program's command line: `run` gets it after its operands, behind a `--`. */
  readonly takesCommand?: boolean;
  /** It is about the other commands: `context.program` has all of them. */
  readonly isAboutProgram?: true;
  /** The command writes to standard output by other means, so it has no `--json`. */
  readonly hasOwnOutput?: boolean;
}

export interface Command extends Declaration {
  readonly operands: readonly Operand[];
  readonly run: (
    values: Readonly<Record<string, unknown>>,
    context: Context,
    operands: readonly string[],
  ) => Run;
}

/** A command whose `run` gets its flags by their types. */
export function defineCommand<const F extends Flags>(
  declaration: Declaration<F> & {
    run(values: FlagValues<F>, context: Context, operands: readonly string[]): Run;
  },
): Command {
  const { run, operands = [], ...rest } = declaration;
  return { ...rest, operands, run: (values, ...others) => run(values as FlagValues<F>, ...others) };
}

/** A command's own flags, then those that it shares with the others. */
export function flagsOf({ flags, hasOwnOutput }: Command): Flags {
  return { ...flags, ...(hasOwnOutput ? {} : outputFlags), ...commonFlags };
}
