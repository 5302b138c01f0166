// https://docs.aws.amazon.com/Route53/latest/APIReference/API_DisassociateVPCFromHostedZone.html
import { hostedZones } from '../../../contracts/hosted-zones.ts';
import type { Operation } from '../../../kernel/context.ts';
import { lastVpc, notAssociated } from '../faults.ts';
import { requireZone } from '../find.ts';
import { noteChange } from '../views.ts';
import { refuseManaged } from '../zones/vpcs.ts';

export const disassociateVpcFromHostedZone: Operation<'route53', 'DisassociateVPCFromHostedZone'> = (
  input,
  ctx,
) => {
  const zone = requireZone(input.HostedZoneId, ctx);
  refuseManaged(zone);
  const { VPCId = '' } = input.VPC!;
  const vpcs = zone.vpcs.filter(({ id }) => id !== VPCId);
  if (vpcs.length === zone.vpcs.length) throw notAssociated(VPCId, zone.id);
  if (vpcs.length === 0) throw lastVpc();
  ctx.put(hostedZones, zone.id, { ...zone, vpcs });
  return noteChange(input.Comment, ctx);
};
