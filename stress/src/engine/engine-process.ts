// An engine as a process of its own, on a state folder of its own: started, killed, stopped and started again.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../../engine/src/main.ts', import.meta.url));
const compileCache = fileURLToPath(new URL('../../../node_modules/.cache/drydock', import.meta.url));

export interface EngineStart {
  /** The engine dies right after that commit, before what it asked for. */
  readonly crashAfterCommit?: number;
  /** A program in whose place the engine starts, such as `prlimit`, with its arguments. */
  readonly under?: readonly string[];
  /** A module that is loaded before the engine. */
  readonly preload?: string;
  /** Another program than the engine's own that starts one, and arguments that it takes besides. */
  readonly program?: URL;
  readonly args?: readonly string[];
}

export class EngineProcess {
  readonly base = mkdtempSync(join(tmpdir(), 'stress-'));
  readonly state = join(this.base, 'state');
  /** The engine's temporary folder: what it leaves there can be seen. */
  readonly temporary = join(this.base, 'tmp');
  readonly runtime: string;
  readonly port: number;
  readonly lines: string[] = [];
  #child: ChildProcess | undefined;
  #ended: Promise<void> = Promise.resolve();

  private constructor(runtime: string, port: number) {
    this.runtime = runtime;
    this.port = port;
    mkdirSync(this.temporary);
    // However this program ends, its engine does not go on.
    process.once('exit', this.#kill);
  }

  readonly #kill = () => void this.#child?.kill('SIGKILL');

  static async make(runtime = 'simulated'): Promise<EngineProcess> {
    return new EngineProcess(runtime, await freePort());
  }

  get endpoint(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  get isRunning(): boolean {
    return this.#child !== undefined;
  }

  /** Resolves when the engine is ready, or has ended before it was. */
  async start(start: EngineStart = {}): Promise<boolean> {
    const { crashAfterCommit = 0, under = [], preload, program, args: more = [] } = start;
    const args = ['--port', String(this.port), '--state', this.state, '--runtime', this.runtime, ...more];
    const [file = '', ...rest] = [
      ...under,
      ...this.#program(args, preload, program && fileURLToPath(program)),
    ];
    const child = spawn(file, rest, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        TMPDIR: this.temporary,
        NODE_COMPILE_CACHE: compileCache,
        DRYDOCK_CRASH_AFTER_COMMIT: String(crashAfterCommit),
      },
    });
    this.#child = child;
    this.#ended = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        if (this.#child === child) this.#child = undefined;
        if (signal !== 'SIGKILL' && code !== 0) this.lines.push(`The engine ended with ${code ?? signal}`);
        resolve();
      });
    });
    child.stderr
      .setEncoding('utf8')
      .on('data', (text: string) => this.lines.push(...text.trimEnd().split('\n')));
    return Promise.race([
      new Promise<boolean>((resolve) => child.stdout.once('data', () => resolve(true))),
      this.#ended.then(() => false),
    ]);
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    this.#child?.kill(signal);
    await this.#ended;
  }

  /** Runs the engine's program for one of its other uses, and returns what it printed. */
  async run(...args: string[]): Promise<string> {
    const child = spawn(process.execPath, this.#program([...args, '--state', this.state]).slice(1), {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TMPDIR: this.temporary, NODE_COMPILE_CACHE: compileCache },
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
    await new Promise((resolve) => child.once('close', resolve));
    return text;
  }

  /** Resolves when the engine has ended by itself. */
  ended(): Promise<void> {
    return this.#ended;
  }

  async remove(): Promise<void> {
    await this.kill();
    process.off('exit', this.#kill);
    await this.run('--sweep');
    rmSync(this.base, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  }

  #program(args: readonly string[], preload?: string, program = main): string[] {
    const before = preload === undefined ? [] : ['--import', preload];
    return [
      process.execPath,
      '--max-semi-space-size=4',
      '--disable-warning=ExperimentalWarning',
      ...before,
      program,
      ...args,
    ];
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
