// AWS::ECS::PrimaryTaskSet: which task set of a service is its primary one. Deleting it changes nothing: a service keeps its
// primary task set. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-primarytaskset.html
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';

export const primaryTaskSet: ResourceType = {
  type: 'AWS::ECS::PrimaryTaskSet',
  create: (request, ctx) => ({ status: 'success', physicalId: put(request, ctx) }),
  update: (id, request, ctx) => {
    put(request, ctx);
    return { status: 'success', physicalId: id };
  },
  delete: (physicalId) => ({ status: 'success', physicalId }),
  read(_id, properties, ctx) {
    const { Cluster, Service } = properties as { readonly Cluster: string; readonly Service: string };
    const { services } = ctx.call('ecs', 'DescribeServices', { cluster: Cluster, services: [Service] });
    const primary = services?.[0]?.taskSets?.find(({ status }) => status === 'PRIMARY');
    return primary && { Cluster, Service, TaskSetId: primary.id };
  },
  attributes: () => ({}),
};

function put({ properties }: ResourceRequest, ctx: Context): string {
  const { Cluster, Service, TaskSetId } = properties as {
    Cluster: string;
    Service: string;
    TaskSetId: string;
  };
  ctx.call('ecs', 'UpdateServicePrimaryTaskSet', {
    cluster: Cluster,
    service: Service,
    primaryTaskSet: TaskSetId,
  });
  return `${Cluster}|${Service}`;
}
