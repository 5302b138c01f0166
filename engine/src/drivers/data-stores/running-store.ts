// A store whose server runs: its process, and what it wrote last.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DataStore } from '../../contracts/data-stores.ts';
import { killGroup } from '../processes/groups.ts';
import type { Lifeline } from '../processes/lifeline.ts';
import { markEnvironment } from '../processes/mark.ts';
import { endMarked } from '../processes/marked.ts';
import { isMade } from './files.ts';
import { connects, freePort } from './ports.ts';
import { asUser, giveTo, serverUser } from './run-as.ts';
import type { Certificate, Invocation, Place, Server, Setup } from './server.ts';

const stopMs = 10_000;
const lastLines = 5;

export interface StoreMachine {
  readonly lifeline: Lifeline;
  /** Carried by the store's processes. */
  readonly mark: string;
  /** Where tasks reach a port of 127.0.0.1. */
  addressOf(port: number): Promise<string>;
  /** Of stores with TLS, for the address where tasks reach them. */
  certificate(address: string): Promise<Certificate>;
}

export interface RunningStore {
  readonly port: number;
  readonly address: string;
  /** Once it has ended, by itself or because it was stopped. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Undefined: nothing here runs such a store. Rejects with an Error for a person. */
export async function startStore(
  store: DataStore,
  setup: Setup,
  folder: string,
  machine: StoreMachine,
): Promise<RunningStore | undefined> {
  const isNew = !isMade(folder);
  const server = setup(store, folder, isNew);
  if (!server) return undefined;
  // What an engine that was killed while it made them left is made anew.
  if (isNew) rmSync(join(folder, 'data'), { recursive: true, force: true });
  if (isNew) mkdirSync(join(folder, 'data'), { mode: 0o700 });
  const user = serverUser();
  if (isNew) giveTo(user, folder);
  for (const preparation of server.prepare) await prepared(preparation, machine);
  if (isNew) mkdirSync(join(folder, 'made'));
  const port = await freePort(store.port, store.formerPort);
  const address = await machine.addressOf(port);
  const certificate = store.isEncrypted ? await machine.certificate(address) : undefined;
  return listening(server, { port, address, ...(certificate && { certificate }) }, machine);
}

function run({ file, args }: Invocation, { lifeline, mark }: StoreMachine): ChildProcess {
  lifeline.hold();
  const command = asUser(serverUser(), { file, args });
  const child = spawn(command.file, command.args, {
    cwd: '/',
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', ...markEnvironment(mark) },
    stdio: 'pipe',
    detached: true,
  });
  child.stdin?.on('error', () => {});
  if (child.pid !== undefined) lifeline.add(child.pid);
  child.once('exit', () => child.pid !== undefined && lifeline.remove(child.pid));
  return child;
}

function prepared(preparation: Invocation, machine: StoreMachine): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = run(preparation, machine);
    const written = lastOutput(child);
    child.stdin?.end(preparation.input ?? '');
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(written()))));
  });
}

function listening(server: Server, place: Place, machine: StoreMachine): Promise<RunningStore> {
  return new Promise((resolve, reject) => {
    const invocation = server.start(place);
    const child = run(invocation, machine);
    const written = lastOutput(child);
    child.stdin?.end(invocation.input ?? '');
    const ended = new Promise<void>((end) => {
      child.once('close', () => void endMarked(machine.mark).then(() => end()));
    });
    const running: RunningStore = {
      port: place.port,
      address: place.address,
      ended,
      async stop() {
        if (child.pid === undefined) return;
        child.kill(server.stopSignal);
        const timer = setTimeout(() => killGroup(child.pid!, 'SIGKILL'), stopMs);
        await ended;
        clearTimeout(timer);
      },
    };
    const { ready } = server;
    if (ready === 'connects')
      void connects(place.port, () => child.exitCode === null).then(() => resolve(running));
    else {
      let text = '';
      const look = (chunk: Buffer) => {
        text = `${text}${chunk}`.slice(-2000);
        if (ready.test(text)) resolve(running);
      };
      child.stdout?.on('data', look);
      child.stderr?.on('data', look);
    }
    child.once('error', reject);
    void ended.then(() => reject(new Error(written())));
  });
}

function lastOutput(child: ChildProcess): () => string {
  let text = '';
  const keep = (chunk: Buffer) => {
    text = `${text}${chunk}`.slice(-4000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return () => text.trim().split('\n').slice(-lastLines).join(' ') || 'it ended and wrote nothing';
}
