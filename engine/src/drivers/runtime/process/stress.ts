// A load in a task's environment: processes beside the container's own, with its user, its working directory and its mark,
// so that they end with it, and that what they use counts as the task's.
import { type ChildProcess, spawn } from 'node:child_process';
import { availableParallelism, tmpdir } from 'node:os';
import type { StressSpecification } from '../../../contracts/faults.ts';
import { killGroup } from '../../processes/groups.ts';
import type { Lifeline } from '../../processes/lifeline.ts';
import { markVariable } from '../../processes/mark.ts';
import type { ContainerProcess } from './container.ts';

/** Computes for a share of each tenth of a second. */
const cpuProgram = `
const share = Number(process.argv[1]) / 100, period = 100;
(function turn() {
  const began = performance.now();
  while (performance.now() - began < period * share);
  setTimeout(turn, period * (1 - share));
})();`;

/** Writes and reads a file that has no name: nothing of it is left, however the process ends. */
const ioProgram = `
const fs = require('node:fs'), path = require('node:path');
const [, share, folder, most] = process.argv;
const file = path.join(fs.mkdtempSync(path.join(folder, 'drydock-load-')), 'file');
const handle = fs.openSync(file, 'wx+');
fs.rmSync(path.dirname(file), { recursive: true });
const { bavail, bsize } = fs.statfsSync(folder);
const piece = Buffer.alloc(1 << 20, 1);
const pieces = Math.max(1, Math.floor(Math.min((bavail * bsize * share) / 100, most) / piece.length));
for (let at = 0; ; at = (at + 1) % pieces) {
  fs.writeSync(handle, piece, 0, piece.length, at * piece.length);
  fs.fsyncSync(handle);
  fs.readSync(handle, piece, 0, piece.length, ((at * 7) % pieces) * piece.length);
}`;

/** FIS fills a share of the disk. This one is somebody's own: a file is no larger than this. */
const mostBytes = 64 * 1024 * 1024;

export class Stresses {
  readonly #lifeline: Lifeline;
  readonly #running = new Map<
    string,
    { readonly taskArn: string; readonly children: readonly ChildProcess[] }
  >();

  constructor(lifeline: Lifeline) {
    this.#lifeline = lifeline;
  }

  /** Rejects with why it cannot be started. */
  async start(specification: StressSpecification, container: ContainerProcess): Promise<void> {
    const { stressId, taskArn, kind, percent, workers } = specification;
    if (this.#running.has(stressId)) return;
    const count = workers || availableParallelism();
    const program = kind === 'cpu' ? cpuProgram : ioProgram;
    const args = ['-e', program, String(percent), ...(kind === 'io' ? [tmpdir(), String(mostBytes)] : [])];
    const children = Array.from({ length: count }, () => this.#spawn(args, container));
    this.#running.set(stressId, { taskArn, children });
    try {
      await Promise.all(children.map(started));
    } catch (error) {
      this.stop(stressId);
      throw error;
    }
  }

  stop(stressId: string): void {
    const found = this.#running.get(stressId);
    this.#running.delete(stressId);
    for (const { pid, exitCode, signalCode } of found?.children ?? [])
      if (pid !== undefined && exitCode === null && signalCode === null) killGroup(pid, 'SIGKILL');
  }

  stopAll(): void {
    for (const stressId of [...this.#running.keys()]) this.stop(stressId);
  }

  /** The process groups that a task is stressed by. */
  groupsOf(taskArn: string): number[] {
    return [...this.#running.values()]
      .filter((each) => each.taskArn === taskArn)
      .flatMap(({ children }) => children.flatMap(({ pid }) => pid ?? []));
  }

  #spawn(args: readonly string[], { command, user }: ContainerProcess): ChildProcess {
    this.#lifeline.hold();
    const mark = command.environment[markVariable];
    const child = spawn(process.execPath, args, {
      cwd: command.cwd,
      env: { PATH: command.environment.PATH, ...(mark === undefined ? {} : { [markVariable]: mark }) },
      stdio: 'ignore',
      detached: true,
      ...(user.uid === undefined ? {} : { uid: user.uid }),
      ...(user.gid === undefined ? {} : { gid: user.gid }),
    });
    const { pid } = child;
    if (pid !== undefined) this.#lifeline.add(pid);
    child.once('exit', () => pid !== undefined && this.#lifeline.remove(pid));
    return child;
  }
}

const started = (child: ChildProcess) =>
  new Promise<void>((resolve, reject) => {
    child.once('spawn', () => resolve());
    child.once('error', reject);
  });
