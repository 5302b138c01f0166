// https://docs.aws.amazon.com/Route53/latest/APIReference/API_AssociateVPCWithHostedZone.html
import { hostedZones } from '../../../contracts/hosted-zones.ts';
import type { Operation } from '../../../kernel/context.ts';
import { publicZoneVpc } from '../faults.ts';
import { requireZone } from '../find.ts';
import { noteChange } from '../views.ts';
import { checkedVpc, refuseManaged } from '../zones/vpcs.ts';

export const associateVpcWithHostedZone: Operation<'route53', 'AssociateVPCWithHostedZone'> = (
  input,
  ctx,
) => {
  const zone = requireZone(input.HostedZoneId, ctx);
  refuseManaged(zone);
  if (!zone.isPrivate) throw publicZoneVpc();
  const vpc = checkedVpc(zone.name, input.VPC!, ctx);
  ctx.put(hostedZones, zone.id, { ...zone, vpcs: [...zone.vpcs, vpc] });
  return noteChange(input.Comment, ctx);
};
