// Which scalable target an input means; only those of ECS services are simulated.
import { page } from '../../kernel/page.ts';
import { invalidToken, validation } from './faults.ts';
import type { TargetName } from './state.ts';

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

export function pageOf<T>(
  items: readonly T[],
  key: (item: T) => string,
  { MaxResults, NextToken }: { readonly MaxResults?: number; readonly NextToken?: string },
) {
  const result = page(items, key, Math.min(50, MaxResults ?? 50), NextToken);
  if (!result) throw invalidToken();
  return result;
}
