// One process that runs a function's handler, and the log stream that it writes to.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { FunctionInvocation, FunctionOutcome } from '../../contracts/functions.ts';
import { killGroup } from '../processes/groups.ts';
import { LineLog } from '../processes/line-log.ts';
import { markEnvironment } from '../processes/mark.ts';
import { endMarked } from '../processes/marked.ts';
import { type FunctionMachine, functionEnvironment } from './environment.ts';
import { interpreterOf } from './interpreters.ts';
import { exited, notStarted, timedOut } from './outcome.ts';
import { Output } from './output.ts';
import type { FromRuntime, ToRuntime } from './runtime/messages.ts';

const initTimeoutMs = 10_000;
/** How long to wait for a killed process's remaining output, which comes at once or not at all. */
const drainMs = 200;
const tailBytes = 4096;

interface Ended {
  readonly payload: string;
  readonly failed: boolean;
  /** The process cannot be used again. */
  readonly fatal: boolean;
  readonly memoryMiB?: number;
}

export class Sandbox {
  /** Resolves when the process has ended. */
  readonly ended: Promise<void>;
  hasEnded = false;
  readonly #child: ChildProcess;
  readonly #log: LineLog;
  readonly #outputs: readonly Output[];
  readonly #ready: Promise<void>;
  readonly #startedAt = performance.now();
  #initMs: number | undefined;
  #exit: { readonly code: number | null; readonly signal: string | null } | undefined;
  /** The program that this machine does not have. */
  #missing: string | undefined;
  #end: ((ended: Ended) => void) | undefined;
  #tail: string[] = [];

  constructor(invocation: FunctionInvocation, folder: string, machine: FunctionMachine) {
    const { host, lifeline } = machine;
    const day = new Date(host.clock.now()).toISOString().slice(0, 10).replaceAll('-', '/');
    const stream = `${day}/[${invocation.version}]${host.ids.hex(32)}`;
    this.#log = new LineLog(host.clock, (events) =>
      host.report('logs/lines', { group: invocation.logGroup, stream, events }),
    );
    const mark = `${host.mark}/${host.ids.uuid()}`;
    const environment = functionEnvironment(invocation, folder, stream, host);
    lifeline.hold();
    const { command, args } = interpreterOf(invocation, host.endpoint);
    const child = spawn(command, args, {
      cwd: join(folder, 'task'),
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...environment, ...markEnvironment(mark) },
    });
    this.#child = child;
    // Without descriptors left there are no pipes; the error is then that of `over`.
    child.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') this.#missing = command;
    });
    this.#outputs = [child.stdout, child.stderr].flatMap((pipe) =>
      pipe ? new Output(pipe, (line) => this.#line(line)) : [],
    );
    const group = child.pid;
    if (group !== undefined) lifeline.add(group);
    this.ended = new Promise((resolve) => {
      const gone = (code: number | null, signal: string | null) => {
        this.hasEnded = true;
        this.#exit = { code, signal };
        if (group !== undefined) {
          // Processes that the handler has started end with it.
          killGroup(group, 'SIGKILL');
          lifeline.remove(group);
        }
        void endMarked(mark).then(resolve);
      };
      child.once('exit', gone);
      child.once('error', () => gone(1, null));
    });
    this.#ready = new Promise((resolve) => {
      child.on('message', (message: FromRuntime) => {
        if (message.kind === 'ready') {
          this.#initMs = performance.now() - this.#startedAt;
          resolve();
        } else this.#end?.(message);
      });
    });
  }

  async invoke(invocation: FunctionInvocation): Promise<FunctionOutcome> {
    const { invocationId, timeoutMs, payload, functionArn, clientContext } = invocation;
    const isFirst = this.#initMs === undefined;
    this.#tail = [];
    this.#line(`START RequestId: ${invocationId} Version: ${invocation.version}`);
    await Promise.race([this.#ready, this.ended, pause(initTimeoutMs)]);
    const startedAt = performance.now();
    for (const output of this.#outputs) output.await(invocationId);
    const ended = await this.#run(
      {
        invocationId,
        payload,
        functionArn,
        deadlineMs: Date.now() + timeoutMs,
        ...(clientContext !== undefined && { clientContext }),
      },
      timeoutMs,
    );
    const tookMs = performance.now() - startedAt;
    await Promise.race([Promise.all(this.#outputs.map(({ drained }) => drained)), pause(drainMs)]);
    if (ended.failed && ended.fatal) this.#line(`${invocationId} ${messageOf(ended.payload)}`);
    this.#line(`END RequestId: ${invocationId}`);
    this.#line(
      `REPORT RequestId: ${invocationId}\tDuration: ${tookMs.toFixed(2)} ms\t` +
        `Billed Duration: ${Math.ceil(tookMs)} ms\tMemory Size: ${invocation.memoryMiB} MB\t` +
        `Max Memory Used: ${Math.ceil(ended.memoryMiB ?? 0)} MB\t` +
        (isFirst && this.#initMs !== undefined ? `Init Duration: ${this.#initMs.toFixed(2)} ms\t` : ''),
    );
    this.#log.flush();
    if (ended.fatal) this.kill();
    const logTail = Buffer.from(this.#tail.map((line) => `${line}\n`).join(''));
    return {
      invocationId,
      payload: ended.payload,
      logTail: logTail.subarray(Math.max(0, logTail.length - tailBytes)).toString(),
      ...(ended.failed && { failed: true as const }),
    };
  }

  kill(): void {
    const { pid } = this.#child;
    if (!this.hasEnded && pid !== undefined) killGroup(pid, 'SIGKILL');
    // It cannot be used again.
    this.hasEnded = true;
  }

  #run(message: ToRuntime, timeoutMs: number): Promise<Ended> {
    const { invocationId } = message;
    return new Promise((resolve) => {
      const fatal = (payload: string) => ({ payload, failed: true, fatal: true });
      const timer = setTimeout(() => {
        this.kill();
        finish(fatal(timedOut(invocationId, timeoutMs)));
      }, timeoutMs);
      const finish = (ended: Ended) => {
        clearTimeout(timer);
        this.#end = undefined;
        resolve(ended);
      };
      this.#end = finish;
      void this.ended.then(() => {
        const { code, signal } = this.#exit!;
        finish(
          fatal(
            this.#missing === undefined
              ? exited(invocationId, code, signal)
              : notStarted(invocationId, this.#missing),
          ),
        );
      });
      // When the process has just ended, `ended` handles it.
      this.#child.send(message, () => {});
    });
  }

  #line(line: string): void {
    this.#log.add(line);
    this.#tail.push(line);
    if (this.#tail.length > tailBytes) this.#tail.shift();
  }
}

const messageOf = (payload: string) =>
  String((JSON.parse(payload) as { errorMessage?: string }).errorMessage).replace(/^RequestId: \S+ /, '');

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
