// Managed scaling: sizes the Auto Scaling group of a capacity provider by the tasks that are waiting for a place.
// On AWS a target tracking policy of the group does this, through CloudWatch alarms. Here the same number is put as a metric,
// and the group's desired capacity is set at once, so that the first task need not wait for an alarm.
import '../../../contracts/managed-scaling.ts';
import { measuredOnce, sameDimensions } from '../../../contracts/measured.ts';
import type { Controller } from '../../../kernel/controller.ts';
import { findClusterOfProvider } from '../find/clusters.ts';
import { lastSegment } from '../find/references.ts';
import { observeProvider, scalingState } from '../managed-scaling/observe-provider.ts';
import { type ProviderSnapshot, type ProviderStep, planProvider } from '../managed-scaling/plan-scaling.ts';
import { capacityProviders, clusters, services } from '../state.ts';

export const capacityProviderController: Controller<ProviderSnapshot, ProviderStep> = {
  name: 'ecs/capacity-provider',
  keys: (state) => state.keys(capacityProviders),
  observe: observeProvider,
  plan: planProvider,
  apply: (step, ctx, name) => {
    const provider = ctx.get(capacityProviders, name);
    if (!provider) return;
    const group = lastSegment(provider.autoScalingGroupProvider?.autoScalingGroupArn ?? '');
    if (step.do === 'low') {
      const { lowSince: _, ...kept } = ctx.get(scalingState, name) ?? {};
      ctx.put(scalingState, name, step.since === undefined ? kept : { ...kept, lowSince: step.since });
    }
    if (step.do === 'protect' || step.do === 'unprotect')
      ctx.call('autoscaling', 'SetInstanceProtection', {
        AutoScalingGroupName: group,
        InstanceIds: [...step.instanceIds],
        ProtectedFromScaleIn: step.do === 'protect',
      });
    if (step.do === 'resize') {
      const { policyId = ctx.ids.uuid(), ...kept } = ctx.get(scalingState, name) ?? {};
      ctx.put(scalingState, name, { ...kept, policyId });
      ctx.tell('scaling/managed', {
        autoScalingGroupName: group,
        capacity: step.desired,
        policy: `ECSManagedAutoScalingPolicy-${policyId}`,
        alarm: `TargetTracking-${group}-Alarm${step.isGrowth ? 'High' : 'Low'}-${policyId}`,
      });
    }
    if (step.do === 'metric') {
      const cluster = findClusterOfProvider(ctx, name);
      const dimensions = sameDimensions({ CapacityProviderName: name, ClusterName: cluster?.name ?? '' });
      ctx.tell('metrics/measured', {
        namespace: 'AWS/ECS/ManagedScaling',
        at: ctx.now,
        metrics: [measuredOnce('CapacityProviderReservation', dimensions, 'Percent', step.value)],
      });
    }
  },
  watches: {
    'ecs/capacity-providers': (name) => [name],
    'ecs/clusters': (key, state) => [...(state.get(clusters, key)?.capacityProviders ?? [])],
    // A service that starts or stops waiting for a place.
    'ecs/services': (key, state) =>
      (state.get(services, key)?.capacityProviderStrategy ?? []).flatMap(({ capacityProvider }) =>
        capacityProvider === undefined ? [] : [capacityProvider],
      ),
  },
  rest: 3,
};
