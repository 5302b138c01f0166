// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListHostedZonesByName.html
import { hostedZones } from '../../../contracts/hosted-zones.ts';
import type { Operation } from '../../../kernel/context.ts';
import { listOrder, normalName } from '../find.ts';
import { zonesPage } from '../zones-page.ts';

export const listHostedZonesByName: Operation<'route53', 'ListHostedZonesByName'> = (input, ctx) => {
  const { DNSName, HostedZoneId, MaxItems: max } = input;
  const sorted = ctx
    .all(hostedZones)
    .map((zone) => ({ zone, key: `${listOrder(zone.name)} ${zone.id}` }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const first = DNSName === undefined ? '' : `${listOrder(normalName(DNSName))} ${HostedZoneId ?? ''}`;
  const zones = sorted.filter(({ key }) => key >= first).map(({ zone }) => zone);
  const { HostedZones, next, MaxItems } = zonesPage(zones, undefined, max, ctx);
  return {
    HostedZones,
    ...(DNSName !== undefined && { DNSName }),
    ...(HostedZoneId !== undefined && { HostedZoneId }),
    IsTruncated: next !== undefined,
    ...(next && { NextDNSName: next.name, NextHostedZoneId: next.id }),
    MaxItems,
  } as ReturnType<typeof listHostedZonesByName>;
};
