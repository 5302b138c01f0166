// Lookups, and names in the form in which Route 53 keeps them.
import { type HostedZoneRecord, hostedZones } from '../../contracts/hosted-zones.ts';
import type { Reader } from '../../kernel/table.ts';
import { noSuchHealthCheck, noSuchZone } from './faults.ts';
import { type HealthCheckRecord, healthChecks } from './state.ts';

/** Ids come with and without `/hostedzone/`. @throws NoSuchHostedZone */
export function requireZone(given: string | undefined, state: Reader): HostedZoneRecord {
  const id = (given ?? '').replace(/^\/?hostedzone\//, '');
  const found = state.get(hostedZones, id);
  if (!found) throw noSuchZone(id);
  return found;
}

/** @throws NoSuchHealthCheck */
export function requireHealthCheck(id: string | undefined, state: Reader): HealthCheckRecord {
  const found = state.get(healthChecks, id ?? '');
  if (!found) throw noSuchHealthCheck(id ?? '');
  return found;
}

/**
 * In lower case, with a dot at the end, and what is no letter, digit, hyphen or underscore as an octal escape: `*` is `\052`.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html
 */
export function normalName(name: string): string {
  const escaped = name
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/[^a-z0-9._\\-]/g, (c) => `\\${c.charCodeAt(0).toString(8).padStart(3, '0')}`);
  return `${escaped}.`;
}

/** The order of lists: by the labels from the last to the first. */
export const listOrder = (name: string) => name.replace(/\.$/, '').split('.').reverse().join('.');
