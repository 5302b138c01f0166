// `drydock <command>`: the commands and what they take.
import { parseCommandLine, usage } from './command-line.ts';
import { down } from './commands/down.ts';
import { engine } from './commands/engine.ts';
import { logs } from './commands/logs.ts';
import { status } from './commands/status.ts';
import { up } from './commands/up.ts';
import { Complaint } from './complaint.ts';

// `drydock status | head` closes the pipe early: that is the reader's right, and no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const commands = { up, status, logs, down, engine };

try {
  const { command, options } = parseCommandLine(process.argv.slice(2));
  if (command === 'help') console.log(usage);
  else process.exitCode = await commands[command](options);
} catch (error) {
  if (!(error instanceof Complaint)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
