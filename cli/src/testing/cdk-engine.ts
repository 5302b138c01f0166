// An engine that runs processes, and the CDK's own command line, which deploys an app to it.
import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { advanceClock } from './advance-clock.ts';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const main = path('../main.ts');
const cdkProgram = path('../../../node_modules/aws-cdk/bin/cdk');
const node = ['--disable-warning=ExperimentalWarning'];

export class CdkEngine {
  readonly folder: string;
  /** For clients of AWS. */
  readonly client: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
  /** The embedded image builder. */
  readonly #docker: string;
  readonly #state: string;
  readonly #engine: ChildProcess;
  readonly #environment: NodeJS.ProcessEnv;

  private constructor(folder: string, state: string, engine: ChildProcess, said: string) {
    const [endpoint = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
    const [, docker = ''] = /CDK_DOCKER=(\S+)\n/.exec(said) ?? [];
    this.folder = folder;
    this.#docker = docker;
    this.#state = state;
    this.#engine = engine;
    this.client = {
      endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
    };
    this.#environment = {
      ...process.env,
      AWS_ENDPOINT_URL: endpoint,
      AWS_REGION: 'us-east-1',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'any',
      AWS_SECRET_ACCESS_KEY: 'any',
      CDK_DOCKER: docker,
      // No telemetry, no notices, no search for a newer version: nothing leaves this machine.
      CDK_DISABLE_CLI_TELEMETRY: 'true',
      CDK_DISABLE_VERSION_CHECK: 'true',
      HOME: folder,
    };
  }

  /** @param app the module of the CDK app, for `cdk('synth')` */
  static async start(app: string): Promise<CdkEngine> {
    const folder = mkdtempSync(join(tmpdir(), 'drydock-cdk-'));
    const state = join(folder, 'state');
    const flags = ['engine', '--port', '0', '--runtime', 'process', '--waits', 'short', '--state', state];
    const child = spawn(process.execPath, [...node, main, ...flags], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said = await new Promise<string>((resolve, reject) => {
      let all = '';
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
        all += chunk;
        if (/CDK_DOCKER=\S+\n/.test(all)) resolve(all);
      });
      child.once('exit', () => reject(new Error(`The engine ended: ${all}`)));
    });
    const engine = new CdkEngine(folder, state, child, said);
    writeFileSync(
      join(folder, 'cdk.json'),
      JSON.stringify({
        app: `"${process.execPath}" ${node.join(' ')} "${app}"`,
        notices: false,
        versionReporting: false,
        watch: { include: 'code/**' },
      }),
    );
    return engine;
  }

  /** What it says, once it has succeeded. */
  cdk(...args: string[]): Promise<string> {
    return this.#run(`cdk ${args.join(' ')}`, [cdkProgram, ...args]);
  }

  /** `cdk watch`, which goes on until it is ended. It watches `code` in the folder. */
  watch(...args: string[]): CdkWatch {
    return new CdkWatch(this.#spawn([cdkProgram, 'watch', ...args]));
  }

  drydock(...args: string[]): Promise<string> {
    return this.#run(`drydock ${args.join(' ')}`, [...node, main, ...args, '--state', this.#state]);
  }

  docker(...args: string[]): Promise<string> {
    return this.#run(`docker ${args.join(' ')}`, args, this.#docker);
  }

  async #run(called: string, args: string[], program = process.execPath): Promise<string> {
    const child = this.#spawn(args, program);
    const [stdout, stderr, code] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      new Promise<number | null>((resolve) => child.once('exit', resolve)),
    ]);
    if (code !== 0) throw new Error(`${called} ended with ${code}: ${stdout}${stderr}`.slice(-4_000));
    return stdout + stderr;
  }

  #spawn(args: string[], program = process.execPath) {
    return spawn(program, args, {
      cwd: this.folder,
      env: this.#environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  /** A call of an API that speaks JSON, by its X-Amz-Target. */
  async call(target: string, input: object, version = '1.1'): Promise<Record<string, unknown>> {
    const answer = await fetch(this.client.endpoint, {
      method: 'POST',
      headers: {
        authorization: 'AWS4-HMAC-SHA256 Credential=any/20260101/us-east-1/any/aws4_request',
        'content-type': `application/x-amz-json-${version}`,
        'x-amz-target': target,
      },
      body: JSON.stringify(input),
    });
    const body = await answer.text();
    if (!answer.ok) throw new Error(`${target}: ${body}`);
    return (body === '' ? {} : JSON.parse(body)) as Record<string, unknown>;
  }

  /** Lets the cloud's time pass, and all that is due in it happen. */
  advance(ms: number): Promise<void> {
    return advanceClock(this.client.endpoint, this.#state, { ms });
  }

  async stop(): Promise<void> {
    if (this.#engine.exitCode === null) {
      const gone = new Promise((resolve) => this.#engine.once('exit', resolve));
      this.#engine.kill('SIGTERM');
      await gone;
    }
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  }
}

/** A watching command line, and what it has said. */
export class CdkWatch {
  readonly #child: ChildProcessByStdio<null, Readable, Readable>;
  readonly #ended: Promise<void>;
  readonly #heard = new EventEmitter();
  #text = '';

  constructor(child: ChildProcessByStdio<null, Readable, Readable>) {
    this.#child = child;
    this.#ended = new Promise((resolve) => child.once('close', () => resolve()));
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        this.#text += chunk;
        this.#heard.emit('text');
      });
    }
    void this.#ended.then(() => this.#heard.emit('text'));
  }

  /** Waits until it says so, and returns all that it has said until then: what comes next has not been heard. */
  async says(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = pattern.exec(this.#text);
      if (found) {
        const end = found.index + found[0].length;
        const said = this.#text.slice(0, end);
        this.#text = this.#text.slice(end);
        return said;
      }
      if (this.#child.exitCode !== null) throw new Error(`cdk watch ended: ${this.#text}`.slice(-4_000));
      await once(this.#heard, 'text');
    }
  }

  /** As Ctrl-C does. */
  async end(): Promise<void> {
    this.#child.kill('SIGINT');
    await this.#ended;
  }
}

/** Asks until the answer is there. Only the test's own time ends it. */
export async function until<T>(ask: () => Promise<T | undefined | false>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    await setTimeout(100);
  }
}
