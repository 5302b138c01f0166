// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeregisterTargets.html
import { waits } from '../../../contracts/waits.ts';
import type { Operation } from '../../../kernel/context.ts';
import { withDefaults } from '../attribute-table.ts';
import { invalid, invalidTarget } from '../faults.ts';
import { requireTargetGroup, targetsOf } from '../find.ts';
import { probes, targetHealth, targetKey, targets } from '../state.ts';
import { attributesOfGroup } from '../target-groups/attributes.ts';
import { usageOf } from '../targets/usage.ts';

/** A target that is not registered is passed over, as on AWS. */
export const deregisterTargets: Operation<'elbv2', 'DeregisterTargets'> = (input, ctx) => {
  const group = requireTargetGroup(input.TargetGroupArn, ctx);
  const given = input.Targets ?? [];
  if (given.length === 0) throw invalid('At least one target must be specified');
  const seconds = withDefaults(attributesOfGroup(group), group.attributes)[
    'deregistration_delay.timeout_seconds'
  ];
  const delayMs = usageOf(group, ctx).inUse ? ctx.wait(waits.deregistration, Number(seconds) * 1000) : 0;
  const registered = targetsOf(group.arn, ctx);
  for (const { Id: id, Port: port } of given) {
    // Without a port: under every port that it is registered with.
    const matching = registered.filter(
      (target) => target.id === id && (port === undefined || target.port === port),
    );
    if (matching.length === 0 && !id) throw invalidTarget('A target needs an id');
    for (const target of matching) {
      if (target.drainUntil !== undefined) continue;
      const key = targetKey(group.arn, target.id, target.port);
      if (delayMs > 0) ctx.put(targets, key, { ...target, drainUntil: ctx.now + delayMs });
      else {
        ctx.delete(targets, key);
        ctx.delete(probes, key);
        ctx.delete(targetHealth, key);
      }
    }
  }
  return {};
};
