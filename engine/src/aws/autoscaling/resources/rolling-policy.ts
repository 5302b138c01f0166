// The update policy AutoScalingRollingUpdate, with its defaults.
import type { Properties } from '../../../contracts/resource-type.ts';
import { waits } from '../../../contracts/waits.ts';
import type { Context } from '../../../kernel/context.ts';

export interface RollingPolicy {
  readonly batchSize: number;
  readonly minInService: number;
  readonly minSuccessfulPercent: number;
  /** As written in the template, for events. */
  readonly pause: string;
  readonly pauseMs: number;
  readonly suspend: readonly string[];
  readonly waitsOnSignals: boolean;
}

export function rollingPolicy(
  updatePolicy: Properties | undefined,
  ctx: Pick<Context, 'wait'>,
): RollingPolicy | undefined {
  const rolling = updatePolicy?.AutoScalingRollingUpdate as Properties | undefined;
  if (!rolling) return undefined;
  const waitsOnSignals = String(rolling.WaitOnResourceSignals) === 'true';
  const pause = String(rolling.PauseTime ?? (waitsOnSignals ? 'PT5M' : 'PT0S'));
  return {
    batchSize: Number(rolling.MaxBatchSize ?? 1),
    minInService: Number(rolling.MinInstancesInService ?? 0),
    minSuccessfulPercent: Number(rolling.MinSuccessfulInstancesPercent ?? 100),
    pause,
    pauseMs: waitsOnSignals ? durationMs(pause) : ctx.wait(waits.pause, durationMs(pause)),
    suspend: (rolling.SuspendProcesses as readonly string[] | undefined) ?? [],
    waitsOnSignals,
  };
}

/** ISO 8601, as far as CloudFormation accepts it: `PT1H2M3S`. */
function durationMs(text: string): number {
  const [, hours = 0, minutes = 0, seconds = 0] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(text) ?? [];
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
}
