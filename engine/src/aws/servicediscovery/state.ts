// What Cloud Map keeps.
import type {
  DnsConfig,
  HealthCheckConfig,
  NamespaceType,
  OperationTargetType,
  OperationType,
} from '@aws-sdk/client-servicediscovery';
import { defineIndex, defineTable } from '../../kernel/table.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'servicediscovery/namespaces': NamespaceRecord;
    'servicediscovery/services': ServiceRecord;
    'servicediscovery/instances': InstanceRecord;
    'servicediscovery/operations': OperationRecord;
  }
}

export type Tags = Readonly<Record<string, string>>;
export type Attributes = Readonly<Record<string, string>>;

export interface NamespaceRecord {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly type: NamespaceType;
  readonly description?: string;
  /** Of DNS namespaces. */
  readonly hostedZoneId?: string;
  readonly soaTtl?: number;
  /** Of a private DNS namespace. */
  readonly vpcId?: string;
  readonly creatorRequestId: string;
  readonly createdAt: number;
  readonly tags: Tags;
}

export interface ServiceRecord {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly namespaceId: string;
  readonly type: 'HTTP' | 'DNS' | 'DNS_HTTP';
  readonly description?: string;
  readonly dnsConfig?: DnsConfig;
  readonly healthCheckConfig?: HealthCheckConfig;
  readonly hasCustomHealth: boolean;
  readonly creatorRequestId: string;
  readonly createdAt: number;
  readonly attributes: Attributes;
  /** Counts registrations and deregistrations. */
  readonly revision: number;
  readonly tags: Tags;
}

export interface InstanceRecord {
  readonly serviceId: string;
  readonly id: string;
  readonly attributes: Attributes;
  readonly creatorRequestId: string;
  /** Only of a service with a custom health check. */
  readonly health?: 'HEALTHY' | 'UNHEALTHY';
}

export interface OperationRecord {
  readonly id: string;
  readonly type: OperationType;
  readonly createdAt: number;
  readonly targets: Partial<Record<OperationTargetType, string>>;
}

/** Key of these: the id. */
export const namespaces = defineTable('servicediscovery/namespaces');
export const services = defineTable('servicediscovery/services');
export const operationsTable = defineTable('servicediscovery/operations');
/** Key: see `instanceKey`. */
export const instances = defineTable('servicediscovery/instances');

export const servicesByNamespace = defineIndex(services, ({ namespaceId }) => namespaceId);
export const instancesByService = defineIndex(instances, ({ serviceId }) => serviceId);

export const instanceKey = (serviceId: string, id: string) => `${serviceId} ${id}`;
