// Collects everything that the health of a group's targets depends on: what uses the group, and for each target
// the latest probe and, for an instance, its state.
import type { Context } from '../../../kernel/context.ts';
import type { Reader } from '../../../kernel/table.ts';
import { targetsOf } from '../find.ts';
import { probes, type TargetGroupRecord, type TargetHealthRecord, targetKey } from '../state.ts';
import { type GroupUsage, healthOf, type TargetSituation } from './health.ts';
import { permitOf } from './permit.ts';
import { usageOf } from './usage.ts';

type State = Reader & Pick<Context, 'call'>;

export interface GroupSituation {
  readonly usage: GroupUsage;
  readonly targets: readonly (TargetSituation & { readonly key: string })[];
}

export function situationOf(group: TargetGroupRecord, state: State): GroupSituation {
  const targets = targetsOf(group.arn, state);
  const instances =
    group.targetType === 'instance'
      ? instanceStates(
          targets.map((target) => target.id),
          state,
        )
      : undefined;
  return {
    usage: usageOf(group, state),
    targets: targets.map((target) => {
      const key = targetKey(group.arn, target.id, target.port);
      const permit = permitOf(key, state);
      const unpermitted = permit?.isTimedOut && permit.reason;
      const probe = state.get(probes, key);
      return {
        key,
        target,
        probe,
        instanceState: instances?.get(target.id),
        ...(unpermitted && { unpermitted }),
      };
    }),
  };
}

/** Every target of a group with its health, as users see it. */
export function healthOfGroup(group: TargetGroupRecord, state: State): TargetHealthRecord[] {
  const { usage, targets } = situationOf(group, state);
  return targets.map((situation) => healthOf(situation, usage));
}

/** An instance that EC2 no longer knows is `terminated`. */
function instanceStates(ids: readonly string[], state: State): ReadonlyMap<string, string> {
  const states = new Map(ids.map((id) => [id, 'terminated']));
  if (ids.length === 0) return states;
  const { Reservations } = state.call('ec2', 'DescribeInstances', {
    Filters: [{ Name: 'instance-id', Values: [...states.keys()] }],
  });
  for (const instance of (Reservations ?? []).flatMap((reservation) => reservation.Instances ?? [])) {
    states.set(instance.InstanceId!, instance.State?.Name ?? 'terminated');
  }
  return states;
}
