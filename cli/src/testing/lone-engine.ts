// `drydock engine` for a test: an empty cloud without processes, whose clock moves only when the test says so.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { type Clients, openClients } from '../targets/clients.ts';
import { type EngineRecord, readRecord } from '../targets/engine/record.ts';
import { advanceClock } from './advance-clock.ts';
import { eventually, type Ran } from './system.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

export class LoneEngine {
  readonly state = mkdtempSync(join(tmpdir(), 'drydock-engine-'));
  #engine: ChildProcess | undefined;
  #clients: Clients | undefined;

  /** Again after `kill`, too: with what the state folder has. */
  async start(): Promise<void> {
    const flags = ['--clock', 'virtual', '--runtime', 'simulated', '--port', '0'];
    this.#engine = this.#run(['engine', ...flags], 'ignore');
    const { endpoint, region } = await eventually(async () => readRecord(this.state));
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    this.#clients = await openClients({ endpoint, region, credentials });
  }

  get engine(): EngineRecord {
    const record = readRecord(this.state);
    if (!record) throw new Error('The engine is not ready');
    return record;
  }

  get clients(): Clients {
    if (!this.#clients) throw new Error('The engine is not ready');
    return this.#clients;
  }

  async drydock(...args: string[]): Promise<Ran> {
    const child = this.#run(args, 'pipe');
    const ended = exitOf(child);
    const [out, error] = await Promise.all([text(child.stdout!), text(child.stderr!)]);
    return { status: await ended, output: out + error };
  }

  /** Lets the cloud's time pass, and all that is due in it happen. */
  advance(ms: number): Promise<void> {
    return advanceClock(this.engine.endpoint, this.state, { ms, grainMs: 10_000 });
  }

  /** As `kill -9` does. */
  async kill(): Promise<void> {
    const ended = exitOf(this.#engine!);
    this.#engine!.kill('SIGKILL');
    await ended;
    // The next engine writes its own.
    rmSync(join(this.state, 'engine.json'), { force: true });
  }

  async remove(): Promise<void> {
    if (this.#engine?.exitCode === null) {
      const ended = exitOf(this.#engine);
      this.#engine.kill('SIGTERM');
      await ended;
    }
    rmSync(this.state, { recursive: true, force: true });
  }

  #run(args: readonly string[], output: 'ignore' | 'pipe'): ChildProcess {
    const command = ['--disable-warning=ExperimentalWarning', main, ...args, '--state', this.state];
    return spawn(process.execPath, command, { stdio: ['ignore', output, output] });
  }
}

const exitOf = (child: ChildProcess) =>
  new Promise<number>((resolve) => child.once('exit', (status) => resolve(status ?? 1)));
