// Runs this checkout's command line in any folder, for tests of folders that are not the reference system's.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Ran } from './system.ts';

const main = join(import.meta.dirname, '../main.ts');

export function runCommandLine(
  args: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args], {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    child.once('error', reject);
    child.once('exit', (status) => resolve({ status: status ?? 1, output }));
  });
}
