// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListHostedZones.html
import { hostedZones } from '../../../contracts/hosted-zones.ts';
import type { Operation } from '../../../kernel/context.ts';
import { zonesPage } from '../zones-page.ts';

export const listHostedZones: Operation<'route53', 'ListHostedZones'> = (input, ctx) => {
  const zones = ctx
    .all(hostedZones)
    .filter(({ isPrivate }) => input.HostedZoneType === undefined || isPrivate)
    .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  const { HostedZones, next, MaxItems } = zonesPage(zones, input.Marker, input.MaxItems, ctx);
  return {
    HostedZones,
    ...(input.Marker !== undefined && { Marker: input.Marker }),
    IsTruncated: next !== undefined,
    ...(next && { NextMarker: next.id }),
    MaxItems,
  } as ReturnType<typeof listHostedZones>;
};
