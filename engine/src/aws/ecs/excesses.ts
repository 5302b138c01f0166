// Services whose desired count is beyond the quota: an earlier Drydock accepted any count, or the quota was higher.
import type { Excess, Quota } from '../../kernel/quota.ts';
import type { Reader } from '../../kernel/table.ts';
import { quotas } from './quotas.ts';
import { services } from './state.ts';

export function excesses(state: Reader, quota: (quota: Quota) => number): Excess[] {
  const limit = quota(quotas.tasksPerService);
  return state
    .all(services)
    .filter((service) => service.status === 'ACTIVE' && service.desiredCount > limit)
    .map(({ name, cluster, desiredCount }) => ({
      what: `the service ${name} of the cluster ${cluster} has a desired count`,
      count: desiredCount,
      quota: quotas.tasksPerService,
      lower: {
        service: 'ecs',
        operation: 'UpdateService',
        input: { cluster, service: name, desiredCount: limit },
      },
    }));
}
