// https://docs.aws.amazon.com/Route53/latest/APIReference/API_UpdateHostedZoneComment.html
import { hostedZones } from '../../../contracts/hosted-zones.ts';
import type { Operation } from '../../../kernel/context.ts';
import { requireZone } from '../find.ts';
import { zoneView } from '../views.ts';

export const updateHostedZoneComment: Operation<'route53', 'UpdateHostedZoneComment'> = (input, ctx) => {
  const { comment: _before, ...zone } = requireZone(input.Id, ctx);
  const changed = { ...zone, ...(input.Comment && { comment: input.Comment }) };
  ctx.put(hostedZones, zone.id, changed);
  return { HostedZone: zoneView(changed, ctx) };
};
