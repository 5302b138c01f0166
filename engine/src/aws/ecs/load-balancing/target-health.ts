// What load balancers find when they check the targets of a service's tasks.
import type { Observation } from '../../../kernel/controller.ts';
import { unlessFault } from '../faults.ts';
import type { TaskRecord } from '../state.ts';

export interface TargetState {
  readonly id: string;
  readonly port: number;
  /** `initial`, `healthy`, `unhealthy`, `unused`, `draining` or `unavailable`. */
  readonly state: string;
  /** For example `Target.ResponseCodeMismatch`. */
  readonly reason?: string;
  /** For example `Health checks failed with these codes: [502]`. */
  readonly description?: string;
}

/** By target group ARN; a group that is gone has no entry. */
export type TargetHealth = Readonly<Record<string, readonly TargetState[]>>;

export function targetHealth(state: Pick<Observation, 'call'>, tasks: readonly TaskRecord[]): TargetHealth {
  const arns = new Set(tasks.flatMap((task) => task.targets.map((target) => target.targetGroupArn)));
  const health: Record<string, readonly TargetState[]> = {};
  for (const arn of arns) {
    const described = unlessFault(() => state.call('elbv2', 'DescribeTargetHealth', { TargetGroupArn: arn }));
    if (!described) continue;
    health[arn] = (described.TargetHealthDescriptions ?? []).map(({ Target, TargetHealth }) => ({
      id: Target?.Id ?? '',
      port: Target?.Port ?? 0,
      state: TargetHealth?.State ?? 'unavailable',
      ...(TargetHealth?.Reason ? { reason: TargetHealth.Reason } : {}),
      ...(TargetHealth?.Description ? { description: TargetHealth.Description } : {}),
    }));
  }
  return health;
}

type States = readonly TargetState[];
const lookups = new WeakMap<States, ReadonlyMap<string, TargetState>>();

/** One of a group's targets. A group can have thousands, and each of their tasks asks. */
export function findTargetState(states: States | undefined, id = '', port = 0): TargetState | undefined {
  if (!states) return undefined;
  let byTarget = lookups.get(states);
  if (!byTarget) {
    // Of a target that is listed twice, the first counts.
    byTarget = new Map(states.toReversed().map((state) => [`${state.id}:${state.port}`, state]));
    lookups.set(states, byTarget);
  }
  return byTarget.get(`${id}:${port}`);
}
