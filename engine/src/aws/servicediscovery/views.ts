// Records as the API returns them.
import type {
  HttpInstanceSummary,
  InstanceSummary,
  NamespaceSummary,
  ServiceSummary,
} from '@aws-sdk/client-servicediscovery';
import { plain } from '../../kernel/plain.ts';
import type { Reader } from '../../kernel/table.ts';
import { instancesOf, servicesOf } from './find.ts';
import { healthOf } from './instances/health.ts';
import type { InstanceRecord, NamespaceRecord, ServiceRecord } from './state.ts';

type State = Reader & { readonly account: string };

export function namespaceSummary(record: NamespaceRecord, state: State): NamespaceSummary {
  const { hostedZoneId, soaTtl, name } = record;
  return {
    Id: record.id,
    Arn: record.arn,
    ResourceOwner: state.account,
    Name: name,
    Type: record.type,
    Description: record.description,
    ServiceCount: servicesOf(record.id, state).length,
    Properties: plain({
      DnsProperties: hostedZoneId ? { HostedZoneId: hostedZoneId, SOA: { TTL: soaTtl ?? 15 } } : undefined,
      HttpProperties: { HttpName: name },
    }),
    CreateDate: new Date(record.createdAt),
  };
}

export const namespaceView = (record: NamespaceRecord, state: State) => ({
  ...namespaceSummary(record, state),
  CreatorRequestId: record.creatorRequestId,
});

export function serviceSummary(record: ServiceRecord, state: State): ServiceSummary {
  return {
    Id: record.id,
    Arn: record.arn,
    Name: record.name,
    Type: record.type,
    Description: record.description,
    InstanceCount: instancesOf(record.id, state).length,
    DnsConfig: record.dnsConfig,
    HealthCheckConfig: record.healthCheckConfig,
    HealthCheckCustomConfig: record.hasCustomHealth ? { FailureThreshold: 1 } : undefined,
    CreateDate: new Date(record.createdAt),
    CreatedByAccount: state.account,
  };
}

export const serviceView = (record: ServiceRecord, state: State) => ({
  ...serviceSummary(record, state),
  NamespaceId: record.namespaceId,
  CreatorRequestId: record.creatorRequestId,
});

export const instanceSummary = (record: InstanceRecord, state: State): InstanceSummary => ({
  Id: record.id,
  Attributes: { ...record.attributes },
  CreatedByAccount: state.account,
});

export const discoveredInstance = (
  instance: InstanceRecord,
  service: ServiceRecord,
  namespace: NamespaceRecord,
): HttpInstanceSummary => ({
  InstanceId: instance.id,
  NamespaceName: namespace.name,
  ServiceName: service.name,
  HealthStatus: healthOf(instance, service),
  Attributes: { ...instance.attributes },
});
