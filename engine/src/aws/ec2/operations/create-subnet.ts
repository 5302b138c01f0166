// EC2 API, CreateSubnet.

import type { Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { zoneFromId, zonesOf } from '../catalog/availability-zones.ts';
import { invalidParameterValue, missingParameter, unsupported } from '../faults.ts';
import { requireVpc } from '../find/require.ts';
import { withIpv6 } from '../network/more-blocks.ts';
import { makeSubnet } from '../network/new-vpc.ts';
import { quotas } from '../quotas.ts';
import { subnetTable } from '../state.ts';
import { addSpecifiedTags } from '../tags/tags.ts';
import { subnets } from '../views/subnet.ts';

export const createSubnet: Operation<'ec2', 'CreateSubnet'> = (input, ctx) => {
  const vpc = requireVpc(ctx, input.VpcId);
  if (input.Ipv6Native || input.Ipv4IpamPoolId || input.Ipv6IpamPoolId) {
    throw unsupported(
      'Drydock simulates subnets with an IPv4 block: subnets for IPv6 alone and IPAM pools are not simulated.',
    );
  }
  if (!input.CidrBlock) throw missingParameter('cidrBlock');
  const siblings = ctx.all(subnetTable).filter(({ VpcId }) => VpcId === vpc.VpcId);
  checkQuota(ctx, quotas.subnetsPerVpc, siblings.length + 1);
  const zones = zonesOf(ctx.region);
  const zone = input.AvailabilityZoneId
    ? zoneFromId(input.AvailabilityZoneId, ctx.region)
    : (input.AvailabilityZone ?? zones[ctx.ids.below(zones.length)]);
  if (!zone || !zones.includes(zone)) {
    throw invalidParameterValue(
      `Value (${input.AvailabilityZoneId ?? input.AvailabilityZone}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: ${zones.join(', ')}.`,
    );
  }
  const made = makeSubnet(ctx, vpc, { cidr: input.CidrBlock, zone, isDefault: false });
  const subnet = input.Ipv6CidrBlock ? withIpv6(made, vpc, input.Ipv6CidrBlock, ctx) : made;
  addSpecifiedTags(ctx, subnet.SubnetId, 'subnet', input.TagSpecifications);
  return { Subnet: subnets.view(subnet, ctx) };
};
