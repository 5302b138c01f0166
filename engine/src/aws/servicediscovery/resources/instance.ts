// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-servicediscovery-instance.html
// Its physical id is `<service id>|<instance id>`; Ref gives the instance's id.
import type { Progress, ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { requireInstance, requireService } from '../find.ts';
import { instanceKey, instances } from '../state.ts';

interface InstanceTemplate {
  readonly InstanceId?: string;
  readonly ServiceId: string;
  readonly InstanceAttributes: Readonly<Record<string, string>>;
}

const parts = (physicalId: string) => physicalId.split('|') as [serviceId: string, id: string];

export const instanceResource: ResourceType = {
  type: 'AWS::ServiceDiscovery::Instance',

  create: (request, ctx) =>
    register(
      `${read(request).ServiceId}|${read(request).InstanceId ?? request.generatedName(64)}`,
      request,
      ctx,
    ),

  update: (physicalId, request, ctx) => register(physicalId, request, ctx),

  delete(physicalId, _request, ctx) {
    const [ServiceId, InstanceId] = parts(physicalId);
    if (ctx.get(instances, instanceKey(ServiceId, InstanceId)))
      ctx.call('servicediscovery', 'DeregisterInstance', { ServiceId, InstanceId });
    return { status: 'success', physicalId };
  },

  ref: (physicalId) => parts(physicalId)[1],

  read(physicalId, _properties, ctx) {
    const [ServiceId, InstanceId] = parts(physicalId);
    const { Instance } = ctx.call('servicediscovery', 'GetInstance', { ServiceId, InstanceId });
    return Instance && { ServiceId, InstanceId, InstanceAttributes: Instance.Attributes };
  },
  attributes(physicalId, ctx) {
    const [serviceId, id] = parts(physicalId);
    requireInstance(requireService(serviceId, ctx), id, ctx);
    return {};
  },
};

const read = (request: ResourceRequest) => request.properties as unknown as InstanceTemplate;

function register(physicalId: string, request: ResourceRequest, ctx: Context): Progress {
  const [ServiceId, InstanceId] = parts(physicalId);
  ctx.call('servicediscovery', 'RegisterInstance', {
    ServiceId,
    InstanceId,
    Attributes: { ...read(request).InstanceAttributes },
  });
  return { status: 'success', physicalId };
}
