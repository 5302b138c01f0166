// What names mean, whatever service they come from: Cloud Map's instances, Route 53's record sets, Service Connect's
// endpoints. Whoever resolves (tasks, `drydock dns`) reads it; nothing leaves this machine.
import { isIPv4 } from 'node:net';
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
  /** Of each value, where they are not alike. */
  readonly weights?: readonly number[];
  /**
   * The value is an address of loopback that stands for a load balancer, by its DNS name: an alias of Route 53. The ports of
   * its listeners are forwarded there, with the numbers that they have on AWS.
   */
  readonly balancer?: string;
  /**
   * The value is an address of loopback on whose port connections are balanced between these, by `<private address>:<port>`:
   * a client alias of Service Connect.
   */
  readonly balanced?: { readonly port: number; readonly targets: readonly string[] };
}

/** Key: see `nameKey`. */
export const names = defineTable('network/names');

export const namesByName = defineIndex(names, ({ name }) => name);

/**
 * The address of loopback that stands for a private one. Each task port that a name leads to is forwarded there, with the
 * port that the task has on AWS. Undefined for addresses that no VPC has.
 */
export function loopbackOf(address: string): string | undefined {
  if (!isIPv4(address)) return undefined;
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
  if (a === 127) return address;
  if (a === 10) return `127.${64 + (b % 64)}.${c}.${d}`;
  if (a === 172 && b >= 16 && b < 32) return `127.${128 + b - 16}.${c}.${d}`;
  if (a === 192 && b === 168) return `127.144.${c}.${d}`;
  if (a === 100 && b >= 64 && b < 128) return `127.${145 + b - 64}.${c}.${d}`;
  return undefined;
}

export const nameKey = ({ zoneId, name, type }: NameRecord) => `${zoneId} ${name} ${type}`;
