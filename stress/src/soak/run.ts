// One soak: a service behind a load balancer, under load from its first to its last version.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { clientsFor } from '../engine/clients.ts';
import { EngineProcess } from '../engine/engine-process.ts';
import { leftovers } from '../engine/leftovers.ts';
import { Random } from '../random.ts';
import { clockEnvironment, faults, mountSmall, shiftedClock, suffer, unmountSmall } from './faults.ts';
import { Load } from './load.ts';
import { SoakService, strategies } from './service.ts';

export interface SoakOptions {
  readonly requests: number;
  readonly deployments: number;
  /** Tasks that are killed. */
  readonly kills: number;
  readonly tasks: number;
  readonly pauseMs: number;
  readonly seed: number;
  readonly runtime: string;
  report(line: string): void;
}

const concurrency = 8;
/** A load that nothing ends: the tasks of one machine share it with whoever asks. */
const longestMs = 3 * 3_600_000;
/** From the death of a task until the balancer knows. */
const noticedWithinMs = 1000;
/** As on AWS, what is sent to a killed task before it is out of its target group gets 502. */
const failsForMs = 250;

/** Sentences; none when everything held. */
export async function soak(options: SoakOptions): Promise<string[]> {
  const { report } = options;
  const engine = await EngineProcess.make(options.runtime);
  const problems: string[] = [];
  try {
    mountSmall(engine);
    Object.assign(process.env, clockEnvironment(engine));
    await engine.start({ preload: shiftedClock });
    const clients = clientsFor(engine.endpoint);
    await clients.s3.createBucket({ Bucket: 'soak' });
    const service = await SoakService.create(clients, options.tasks);
    report(`${options.tasks} tasks behind ${service.url}`);
    problems.push(...(await throughDeployments(service, options)));
    if (options.runtime === 'process') problems.push(...(await throughKills(engine, service, options)));
    for (const fault of Object.keys(faults)) {
      const found = await suffer(fault, { engine, clients, url: service.url, pauseMs: options.pauseMs });
      const back =
        found.backAfterMs === undefined ? 'NOT BACK' : `back after ${found.backAfterMs.toFixed(0)} ms`;
      report(
        `${fault}: ${found.requests} requests, ${found.failed} failed, ${back}${found.note && `; ${found.note}`}`,
      );
      if (found.backAfterMs === undefined) problems.push(`After "${fault}" the engine did not come back.`);
      if (found.note.includes('SOME')) problems.push(`Refused writes were there after "${fault}".`);
      if (!engine.isRunning) throw new Error(`The engine ended: ${engine.lines.slice(-5).join('\n')}`);
    }
    await service.untilSteady();
    await engine.kill('SIGTERM');
    problems.push(...(await leftovers(engine, [Number(new URL(service.url).port)])));
  } catch (error) {
    problems.push(`${(error as Error).message} ${engine.lines.slice(-5).join('\n')}`);
  } finally {
    await engine.kill();
    unmountSmall(engine);
    await engine.remove();
  }
  return problems;
}

async function throughDeployments(service: SoakService, options: SoakOptions): Promise<string[]> {
  const { requests, deployments, report } = options;
  const load = new Load(service.url, concurrency);
  const began = performance.now();
  for (let at = 0; at < deployments; at++) {
    const strategy = strategies[at % strategies.length]!;
    const from = performance.now();
    await service.deploy(strategy);
    const seconds = ((performance.now() - from) / 1000).toFixed(1);
    report(
      `deployment ${at + 1}, ${strategy}: ${seconds} s; ${load.requests} requests, ${load.failures.length} failed`,
    );
  }
  while (load.requests < requests && performance.now() - began < longestMs) await delay(100);
  await load.stop();
  report(`${load.requests} requests through ${deployments} deployments: ${load.failures.length} failed`);
  return load.failures.slice(0, 10).map(({ why }) => `A request failed in a deployment: ${why}`);
}

async function throughKills(
  engine: EngineProcess,
  service: SoakService,
  options: SoakOptions,
): Promise<string[]> {
  const random = new Random(options.seed);
  const load = new Load(service.url, concurrency);
  const problems: string[] = [];
  const windows: number[] = [];
  let excused = 0;
  for (let at = 0; at < options.kills; at++) {
    await delay(200 + random.below(500));
    const pids = taskProcesses(engine);
    const killedAt = performance.now();
    process.kill(random.pick(pids), 'SIGKILL');
    await service.untilSteady();
    await delay(noticedWithinMs);
    await service.untilSteady();
    const failed = load.failures.splice(0);
    const late = failed.filter(({ beganAt }) => beganAt > killedAt + failsForMs);
    excused += failed.length - late.length;
    windows.push(Math.max(0, ...failed.map(({ beganAt }) => beganAt - killedAt)));
    problems.push(
      ...late.map(
        ({ why, beganAt }) =>
          `${why}, for a request that began ${(beganAt - killedAt).toFixed(0)} ms after the kill`,
      ),
    );
  }
  await load.stop();
  windows.sort((a, b) => a - b);
  const [median = 0, longest = 0] = [windows[windows.length >> 1], windows.at(-1)];
  options.report(
    `${options.kills} tasks killed: ${load.requests} requests; ${excused} failed on the killed task, the last one after ${median.toFixed(0)} ms (median; ${longest.toFixed(0)} ms at most); ${problems.length} others`,
  );
  return problems;
}

/** The first process of each container. */
function taskProcesses(engine: EngineProcess): number[] {
  const pids = existsSync('/proc/self/environ')
    ? readdirSync('/proc').filter((name) => /^\d+$/.test(name))
    : [];
  return pids.map(Number).filter((pid) => {
    try {
      const environment = readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0');
      const isTask = environment.some((each) => /^DRYDOCK_ENGINE=.*\/runtime\//.test(each));
      return isTask && environment.some((each) => each.startsWith(`HOME=${engine.temporary}`));
    } catch {
      return false;
    }
  });
}
