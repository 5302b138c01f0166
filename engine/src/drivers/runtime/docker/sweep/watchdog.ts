// Removes the runtime's containers when the engine ends without having done so, `kill -9` included: a program of its own
// that waits at a pipe from the engine.
import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('./watchdog-program.ts', import.meta.url));

export class Watchdog {
  readonly #folder: string;
  readonly #log: (line: string) => void;
  #child: ChildProcess | undefined;

  constructor(folder: string, log: (line: string) => void) {
    this.#folder = folder;
    this.#log = log;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  start(): void {
    if (this.#child) return;
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, this.#folder], {
      // Ctrl-C at the engine's terminal is for the engine.
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
      cwd: '/',
      env: {},
    });
    this.#child = child;
    child.unref();
    (child.stdin as Socket).unref();
    child.stdin?.on('error', () => {});
    child.once('error', (error) => this.#log(`Containers may outlive a killed engine: ${error.message}`));
  }

  /** It then finds nothing to remove. */
  stop(): void {
    this.#child?.stdin?.destroy();
    this.#child = undefined;
  }
}
