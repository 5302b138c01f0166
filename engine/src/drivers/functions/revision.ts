// One revision of a function: a folder with its code, and its processes, each of which runs one invocation at a time.
import { join } from 'node:path';
import type { FunctionInvocation, FunctionOutcome } from '../../contracts/functions.ts';
import { unzip } from '../archives/unzip.ts';
import type { FunctionMachine } from './environment.ts';
import { Sandbox } from './sandbox.ts';

/** AWS would run a thousand at once; here further invocations wait. */
const maxSandboxes = 16;

export class Revision {
  readonly id: string;
  readonly #machine: FunctionMachine;
  readonly #idleMs: number;
  readonly #gone: () => void;
  readonly #folder: string;
  readonly #unpacked: Promise<void>;
  readonly #sandboxes = new Set<Sandbox>();
  readonly #idle: { readonly sandbox: Sandbox; readonly timer: NodeJS.Timeout }[] = [];
  readonly #waiting: (() => void)[] = [];
  #invocations = 0;
  #retired = false;
  #stopped = false;
  #isGone = false;

  constructor(invocation: FunctionInvocation, machine: FunctionMachine, idleMs: number, gone: () => void) {
    this.id = invocation.revision;
    this.#machine = machine;
    this.#idleMs = idleMs;
    this.#gone = gone;
    this.#folder = machine.workFolders.make('function');
    this.#unpacked = this.#unpack(invocation);
  }

  /** Rejects when the code cannot be unpacked, and once the engine stops. */
  async invoke(invocation: FunctionInvocation): Promise<FunctionOutcome> {
    this.#invocations += 1;
    try {
      await this.#unpacked;
      return await this.#run(invocation);
    } finally {
      this.#invocations -= 1;
      this.#leave();
    }
  }

  /** Layers have a folder of their own, which stands for /opt. */
  async #unpack({ codeBlob, layerBlobs }: FunctionInvocation): Promise<void> {
    const { blobs } = this.#machine.host;
    await unzip(blobs.get(codeBlob), join(this.#folder, 'task'));
    for (const blob of layerBlobs) await unzip(blobs.get(blob), join(this.#folder, 'opt'));
  }

  async #run(invocation: FunctionInvocation): Promise<FunctionOutcome> {
    while (this.#idle.length === 0 && this.#sandboxes.size >= maxSandboxes)
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (this.#stopped) throw new Error('the engine stops');
    const sandbox = this.#take() ?? this.#start(invocation);
    const outcome = await sandbox.invoke(invocation);
    if (sandbox.hasEnded || this.#retired) sandbox.kill();
    else this.#keep(sandbox);
    this.#waiting.shift()?.();
    return outcome;
  }

  /** Accepts no further invocations; running ones are finished. */
  retire(): void {
    this.#retired = true;
    for (const { sandbox, timer } of this.#idle.splice(0)) {
      clearTimeout(timer);
      sandbox.kill();
    }
    this.#leave();
  }

  /** Kills all processes. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const waiting of this.#waiting.splice(0)) waiting();
    this.retire();
    await Promise.all(
      [...this.#sandboxes].map((sandbox) => {
        sandbox.kill();
        return sandbox.ended;
      }),
    );
  }

  #take(): Sandbox | undefined {
    const kept = this.#idle.pop();
    if (kept) clearTimeout(kept.timer);
    return kept?.sandbox;
  }

  #start(invocation: FunctionInvocation): Sandbox {
    const sandbox = new Sandbox(invocation, this.#folder, this.#machine);
    this.#sandboxes.add(sandbox);
    void sandbox.ended.then(() => {
      this.#sandboxes.delete(sandbox);
      const at = this.#idle.findIndex((kept) => kept.sandbox === sandbox);
      if (at >= 0) clearTimeout(this.#idle.splice(at, 1)[0]!.timer);
      this.#waiting.shift()?.();
      this.#leave();
    });
    return sandbox;
  }

  #keep(sandbox: Sandbox): void {
    this.#idle.push({ sandbox, timer: setTimeout(() => sandbox.kill(), this.#idleMs).unref() });
  }

  #leave(): void {
    if (!this.#retired || this.#invocations > 0 || this.#sandboxes.size > 0 || this.#isGone) return;
    this.#isGone = true;
    this.#machine.workFolders.remove(this.#folder);
    this.#gone();
  }
}
