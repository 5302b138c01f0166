// Maintains the user-visible health of a group's targets, ends draining on time, and forgets the probes of
// a group that nothing uses any more: once used again, its targets are initial again.
import type { Controller } from '../../../kernel/controller.ts';
import type { Reader } from '../../../kernel/table.ts';
import {
  groupOfTargetKey,
  groupUsers,
  probes,
  type TargetHealthRecord,
  targetGroups,
  targetHealth,
  targets,
} from '../state.ts';
import { healthOf } from '../targets/health.ts';
import { type GroupSituation, situationOf } from '../targets/situation.ts';

interface Snapshot extends GroupSituation {
  /** The current state, by target key. */
  readonly shown: ReadonlyMap<string, TargetHealthRecord>;
}

type Step =
  | { readonly do: 'show'; readonly key: string; readonly health: TargetHealthRecord }
  | { readonly do: 'forget-probe'; readonly key: string }
  | { readonly do: 'remove'; readonly key: string };

const groupsUsedBy = (loadBalancer: string, state: Reader) =>
  state.keys(groupUsers).filter((arn) => state.get(groupUsers, arn)?.loadBalancers.includes(loadBalancer));
const itsGroup = (key: string) => [groupOfTargetKey(key)];

export const targetHealthController: Controller<Snapshot, Step> = {
  name: 'elbv2/target-health',
  keys: (state) => state.keys(targetGroups),
  watches: {
    'elbv2/targets': itsGroup,
    'elbv2/probes': itsGroup,
    'elbv2/permits': itsGroup,
    'elbv2/target-groups': (arn) => [arn],
    'elbv2/balancer-thread': (_, state) => state.keys(targetGroups),
    'elbv2/group-users': (arn) => [arn],
    'elbv2/load-balancers': groupsUsedBy,
    'ec2/instances': (id, state) =>
      state.all(targets).flatMap((target) => (target.id === id ? target.targetGroupArn : [])),
  },

  observe: (state, arn) => {
    const group = state.get(targetGroups, arn);
    if (!group) return undefined;
    const situation = situationOf(group, state);
    const shown = situation.targets.flatMap(({ key }) => {
      const record = state.get(targetHealth, key);
      return record ? [[key, record] as const] : [];
    });
    return { ...situation, shown: new Map(shown) };
  },

  plan: ({ usage, targets: situations, shown }, now) => {
    const steps = situations.flatMap(({ key, ...situation }): Step[] => {
      const { drainUntil } = situation.target;
      if (drainUntil !== undefined && (now >= drainUntil || !usage.inUse)) return [{ do: 'remove', key }];
      if (!usage.inUse && situation.probe) return [{ do: 'forget-probe', key }];
      const health = healthOf(situation, usage);
      return isSame(health, shown.get(key)) ? [] : [{ do: 'show', key, health }];
    });
    const drains = situations.flatMap(({ target }) => target.drainUntil ?? []).filter((at) => at > now);
    return { steps, ...(drains.length > 0 ? { revisitAt: Math.min(...drains) } : {}) };
  },

  apply: (step, ctx) => {
    if (step.do === 'show') return ctx.put(targetHealth, step.key, step.health);
    // Changing the probes enqueues the controller again, which then computes the target's health without them.
    ctx.delete(probes, step.key);
    if (step.do === 'remove') {
      ctx.delete(targets, step.key);
      ctx.delete(targetHealth, step.key);
    }
  },
};

function isSame(a: TargetHealthRecord, b: TargetHealthRecord | undefined): boolean {
  return a.state === b?.state && a.reason === b?.reason && a.description === b?.description;
}
