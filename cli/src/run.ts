// Runs one command line: arguments to a command, its messages to a renderer, its outcome to the exit code. Nothing
// below this file writes to the terminal.
import { systemClock } from './clock/clock.ts';
import type { Run } from './command-line/command.ts';
import { type ExitCode, exitCodes } from './command-line/exit-code.ts';
import { commandHelp, programHelp } from './command-line/help.ts';
import { Interrupts, until } from './command-line/interrupts.ts';
import { parseCommandLine, wantsJson } from './command-line/parse.ts';
import { awsErrorText } from './errors/aws-error.ts';
import { UsageError, UserError } from './errors/user-error.ts';
import type { Message } from './messages/message.ts';
import { loadProgram } from './program.ts';
import { chooseRenderer } from './render/renderer.ts';
import type { SystemDescription } from './system/description.ts';
import { referenceSystem } from './system/reference-system.ts';

const argv = process.argv.slice(2);
const render = chooseRenderer({
  isJson: wantsJson(argv),
  isTerminal: process.stdout.isTTY === true,
  isColourless: Boolean(process.env.NO_COLOR),
  columns: process.stdout.columns,
});
const interrupts = new Interrupts(process, systemClock, (code) => process.exit(code));
let isReaderGone = false;

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  // `drydock status | head` closes the pipe early: that is the reader's right, and no failure.
  isReaderGone = true;
  interrupts.raise('closed output');
});

function write(message: Message): void {
  for (const { stream, text } of render(message)) {
    if (stream === 'stderr') process.stderr.write(`${text}\n`);
    else if (!isReaderGone) process.stdout.write(`${text}\n`);
  }
}

async function* steps(system: SystemDescription): Run {
  const program = await loadProgram(argv);
  const parsed = parseCommandLine(argv, program);
  if (parsed.kind === 'help') {
    const text = parsed.command ? commandHelp(parsed.command, program) : programHelp(program);
    yield { code: 'help', text };
    return exitCodes.ok;
  }
  if (parsed.kind === 'version') {
    yield { code: 'version', name: program.name, version: program.version, node: process.version };
    return exitCodes.ok;
  }
  const { command, values, operands } = parsed;
  const context = { program, clock: systemClock, system, interrupts };
  const run = command.run(values, context, operands);
  if (command.handlesInterrupts) return yield* run;
  const outcome = yield* until(interrupts.signal, run);
  return outcome ? outcome.result : interrupts.exitCode;
}

function report(error: unknown): ExitCode {
  if (error instanceof UsageError) {
    write({
      code: 'error',
      kind: 'usage',
      text: error.message,
      ...(error.command && { command: error.command }),
    });
    return exitCodes.usage;
  }
  const text = error instanceof UserError ? error.message : awsErrorText(error);
  if (text !== undefined) {
    write({ code: 'error', kind: 'failed', text });
    return exitCodes.failed;
  }
  write({
    code: 'error',
    kind: 'defect',
    text: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
  return exitCodes.failed;
}

/** @param own the system of the clone that the command line is part of */
export async function run(own: SystemDescription = referenceSystem): Promise<void> {
  let exitCode: ExitCode | undefined;
  try {
    const messages = steps(own);
    for (;;) {
      const step = await messages.next();
      if (step.done) {
        exitCode = step.value;
        break;
      }
      write(step.value);
    }
  } catch (error) {
    exitCode = report(error);
  }
  if (exitCode === undefined) return;
  process.exitCode = exitCode;
  // Steps that were abandoned by an interrupt may still be waiting; what was written must get out first.
  if (interrupts.signal.aborted) process.stdout.write('', () => process.exit(exitCode));
}
