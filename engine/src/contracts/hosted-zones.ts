// Hosted zones, whichever service made them: Route 53, or Cloud Map for a namespace.
// https://docs.aws.amazon.com/Route53/latest/APIReference/API_HostedZone.html
import { defineTable } from '../kernel/table.ts';

declare module '../kernel/registry.ts' {
  interface Tables {
    'network/hosted-zones': HostedZoneRecord;
  }
}

export interface HostedZoneRecord {
  /** Without `/hostedzone/`. */
  readonly id: string;
  /** In lower case, with a dot at its end. */
  readonly name: string;
  readonly callerReference: string;
  readonly comment?: string;
  readonly isPrivate: boolean;
  readonly vpcs: readonly { readonly id: string; readonly region: string }[];
  readonly createdAt: number;
  readonly tags: Readonly<Record<string, string>>;
  /** Seconds that negative answers are kept, in the SOA record. */
  readonly soaTtl?: number;
  /** The service that manages the zone: nobody else changes it. */
  readonly linkedService?: { readonly principal: string; readonly description: string };
}

/** Key: the id. Route 53 is one service for all regions. */
export const hostedZones = defineTable('network/hosted-zones', { global: true });
