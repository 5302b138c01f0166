// https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetHostedZone.html
import type { Operation } from '../../../kernel/context.ts';
import { requireZone } from '../find.ts';
import { delegationView, vpcViews, zoneView } from '../views.ts';

export const getHostedZone: Operation<'route53', 'GetHostedZone'> = (input, ctx) => {
  const zone = requireZone(input.Id, ctx);
  return {
    HostedZone: zoneView(zone, ctx),
    ...delegationView(zone),
    ...(zone.isPrivate && { VPCs: vpcViews(zone) }),
  };
};
