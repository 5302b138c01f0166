// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-servicediscovery-service.html
import type { CreateServiceCommandInput } from '@aws-sdk/client-servicediscovery';
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import { services } from '../state.ts';
import { retag, tagsOf } from './tags.ts';

interface ServiceTemplate extends Omit<CreateServiceCommandInput, 'Tags' | 'Name'> {
  readonly Name?: string;
  readonly ServiceAttributes?: Readonly<Record<string, string>>;
}

const read = (request: ResourceRequest) => request.properties as unknown as ServiceTemplate;

export const serviceResource: ResourceType = {
  type: 'AWS::ServiceDiscovery::Service',

  create(request, ctx) {
    const { Name, NamespaceId, Description, Type, DnsConfig, HealthCheckConfig, HealthCheckCustomConfig } =
      read(request);
    const { Service } = ctx.call('servicediscovery', 'CreateService', {
      Name: Name ?? request.generatedName(63),
      NamespaceId,
      Description,
      Type,
      DnsConfig,
      HealthCheckConfig,
      HealthCheckCustomConfig,
      Tags: tagsOf(request),
    });
    const { ServiceAttributes } = read(request);
    const id = Service!.Id!;
    if (ServiceAttributes) {
      ctx.call('servicediscovery', 'UpdateServiceAttributes', {
        ServiceId: id,
        Attributes: { ...ServiceAttributes },
      });
    }
    return { status: 'success', physicalId: id };
  },

  update(id, request, ctx) {
    const { Description, DnsConfig, HealthCheckConfig, ServiceAttributes = {} } = read(request);
    ctx.call('servicediscovery', 'UpdateService', {
      Id: id,
      Service: {
        Description,
        DnsConfig: DnsConfig && { DnsRecords: DnsConfig.DnsRecords },
        HealthCheckConfig,
      },
    });
    const before = (request.previous.ServiceAttributes ?? {}) as Readonly<Record<string, string>>;
    const gone = Object.keys(before).filter((key) => !(key in ServiceAttributes));
    if (gone.length > 0)
      ctx.call('servicediscovery', 'DeleteServiceAttributes', { ServiceId: id, Attributes: gone });
    if (Object.keys(ServiceAttributes).length > 0) {
      ctx.call('servicediscovery', 'UpdateServiceAttributes', {
        ServiceId: id,
        Attributes: { ...ServiceAttributes },
      });
    }
    retag(ctx.get(services, id)!.arn, request, ctx);
    return { status: 'success', physicalId: id };
  },

  delete(id, _request, ctx) {
    if (ctx.get(services, id)) ctx.call('servicediscovery', 'DeleteService', { Id: id });
    return { status: 'success', physicalId: id };
  },

  unread: ['Type'],
  read(id, _properties, ctx) {
    const { Service } = ctx.call('servicediscovery', 'GetService', { Id: id });
    const { ServiceAttributes } = ctx.call('servicediscovery', 'GetServiceAttributes', { ServiceId: id });
    const { Tags } = ctx.call('servicediscovery', 'ListTagsForResource', { ResourceARN: Service?.Arn });
    return { ...Service, ServiceAttributes: ServiceAttributes?.Attributes, Tags };
  },
  attributes(id, ctx) {
    const { Service } = ctx.call('servicediscovery', 'GetService', { Id: id });
    return { Id: id, Arn: Service?.Arn, Name: Service?.Name };
  },
};
