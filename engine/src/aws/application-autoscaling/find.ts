import type { Reader } from '../../kernel/table.ts';
import {
  policyArnNotFound,
  policyNotFound,
  scheduledActionNotFound,
  targetNotFound,
  validation,
} from './faults.ts';
import {
  type PolicyRecord,
  policies,
  policiesByTarget,
  policyKey,
  type ScalableTargetRecord,
  type ScheduledActionRecord,
  scalableTargets,
  scheduledActionKey,
  scheduledActions,
  scheduledActionsByTarget,
  type TargetName,
  targetKey,
} from './state.ts';

interface Named {
  readonly ServiceNamespace?: string;
  readonly ResourceId?: string;
  readonly ScalableDimension?: string;
}

export function targetName({ ServiceNamespace, ResourceId, ScalableDimension }: Named): TargetName {
  if (ServiceNamespace !== 'ecs' || ScalableDimension !== 'ecs:service:DesiredCount')
    throw validation(
      `Drydock simulates scalable targets of ECS services (ecs, ecs:service:DesiredCount), not ${ServiceNamespace}, ${ScalableDimension}. Nothing was changed.`,
    );
  if (!/^service\/[^/]+\/[^/]+$/.test(ResourceId ?? ''))
    throw validation(
      `Unsupported resource ID: ${ResourceId}. The resource ID of an ECS service is service/<cluster>/<service>.`,
    );
  return { namespace: ServiceNamespace, resourceId: ResourceId!, dimension: ScalableDimension };
}

export function serviceOf({ resourceId }: TargetName): {
  readonly cluster: string;
  readonly service: string;
} {
  const [, cluster = '', service = ''] = resourceId.split('/');
  return { cluster, service };
}

export function requireTarget(state: Reader, name: TargetName): ScalableTargetRecord {
  const target = state.get(scalableTargets, targetKey(name));
  if (!target) throw targetNotFound(name);
  return target;
}

export function requirePolicy(state: Reader, target: TargetName, name: string): PolicyRecord {
  const policy = state.get(policies, policyKey({ ...target, name }));
  if (!policy) throw policyNotFound(target, name);
  return policy;
}

export function findPolicyByArn(state: Reader, arn: string): PolicyRecord | undefined {
  return state.all(policies).find((policy) => policy.arn === arn);
}

export function requirePolicyByArn(state: Reader, arn: string): PolicyRecord {
  const policy = findPolicyByArn(state, arn);
  if (!policy) throw policyArnNotFound(arn);
  return policy;
}

export function policiesOf(state: Reader, target: TargetName): readonly PolicyRecord[] {
  return state.by(policiesByTarget, targetKey(target));
}

export function requireScheduledAction(
  state: Reader,
  target: TargetName,
  name: string,
): ScheduledActionRecord {
  const action = state.get(scheduledActions, scheduledActionKey({ ...target, name }));
  if (!action) throw scheduledActionNotFound(target, name);
  return action;
}

export function scheduledActionsOf(state: Reader, target: TargetName): readonly ScheduledActionRecord[] {
  return state.by(scheduledActionsByTarget, targetKey(target));
}
