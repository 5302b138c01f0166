// The folders that `new App()` makes in the machine's temporary folder when it is not told where to write, and that nobody
// removes. Whoever holds the app may synthesise it again: they go with the process.
import { realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';

/** As `mkdtemp` names them for the CDK. */
const made = /^cdk\.out[A-Za-z0-9]{6}$/;
const folders = new Set<string>();

/** @param directory of an assembly, or of a stage's within it; any other folder stays */
export function removeAtExit(directory: string): void {
  const temporary = realpathSync(tmpdir());
  const [name = ''] = relative(temporary, directory).split(sep);
  const folder = join(temporary, name);
  if (!made.test(name) || folder === process.env.CDK_OUTDIR) return;
  if (folders.size === 0) {
    process.once('exit', removeAll);
    process.once('SIGTERM', endedBySignal);
  }
  folders.add(folder);
}

/** As Vitest ends its workers. Without another listener, a process that is asked to end ends by that signal. */
function endedBySignal(signal: NodeJS.Signals): void {
  removeAll();
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}

function removeAll(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
