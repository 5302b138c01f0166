// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListHostedZonesByVPC.html
import { hostedZones } from '../../../contracts/hosted-zones.ts';
import type { Operation } from '../../../kernel/context.ts';
import { zonesPage } from '../zones-page.ts';

export const listHostedZonesByVpc: Operation<'route53', 'ListHostedZonesByVPC'> = (input, ctx) => {
  const zones = ctx
    .all(hostedZones)
    .filter(({ vpcs }) => vpcs.some(({ id, region }) => id === input.VPCId && region === input.VPCRegion))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const page = zonesPage(zones, input.NextToken, input.MaxItems, ctx);
  return {
    HostedZoneSummaries: page.HostedZones.map(({ Id = '', Name, LinkedService }) => ({
      HostedZoneId: Id.replace('/hostedzone/', ''),
      Name,
      Owner: LinkedService
        ? { OwningService: LinkedService.ServicePrincipal }
        : { OwningAccount: ctx.account },
    })),
    MaxItems: page.MaxItems,
    ...(page.next && { NextToken: page.next.id }),
  } as ReturnType<typeof listHostedZonesByVpc>;
};
