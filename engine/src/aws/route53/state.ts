// Route 53's records: record sets, changes and health checks. Zones are in contracts/hosted-zones.ts.
import type { HealthCheckConfig, ResourceRecordSet } from '@aws-sdk/client-route-53';
import { defineIndex, defineTable } from '../../kernel/table.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'route53/record-sets': RecordSetRecord;
    'route53/changes': ChangeRecord;
    'route53/health-checks': HealthCheckRecord;
  }
}

export interface RecordSetRecord {
  readonly zoneId: string;
  /** As the API returns it, its name in lower case and with a dot at its end. */
  readonly set: ResourceRecordSet;
  /** The region whose engine answers for it. */
  readonly region: string;
}

/** Key: `<zone> <name> <type> <set identifier>`. */
export const recordSets = defineTable('route53/record-sets', { global: true });
export const recordSetsOfZone = defineIndex(recordSets, ({ zoneId }) => zoneId);

export interface ChangeRecord {
  readonly id: string;
  readonly submittedAt: number;
  readonly comment?: string;
}

/** Key: the id. */
export const changes = defineTable('route53/changes', { global: true });

export interface HealthCheckRecord {
  readonly id: string;
  readonly callerReference: string;
  readonly version: number;
  readonly config: HealthCheckConfig;
  readonly tags: Readonly<Record<string, string>>;
}

/** Key: the id. */
export const healthChecks = defineTable('route53/health-checks', { global: true });
