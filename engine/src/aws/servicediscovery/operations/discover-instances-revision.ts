// https://docs.aws.amazon.com/cloud-map/latest/api/API_DiscoverInstancesRevision.html
import type { Operation } from '../../../kernel/context.ts';
import { requireNamedService } from '../find.ts';

export const discoverInstancesRevision: Operation<'servicediscovery', 'DiscoverInstancesRevision'> = (
  input,
  ctx,
) => {
  const { service } = requireNamedService(input.NamespaceName, input.ServiceName, ctx);
  return { InstancesRevision: service.revision };
};
