// The VPCs in which a private zone answers.
import { type HostedZoneRecord, hostedZones } from '../../../contracts/hosted-zones.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { accessDenied, conflictingDomain, invalidVpc } from '../faults.ts';

interface GivenVpc {
  readonly VPCId?: string | undefined;
  readonly VPCRegion?: string | undefined;
}

/** A VPC of another region is taken as it is given. @throws InvalidVPCId, ConflictingDomainExists */
export function checkedVpc(name: string, { VPCId = '', VPCRegion }: GivenVpc, ctx: Context) {
  const region = VPCRegion ?? ctx.region;
  if (region === ctx.region) {
    try {
      ctx.call('ec2', 'DescribeVpcs', { VpcIds: [VPCId] });
    } catch (error) {
      if (!(error instanceof AwsFault)) throw error;
      throw invalidVpc();
    }
  }
  const same = ctx
    .all(hostedZones)
    .find((zone) => zone.name === name && zone.isPrivate && zone.vpcs.some(({ id }) => id === VPCId));
  if (same) throw conflictingDomain(VPCId, region, same.id);
  return { id: VPCId, region };
}

/** @throws AccessDenied for a zone that a service manages */
export function refuseManaged({ id, linkedService }: HostedZoneRecord): void {
  if (!linkedService) return;
  throw accessDenied(
    `The resource hostedzone/${id} can only be managed through AWS Cloud Map (arn:aws:servicediscovery)`,
  );
}
