// The service as a process of its own, as ECS starts it: built as for the image, configured by environment variables,
// observed through its log.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestContext } from 'node:test';
import { build } from '../build.ts';

export type LogLine = Readonly<Record<string, unknown>>;

export interface ServiceProcess {
  readonly child: ChildProcess;
  /** The first line with this event, now or later. Rejects when the process ends without one. */
  logged(event: string): Promise<LogLine>;
  /** The exit code, or the signal that ended the process. */
  readonly exited: Promise<number | NodeJS.Signals | null>;
}

/** Starts the service on a free port; it is killed when the test ends, however it ends. */
export function startService(
  context: TestContext,
  env: Readonly<Record<string, string>> = {},
): ServiceProcess {
  const child = spawn(process.execPath, [join(builtService(), 'main.js')], {
    env: { HOST: '127.0.0.1', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  context.after(() => child.kill('SIGKILL'));
  const lines: LogLine[] = [];
  const reader = createInterface({ input: child.stdout! });
  let ended = false;
  reader.on('line', (line) => {
    lines.push(JSON.parse(line));
    reader.emit('progress');
  });
  reader.on('close', () => {
    ended = true;
    reader.emit('progress');
  });
  return {
    child,
    async logged(event) {
      for (;;) {
        const line = lines.find((candidate) => candidate.event === event);
        if (line) return line;
        if (ended) throw new Error(`Ended without "${event}" in its log: ${JSON.stringify(lines)}`);
        await once(reader, 'progress');
      }
    },
    exited: once(child, 'exit').then(([code, signal]) => code ?? signal),
  };
}

export async function portOf(service: ServiceProcess): Promise<number> {
  return Number((await service.logged('listening')).port);
}

let built: string | undefined;

/** What the image would run, built once for all tests of this process. */
function builtService(): string {
  if (built) return built;
  const folder = mkdtempSync(join(tmpdir(), 'drydock-service-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  built = join(folder, 'app');
  build(join(import.meta.dirname, '..', 'main.ts'), built);
  return built;
}
