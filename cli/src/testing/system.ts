// A system of its own for a test: a repository in a temporary folder, an engine on a free port.
import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Clients, openClients } from '../targets/clients.ts';
import { type EngineRecord, readRecord } from '../targets/engine/record.ts';

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

export interface Ran {
  readonly status: number;
  readonly output: string;
}

export interface Payload {
  readonly service: string;
  readonly version: string;
  readonly message: string;
  readonly task: string;
  readonly availabilityZone?: string;
}

export interface SystemOptions {
  readonly runtime?: 'process' | 'docker';
  readonly environment?: Readonly<Record<string, string>>;
  /**
   * What its repository has. `clone`: all that is committed here, its own command line among it. `delivered`, which takes
   * half as long to start and to build: what a pipeline makes the system of, without the slowest of the service's tests,
   * by the command line of this checkout.
   */
  readonly of?: 'clone' | 'delivered';
}

const delivered = [
  'src',
  'infrastructure/templates',
  'Dockerfile',
  'buildspec.yml',
  '.dockerignore',
  '.gitignore',
];
/** The tests of the service's process start eleven of them. */
const isDelivered = (path: string) => !/\/node_modules$|\/src\/main\.test\.ts$/.test(path);

export class System {
  readonly folder: string;
  readonly state: string;
  /** Known once it is up. */
  url = '';
  #clients: Clients | undefined;
  readonly #runtime: string;
  readonly #environment: Readonly<Record<string, string>>;
  readonly #program: readonly string[];
  readonly #flags: readonly string[] = [];

  /** Tasks are processes, whatever the machine has, unless a test asks for something else. */
  constructor({ runtime = 'process', environment = {}, of = 'delivered' }: SystemOptions = {}) {
    this.#runtime = runtime;
    this.#environment = environment;
    this.folder = realpathSync(mkdtempSync(join(tmpdir(), 'drydock-system-')));
    this.state = join(this.folder, '.drydock');
    if (of === 'clone') {
      rmSync(this.folder, { recursive: true });
      must(spawnSync('git', ['clone', '--quiet', root, this.folder], { encoding: 'utf8' }));
      // The clone's own dependencies would be the same ones.
      symlinkSync(join(root, 'node_modules'), join(this.folder, 'node_modules'));
      this.#program = ['cli/src/main.ts'];
    } else {
      for (const path of delivered)
        cpSync(join(root, path), join(this.folder, path), { recursive: true, filter: isDelivered });
      this.git('init', '--quiet', '--initial-branch', 'main');
      this.git('add', '.');
      this.git('commit', '--quiet', '--message', 'The reference system');
      this.#program = [fileURLToPath(new URL('small-system-main.ts', import.meta.url))];
      this.#flags = ['--state', this.state];
    }
    // What containers are based on is made on this machine: it has the images' names, and no digests.
    if (runtime === 'docker')
      this.commit('Dockerfile', (text) => text.replaceAll(/@sha256:[0-9a-f]{64}/g, ''));
  }

  /** Runs a command of its command line. */
  drydock(...args: string[]): Promise<Ran> {
    return new Promise((resolve, reject) => {
      const child = this.start(...args);
      let output = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          output += text;
        });
      }
      child.once('error', reject);
      child.once('exit', (status) => resolve({ status: status ?? 1, output }));
    });
  }

  /** Starts a command of its command line, for a test that signals it. */
  start(...args: string[]): ChildProcessByStdio<null, Readable, Readable> {
    const command = ['--disable-warning=ExperimentalWarning', ...this.#program, ...args, ...this.#flags];
    return spawn(process.execPath, command, {
      cwd: this.folder,
      env: { ...process.env, ...this.#environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  async up(): Promise<Ran> {
    const ran = await this.drydock('up', '--detach', '--port', '0', '--runtime', this.#runtime);
    const { endpoint, region } = this.engine;
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    this.#clients = await openClients({ endpoint, region, credentials });
    this.url = /(http:\/\/127\.0\.0\.1:\d+\S*)\s+live after/.exec(ran.output)?.[1] ?? '';
    return ran;
  }

  get engine(): EngineRecord {
    const record = readRecord(this.state);
    if (!record) throw new Error('No engine has said that it is ready');
    return record;
  }

  get clients(): Clients {
    if (!this.#clients) throw new Error('The system is not up');
    return this.#clients;
  }

  git(...args: string[]): string {
    const identity = ['-c', 'user.name=test', '-c', 'user.email=test@localhost'];
    return must(spawnSync('git', ['-C', this.folder, ...identity, ...args], { encoding: 'utf8' })).trim();
  }

  /** Changes a file and commits it; returns the commit. */
  commit(path: string, change: (text: string) => string): string {
    const file = join(this.folder, path);
    const before = readFileSync(file, 'utf8');
    const after = change(before);
    if (after === before) throw new Error(`The change leaves ${path} as it is`);
    writeFileSync(file, after);
    this.git('commit', '--quiet', '--all', '--message', `Change ${path}`);
    return this.git('rev-parse', 'HEAD');
  }

  revertLast(): string {
    this.git('revert', '--no-edit', 'HEAD');
    return this.git('rev-parse', 'HEAD');
  }

  async get(): Promise<Payload> {
    const response = await fetch(this.url, { signal: AbortSignal.timeout(60_000) });
    if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
    return (await response.json()) as Payload;
  }

  /** Ends everything, and removes the repository. */
  async remove(): Promise<void> {
    await this.drydock('down', '--purge');
    rmSync(this.folder, { recursive: true, force: true });
  }

  get hasState(): boolean {
    return existsSync(this.state);
  }
}

/** Far longer than anything takes on a busy machine: what never happens fails, and what is slow does not. */
const longestMs = 240_000;

/** Looks every 50 ms until it gets something; the last failure is the cause of the error when it never does. */
export async function eventually<T>(look: () => Promise<T | undefined | false>): Promise<T> {
  const until = performance.now() + longestMs;
  let last: unknown;
  for (;;) {
    try {
      const found = await look();
      if (found !== undefined && found !== false) return found;
    } catch (error) {
      last = error;
    }
    if (performance.now() > until) {
      throw new Error(`It did not happen within ${longestMs / 1000} s`, { cause: last });
    }
    await delay(50);
  }
}

function must({ status, stdout, stderr }: { status: number | null; stdout: string; stderr: string }): string {
  if (status !== 0) throw new Error(stderr);
  return stdout;
}
