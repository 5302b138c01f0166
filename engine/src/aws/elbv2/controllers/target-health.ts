// Keeps the health of a group's targets as users see it, ends draining when its time is over, and forgets the probes of
// a group that nothing uses any more: once used again, its targets are initial again.
import type { Controller } from '../../../kernel/controller.ts';
import type { Reader } from '../../../kernel/table.ts';
import { targetsOf } from '../find.ts';
import { type GroupUsage, type Health, healthOf } from '../health.ts';
import {
  groupOfTargetKey,
  probes,
  type TargetHealthRecord,
  type TargetRecord,
  targetGroups,
  targetHealth,
  targetKey,
  targets,
} from '../state.ts';
import { usageOf } from '../usage.ts';

interface Snapshot {
  readonly usage: GroupUsage;
  readonly targets: readonly {
    readonly key: string;
    readonly target: TargetRecord;
    readonly probe?: Health;
    readonly shown?: Health;
  }[];
}

type Step =
  | { readonly do: 'show'; readonly key: string; readonly health: TargetHealthRecord }
  | { readonly do: 'forget-probe'; readonly key: string }
  | { readonly do: 'remove'; readonly key: string };

const allGroups = (_key: string, state: Reader) => state.keys(targetGroups);
const itsGroup = (key: string) => [groupOfTargetKey(key)];

export const targetHealthController: Controller<Snapshot, Step> = {
  name: 'elbv2/target-health',
  keys: (state) => state.keys(targetGroups),
  watches: {
    'elbv2/targets': itsGroup,
    'elbv2/probes': itsGroup,
    'elbv2/target-groups': (arn) => [arn],
    'elbv2/rules': allGroups,
    'elbv2/load-balancers': allGroups,
  },

  observe: (state, arn) => {
    const group = state.get(targetGroups, arn);
    if (!group) return undefined;
    return {
      usage: usageOf(group, state),
      targets: targetsOf(arn, state).map((target) => {
        const key = targetKey(arn, target.id, target.port);
        return { key, target, probe: state.get(probes, key), shown: state.get(targetHealth, key) };
      }),
    };
  },

  plan: ({ usage, targets }, now) => {
    const steps = targets.flatMap(({ key, target, probe, shown }): Step[] => {
      const { drainUntil } = target;
      if (drainUntil !== undefined && (now >= drainUntil || !usage.inUse)) return [{ do: 'remove', key }];
      if (!usage.inUse && probe) return [{ do: 'forget-probe', key }];
      const health = healthOf(target, usage, probe);
      return isSame(health, shown) ? [] : [{ do: 'show', key, health: recordOf(target, health) }];
    });
    const drains = targets.flatMap(({ target }) => target.drainUntil ?? []).filter((at) => at > now);
    return { steps, ...(drains.length > 0 ? { revisitAt: Math.min(...drains) } : {}) };
  },

  apply: (step, ctx) => {
    if (step.do === 'show') ctx.put(targetHealth, step.key, step.health);
    else {
      // A change of the probes brings the controller back, which then shows the target without them.
      ctx.delete(probes, step.key);
      if (step.do === 'remove') {
        ctx.delete(targets, step.key);
        ctx.delete(targetHealth, step.key);
      }
    }
  },
};

function isSame(a: Health, b: Health | undefined): boolean {
  return a.state === b?.state && a.reason === b?.reason && a.description === b?.description;
}

function recordOf({ targetGroupArn, id, port }: TargetRecord, health: Health): TargetHealthRecord {
  return { targetGroupArn, id, port, ...health };
}
