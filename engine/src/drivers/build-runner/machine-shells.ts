// Runs the shells of a build as processes of this machine.
import { spawn } from 'node:child_process';
import { killGroup } from '../processes/groups.ts';
import type { Lifeline } from '../processes/lifeline.ts';
import { markEnvironment } from '../processes/mark.ts';
import { endMarked } from '../processes/marked.ts';
import { Interrupted } from './failure.ts';
import type { BuildLog } from './log.ts';
import type { ShellHost } from './shell.ts';

export interface MachineShellsOptions {
  /** Path of the shell. */
  readonly shell: string;
  /** Where shells start. */
  readonly folder: string;
  readonly path: string | undefined;
  /** What carries it ends with the build. */
  readonly mark: string;
  readonly log: BuildLog;
  readonly lifeline: Lifeline;
}

/** How long to wait for output after a command has ended: later output comes from background processes. */
const drainMs = 100;

export class MachineShells implements ShellHost {
  readonly #options: MachineShellsOptions;
  /** The process group of the current command. */
  #current: number | undefined;
  #isKilled = false;

  constructor(options: MachineShellsOptions) {
    this.#options = options;
  }

  async kill(): Promise<void> {
    this.#isKilled = true;
    if (this.#current !== undefined) killGroup(this.#current, 'SIGKILL');
    await endMarked(this.#options.mark);
  }

  async run(file: string): Promise<number> {
    if (this.#isKilled) throw new Interrupted();
    const { shell, path, mark, log, lifeline } = this.#options;
    lifeline.hold();
    const child = spawn(shell, [file], {
      cwd: this.#options.folder,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: path, ...markEnvironment(mark) },
    });
    const group = child.pid;
    if (group === undefined) {
      const error = await new Promise<Error>((resolve) => child.once('error', resolve));
      throw error;
    }
    this.#current = group;
    lifeline.add(group);
    log.read(child.stdout);
    log.read(child.stderr);
    const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
    const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) =>
      child.once('exit', (...status) => resolve(status)),
    );
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, drainMs))]);
    if (this.#current === group) this.#current = undefined;
    lifeline.remove(group);
    if (this.#isKilled) throw new Interrupted();
    return code ?? (signal === 'SIGKILL' ? 137 : 143);
  }
}
