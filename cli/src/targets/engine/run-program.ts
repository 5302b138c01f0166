// Runs the engine's program to its end, for what it does about a state in place of running on it.
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { UserError } from '../../errors/user-error.ts';
import { engineEnvironment } from './entry.ts';

/**
 * Returns the JSON that the program writes.
 * @param failure the error's text when the program fails without a word
 * @throws UserError with the program's own words when it fails
 */
export async function runEngineProgram(args: readonly string[], failure: string): Promise<unknown> {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: engineEnvironment(),
  });
  const [written, said, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', resolve);
    }),
  ]);
  if (code !== 0) throw new UserError(said.trim() || failure);
  return JSON.parse(written);
}
