// Record sets of a zone, in the order in which they are listed.
import type { ResourceRecordSet } from '@aws-sdk/client-route-53';
import type { HostedZoneRecord } from '../../../contracts/hosted-zones.ts';
import { type NameRecord, names } from '../../../contracts/names.ts';
import type { Reader } from '../../../kernel/table.ts';
import { listOrder, normalName } from '../find.ts';
import { recordSetsOfZone } from '../state.ts';
import { apexRecords } from '../zones/delegation.ts';
import { publisherOf } from './publish.ts';

export const recordSetKey = (zoneId: string, { Name, Type, SetIdentifier = '' }: ResourceRecordSet) =>
  `${zoneId} ${Name} ${Type} ${SetIdentifier}`;

/** Sorts as AWS lists: by name from its last label, then by type and identifier. */
export const sortKey = ({ Name, Type, SetIdentifier = '' }: ResourceRecordSet) =>
  `${listOrder(Name ?? '')} ${Type} ${SetIdentifier}`;

export function recordSetsIn(zone: HostedZoneRecord, state: Reader): ResourceRecordSet[] {
  const kept = state.by(recordSetsOfZone, zone.id).map(({ set }) => set);
  // A zone of Cloud Map has no record sets of its own here.
  const own = kept.length > 0 ? kept : apexRecords(zone);
  const discovered = state
    .all(names)
    .filter(({ zoneId, owner }) => zoneId === zone.id && owner !== publisherOf(zone.id))
    .flatMap(discoveredSets);
  return [...own, ...discovered].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

/** What Cloud Map registers: a record set for each instance. */
function discoveredSets({ name, type, ttl, policy, values }: NameRecord): ResourceRecordSet[] {
  return values.map((Value) => ({
    Name: normalName(name),
    Type: type,
    TTL: ttl,
    SetIdentifier: Value,
    ...(policy === 'one' ? { Weight: 1 } : { MultiValueAnswer: true }),
    ResourceRecords: [{ Value }],
  }));
}
