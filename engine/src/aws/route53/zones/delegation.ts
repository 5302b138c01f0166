// The name servers of a zone, and the two records that every zone begins with.
// https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/SOA-NSrecords.html
import { createHash } from 'node:crypto';
import type { ResourceRecordSet } from '@aws-sdk/client-route-53';
import type { HostedZoneRecord } from '../../../contracts/hosted-zones.ts';

const tops = ['com', 'net', 'org', 'co.uk'];

/** Four for a public zone, always the same for its id. */
export function nameServers({ id, isPrivate }: HostedZoneRecord): string[] {
  if (isPrivate) return tops.map((top, i) => `ns-${[1536, 0, 1024, 512][i]}.awsdns-00.${top}`);
  const bytes = createHash('sha256').update(id).digest();
  return tops.map((top, i) => {
    const number = bytes.readUInt16BE(2 * i) % 512;
    return `ns-${number + 512 * i}.awsdns-${String(number % 64).padStart(2, '0')}.${top}`;
  });
}

export function apexRecords(zone: HostedZoneRecord): ResourceRecordSet[] {
  const servers = nameServers(zone);
  return [
    {
      Name: zone.name,
      Type: 'NS',
      TTL: 172_800,
      ResourceRecords: servers.map((server) => ({ Value: `${server}.` })),
    },
    {
      Name: zone.name,
      Type: 'SOA',
      TTL: zone.soaTtl ?? 900,
      ResourceRecords: [{ Value: `${servers[0]}. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400` }],
    },
  ];
}
