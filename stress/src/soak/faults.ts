// What happens to a machine: the disk fills, the clock steps, the process is paused, descriptors run out. After each the
// engine has to answer by itself.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Clients } from '../engine/clients.ts';
import type { EngineProcess } from '../engine/engine-process.ts';
import { Load, untilAnswering } from './load.ts';

export interface Situation {
  readonly engine: EngineProcess;
  readonly clients: Clients;
  readonly url: string;
  /** How long the process is paused. */
  readonly pauseMs: number;
}

export interface Found {
  readonly fault: string;
  readonly requests: number;
  readonly failed: number;
  /** Until 100 requests in a row were answered and a write was acknowledged, once the fault was over. */
  readonly backAfterMs: number | undefined;
  readonly note: string;
}

const backWithinMs = 60_000;
const clockFile = (engine: EngineProcess) => join(engine.base, 'clock');
export const shiftedClock = fileURLToPath(new URL('./shifted-clock.mjs', import.meta.url));

export const faults: Readonly<Record<string, (situation: Situation) => Promise<string>>> = {
  'disk full': async ({ engine, clients }) => {
    const filler = join(engine.state, 'filler');
    if (!isSmall(engine)) return 'not possible here: no small file system';
    spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=64k'], { stdio: 'ignore' });
    const written: string[] = [];
    for (let at = 0; at < 40; at++)
      written.push(
        await clients.s3.putObject({ Bucket: 'soak', Key: `full-${at}`, Body: 'x'.repeat(100_000) }).then(
          () => 'written',
          (error: Error) => error.name,
        ),
      );
    const refused = written.filter((each) => each !== 'written');
    const { Contents = [] } = await clients.s3.listObjectsV2({ Bucket: 'soak', Prefix: 'full-' });
    rmSync(filler);
    const kept =
      Contents.length === written.length - refused.length ? 'none of them was there' : 'SOME WERE THERE';
    return `${refused.length} of ${written.length} writes refused (${[...new Set(refused)].join(', ')}), ${kept}`;
  },
  'clock an hour ahead': async ({ engine }) => {
    writeFileSync(clockFile(engine), '3600000');
    await delay(3000);
    return '';
  },
  'clock an hour back': async ({ engine }) => {
    writeFileSync(clockFile(engine), '-3600000');
    await delay(3000);
    return '';
  },
  'clock right again': async ({ engine }) => {
    writeFileSync(clockFile(engine), '0');
    await delay(3000);
    return '';
  },
  paused: async ({ engine, pauseMs }) => {
    process.kill(engine.pid!, 'SIGSTOP');
    await delay(pauseMs);
    process.kill(engine.pid!, 'SIGCONT');
    return `${pauseMs / 1000} s`;
  },
  '256 descriptors, 400 connections': async ({ engine, url }) => {
    const limited = spawnSync('prlimit', ['--pid', String(engine.pid), '--nofile=256:256']);
    if (limited.status !== 0) return 'not possible here: no prlimit';
    const flood = new Load(url, 400);
    await delay(5000);
    await flood.stop();
    return `${flood.requests} requests of the flood, ${flood.failures.length} failed`;
  },
};

export async function suffer(fault: string, situation: Situation): Promise<Found> {
  const load = new Load(situation.url, 4);
  const note = await faults[fault]!(situation);
  const answering = await untilAnswering(situation.url, 100, backWithinMs);
  const writing = answering === undefined ? undefined : await untilWriting(situation.clients);
  await load.stop();
  return {
    fault,
    note,
    requests: load.requests,
    failed: load.failures.length,
    backAfterMs: writing === undefined ? undefined : answering! + writing,
  };
}

async function untilWriting({ ssm }: Clients): Promise<number | undefined> {
  const began = performance.now();
  while (performance.now() - began < backWithinMs) {
    const Value = `${performance.now()}`;
    const isWritten = await ssm
      .putParameter({ Name: '/soak/back', Value, Type: 'String', Overwrite: true })
      .then(async () => (await ssm.getParameter({ Name: '/soak/back' })).Parameter?.Value === Value)
      .catch(() => false);
    if (isWritten) return performance.now() - began;
    await delay(50);
  }
  return undefined;
}

/** Puts the engine's state on a file system of 64 MB, where this user may mount one. */
export function mountSmall(engine: EngineProcess): void {
  mkdirSync(engine.state, { recursive: true });
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', engine.state], { stdio: 'ignore' });
}

export function unmountSmall(engine: EngineProcess): void {
  if (isSmall(engine)) spawnSync('umount', [engine.state], { stdio: 'ignore' });
}

const isSmall = ({ state }: EngineProcess) =>
  spawnSync('mountpoint', ['-q', state], { stdio: 'ignore' }).status === 0;

export const clockEnvironment = (engine: EngineProcess) => ({ SHIFTED_CLOCK: clockFile(engine) });
