// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-servicediscovery-privatednsnamespace.html
// and those of its two neighbours.
import type { PrivateDnsNamespaceProperties } from '@aws-sdk/client-servicediscovery';
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { namespaces } from '../state.ts';
import { awaitOperation } from './await-operation.ts';
import { retag, tagsOf } from './tags.ts';

/** CloudFormation, too, tries more than once to delete what is in use. */
const patienceMs = 120_000;

interface NamespaceTemplate {
  readonly Name: string;
  readonly Description?: string;
  readonly Vpc?: string;
  readonly Properties?: PrivateDnsNamespaceProperties;
}

const read = (request: ResourceRequest) => request.properties as unknown as NamespaceTemplate;

interface Verbs {
  create(given: NamespaceTemplate, request: ResourceRequest, ctx: Context): string | undefined;
  update(id: string, given: NamespaceTemplate, ctx: Context): unknown;
}

function namespaceResource(type: string, hasZone: boolean, verbs: Verbs): ResourceType {
  return {
    type,
    create(request, ctx) {
      const id = request.memo?.operationId as string | undefined;
      return awaitOperation(id ?? verbs.create(read(request), request, ctx)!, 'NAMESPACE', ctx);
    },
    update(id, request, ctx) {
      verbs.update(id, read(request), ctx);
      retag(ctx.get(namespaces, id)!.arn, request, ctx);
      return { status: 'success', physicalId: id };
    },
    delete(id, request, ctx) {
      if (!ctx.get(namespaces, id)) return { status: 'success', physicalId: id };
      try {
        ctx.call('servicediscovery', 'DeleteNamespace', { Id: id });
        return { status: 'success', physicalId: id };
      } catch (error) {
        // What Service Connect registered goes with the stack's own services, which may be going down beside it.
        const since = Number(request.memo?.since ?? ctx.now);
        if (!(error instanceof AwsFault) || ctx.now - since >= patienceMs) throw error;
        const message = 'It still has services, which Cloud Map requires to be gone first';
        return {
          status: 'in-progress',
          physicalId: id,
          againInMs: 1_000,
          memo: { since },
          message,
          reason: message,
        };
      }
    },
    read(id, given, ctx) {
      const { Namespace } = ctx.call('servicediscovery', 'GetNamespace', { Id: id });
      const { Tags } = ctx.call('servicediscovery', 'ListTagsForResource', { ResourceARN: Namespace?.Arn });
      // Its VPC never changes, and the API does not show it.
      return { ...Namespace, Properties: Namespace?.Properties, Vpc: given.Vpc, Tags };
    },
    attributes(id, ctx) {
      const { Namespace } = ctx.call('servicediscovery', 'GetNamespace', { Id: id });
      const HostedZoneId = Namespace?.Properties?.DnsProperties?.HostedZoneId;
      return { Id: id, Arn: Namespace?.Arn, ...(hasZone && { HostedZoneId }) };
    },
  };
}

export const httpNamespaceResource = namespaceResource('AWS::ServiceDiscovery::HttpNamespace', false, {
  create: ({ Name, Description }, request, ctx) =>
    ctx.call('servicediscovery', 'CreateHttpNamespace', { Name, Description, Tags: tagsOf(request) })
      .OperationId,
  update: (Id, { Description }, ctx) =>
    ctx.call('servicediscovery', 'UpdateHttpNamespace', {
      Id,
      Namespace: { Description: Description ?? '' },
    }),
});

export const privateDnsNamespaceResource = namespaceResource(
  'AWS::ServiceDiscovery::PrivateDnsNamespace',
  true,
  {
    create: ({ Name, Description, Vpc, Properties }, request, ctx) =>
      ctx.call('servicediscovery', 'CreatePrivateDnsNamespace', {
        Name,
        Description,
        Vpc: Vpc!,
        Properties,
        Tags: tagsOf(request),
      }).OperationId,
    update: (Id, { Description, Properties }, ctx) =>
      ctx.call('servicediscovery', 'UpdatePrivateDnsNamespace', {
        Id,
        Namespace: { Description: Description ?? '', Properties: change(Properties) },
      }),
  },
);

export const publicDnsNamespaceResource = namespaceResource(
  'AWS::ServiceDiscovery::PublicDnsNamespace',
  true,
  {
    create: ({ Name, Description, Properties }, request, ctx) =>
      ctx.call('servicediscovery', 'CreatePublicDnsNamespace', {
        Name,
        Description,
        Properties,
        Tags: tagsOf(request),
      }).OperationId,
    update: (Id, { Description, Properties }, ctx) =>
      ctx.call('servicediscovery', 'UpdatePublicDnsNamespace', {
        Id,
        Namespace: { Description: Description ?? '', Properties: change(Properties) },
      }),
  },
);

function change(properties: NamespaceTemplate['Properties']) {
  const TTL = properties?.DnsProperties?.SOA?.TTL;
  return TTL === undefined ? undefined : { DnsProperties: { SOA: { TTL } } };
}
