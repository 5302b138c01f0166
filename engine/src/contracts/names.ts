// What names mean, whatever service they come from: Cloud Map's instances, Route 53's record sets, Service Connect's
// endpoints. Whoever resolves (tasks, `drydock dns`) reads it; nothing leaves this machine.
import { defineIndex, defineTable } from '../kernel/table.ts';

declare module '../kernel/registry.ts' {
  interface Tables {
    'network/names': NameRecord;
  }
}

export interface NameRecord {
  /** What made it: a Cloud Map service, for example. */
  readonly owner: string;
  readonly zoneId: string;
  /** Lower-case, without a dot at its end. */
  readonly name: string;
  readonly type: 'A' | 'AAAA' | 'CNAME' | 'SRV' | 'TXT' | 'MX' | 'NS' | 'SOA' | 'PTR' | 'CAA';
  /** Seconds. */
  readonly ttl: number;
  /** Whether an answer holds one of the values, or up to eight of them, in random order. */
  readonly policy: 'one' | 'several';
  /** As in a zone file: `10.0.1.5`, or `1 1 8080 host.example`. */
  readonly values: readonly string[];
}

/** Key: see `nameKey`. */
export const names = defineTable('network/names');

export const namesByName = defineIndex(names, ({ name }) => name);

export const nameKey = ({ zoneId, name, type }: NameRecord) => `${zoneId} ${name} ${type}`;
