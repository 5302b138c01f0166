// Faults in a container through what runs programs in it: its own shell does them. An image without one cannot be.

import { text } from 'node:stream/consumers';
import type { DriverHost } from '../../../contracts/driver.ts';
import type { StressSpecification } from '../../../contracts/faults.ts';
import type { Executed } from '../../../contracts/sessions.ts';

/** @throws Error with a sentence for the caller */
export type Execute = (container: string, command: string) => Executed | Promise<Executed>;

export interface FaultyTask {
  readonly containers: readonly string[];
  readonly execute: Execute;
}

/** A period of a second, of which it computes for a share. */
const cpuWorker = (percent: number) =>
  percent >= 100
    ? 'while :; do :; done'
    : `while :; do timeout 0.${String(percent).padStart(2, '0')} sh -c "while :; do :; done"; sleep 0.${String(100 - percent).padStart(2, '0')}; done`;

/** A file of 64 MiB at most, whatever share of the disk that is. */
const ioWorker = 'while :; do dd if=/dev/zero of=/tmp/stress-$$ bs=1048576 count=64 2>/dev/null; sync; done';

export function stressCommand({ kind, workers, percent }: StressSpecification, processors: number): string {
  const count = workers || processors;
  if (kind === 'cpu' && percent === 0) return "sh -c 'while :; do sleep 1; done'";
  const worker = kind === 'cpu' ? cpuWorker(percent) : ioWorker;
  const all = Array.from({ length: count }, () => `(${worker}) &`).join(' ');
  return `sh -c 'trap "rm -f /tmp/stress-$$; exit" HUP TERM; ${all} wait'`;
}

/** Each process of that name gets the signal, and is a line. */
export const signalCommand = (processName: string, signal: string) =>
  `sh -c 'for each in /proc/[0-9]*; do if [ "$(cat $each/comm 2>/dev/null)" = "${processName}" ] || ` +
  `[ "$(basename "$(tr "\\\\0" "\\\\n" < $each/cmdline 2>/dev/null | head -n 1)" 2>/dev/null)" = "${processName}" ]; then ` +
  `kill -${signal.replace('SIG', '')} "\${each#/proc/}" && echo signalled; fi; done'`;

export class FaultsByExec {
  readonly #host: Pick<DriverHost, 'report'>;
  readonly #processors: number;
  readonly #running = new Map<string, Executed>();
  /** Those that are being started; false when they have been stopped meanwhile. */
  readonly #starting = new Map<string, boolean>();

  constructor(host: Pick<DriverHost, 'report'>, processors: number) {
    this.#host = host;
    this.#processors = processors;
  }

  async start(specification: StressSpecification, task: FaultyTask | undefined): Promise<void> {
    const { stressId } = specification;
    if (this.#running.has(stressId) || this.#starting.has(stressId)) return;
    this.#starting.set(stressId, true);
    try {
      const [container] = task?.containers ?? [];
      if (!task || container === undefined) throw new Error('The task does not run.');
      const executed = await task.execute(container, stressCommand(specification, this.#processors));
      executed.output.resume();
      if (!this.#starting.get(stressId)) return executed.kill();
      this.#running.set(stressId, executed);
      this.#host.report('runtime/stress', { stressId, status: 'running' });
      void executed.exitCode.then((code) => {
        // 126 and 127: the image has no shell.
        if (this.#running.delete(stressId) && (code === 126 || code === 127))
          this.#host.report('runtime/stress', { stressId, status: 'failed', reason: noShell });
      });
    } catch (error) {
      const reason = (error as Error).message;
      this.#host.report('runtime/stress', { stressId, status: 'failed', reason });
    } finally {
      this.#starting.delete(stressId);
    }
  }

  stop(stressId: string): void {
    if (this.#starting.has(stressId)) this.#starting.set(stressId, false);
    const executed = this.#running.get(stressId);
    this.#running.delete(stressId);
    executed?.kill();
  }

  async signal(
    requestId: string,
    task: FaultyTask | undefined,
    processName: string,
    signal: string,
  ): Promise<void> {
    try {
      if (!task) throw new Error('The task does not run.');
      if (!/^[\w.+-]+$/.test(processName)) throw new Error(`There is no process '${processName}'.`);
      let count = 0;
      for (const container of task.containers) {
        const executed = await task.execute(container, signalCommand(processName, signal));
        const [output, code] = await Promise.all([text(executed.output), executed.exitCode]);
        if (code === 126 || code === 127) throw new Error(noShell);
        count += output.split('signalled').length - 1;
      }
      this.#host.report('runtime/processes-signalled', { requestId, count });
    } catch (error) {
      const reason = (error as Error).message;
      this.#host.report('runtime/processes-signalled', { requestId, count: 0, reason });
    }
  }
}

const noShell = 'The container has no shell (sh), with which Drydock injects this fault.';
