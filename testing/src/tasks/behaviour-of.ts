// A script of a test as the simulated runtime knows it.
import type { Behaviour } from '../../../engine/src/cloud/simulation/index.ts';
import type { TaskScript } from '../api.ts';
import { milliseconds } from '../units/duration.ts';

const cpuUnitsOfVcpu = 1024;

export function behaviourOf(script: TaskScript): Partial<Behaviour> {
  const { startsWithin, stopsWithin, crashesAfter, exitCode = 1, cpu } = script;
  return {
    ...(startsWithin !== undefined && { startMs: milliseconds(startsWithin) }),
    ...(script.failsToStart !== undefined && { failure: script.failsToStart }),
    ...(stopsWithin !== undefined && { stop: { afterMs: milliseconds(stopsWithin), exitCode: 143 } }),
    ...(crashesAfter !== undefined && { exit: { afterMs: milliseconds(crashesAfter), exitCode } }),
    ...(cpu !== undefined && {
      cpuUnits: typeof cpu === 'number' ? cpu * cpuUnitsOfVcpu : (load: number) => cpu(load) * cpuUnitsOfVcpu,
    }),
    ...(script.memoryMiB !== undefined && { memoryMiB: script.memoryMiB }),
    ...(script.logs && { logs: script.logs }),
    answers: answersOf(script),
    health: healthOf(script),
  };
}

function answersOf({
  readyAfter = 0,
  unhealthyAfter,
  status = 200,
  healthCheckStatus,
  latency,
}: TaskScript): Behaviour['answers'] {
  if (readyAfter === 'never') return [];
  const ready = {
    afterMs: milliseconds(readyAfter),
    status,
    ...(healthCheckStatus !== undefined && { checkStatus: healthCheckStatus }),
    ...(latency !== undefined && {
      latencyMs:
        typeof latency === 'function' ? (load: number) => milliseconds(latency(load)) : milliseconds(latency),
    }),
  };
  return unhealthyAfter === undefined
    ? [ready]
    : [ready, { afterMs: milliseconds(unhealthyAfter), status: 503 }];
}

function healthOf({ readyAfter = 0, unhealthyAfter }: TaskScript): Behaviour['health'] {
  if (readyAfter === 'never') return { afterMs: 0, status: 'UNHEALTHY' };
  const healthy = { afterMs: milliseconds(readyAfter), status: 'HEALTHY' } as const;
  if (unhealthyAfter === undefined) return healthy;
  return [healthy, { afterMs: milliseconds(unhealthyAfter), status: 'UNHEALTHY' }];
}
