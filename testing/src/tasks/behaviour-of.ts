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
  unhealthyFor,
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
  const ill = illnessOf({ unhealthyAfter, unhealthyFor });
  if (!ill) return [ready];
  const answers = [ready, { afterMs: ill.fromMs, status: 503 }];
  return ill.toMs === undefined ? answers : [...answers, { ...ready, afterMs: ill.toMs }];
}

function healthOf(script: TaskScript): Behaviour['health'] {
  const { readyAfter = 0 } = script;
  if (readyAfter === 'never') return { afterMs: 0, status: 'UNHEALTHY' };
  const healthy = { afterMs: milliseconds(readyAfter), status: 'HEALTHY' } as const;
  const ill = illnessOf(script);
  if (!ill) return healthy;
  const results = [healthy, { afterMs: ill.fromMs, status: 'UNHEALTHY' as const }];
  return ill.toMs === undefined ? results : [...results, { ...healthy, afterMs: ill.toMs }];
}

/** From when on and until when it is unhealthy, from its start. */
function illnessOf({ unhealthyAfter, unhealthyFor }: TaskScript) {
  if (unhealthyAfter === undefined) return undefined;
  const fromMs = milliseconds(unhealthyAfter);
  return { fromMs, toMs: unhealthyFor === undefined ? undefined : fromMs + milliseconds(unhealthyFor) };
}
