// ListServices: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListServices.html
import type { Operation } from '../../../kernel/context.ts';
import { requireCluster } from '../find/clusters.ts';
import { managementOf } from '../find/express-services.ts';
import { servicesOfCluster } from '../find/services.ts';
import { pageOf } from '../views/page.ts';

export const listServices: Operation<'ecs', 'ListServices'> = (input, ctx) => {
  const cluster = requireCluster(ctx, input.cluster);
  const arns = servicesOfCluster(ctx, cluster.name)
    .filter((service) => service.status === 'ACTIVE')
    .filter((service) => !input.launchType || (service.launchType ?? 'EC2') === input.launchType)
    .filter((service) => !input.schedulingStrategy || service.schedulingStrategy === input.schedulingStrategy)
    .filter(
      (service) =>
        !input.resourceManagementType || managementOf(ctx, service) === input.resourceManagementType,
    )
    .map((service) => service.arn);
  const { items, nextToken } = pageOf(arns, (arn) => arn, { maxResults: 10, ...input });
  return { serviceArns: items, nextToken };
};
