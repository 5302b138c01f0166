// `drydock engine`: an empty cloud in the foreground, for `aws`, `cdk` or Terraform.
import { spawn } from 'node:child_process';
import type { Options } from '../command-line.ts';
import { engineArguments, engineEnvironment } from '../engine/start.ts';

export async function engine(options: Options): Promise<number> {
  const child = spawn(process.execPath, engineArguments(options), {
    stdio: 'inherit',
    env: engineEnvironment(),
  });
  // The terminal sends Ctrl-C to both; the engine ends in order, and this command waits for it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
