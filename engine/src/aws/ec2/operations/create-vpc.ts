// EC2 API, CreateVpc. IPv4 only: an IPv6 block or an IPAM pool is refused, not ignored.

import type { Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { missingParameter, unsupported } from '../faults.ts';
import { makeVpc } from '../network/new-vpc.ts';
import { quotas } from '../quotas.ts';
import { vpcTable } from '../state.ts';
import { addSpecifiedTags } from '../tags/tags.ts';
import { vpcs } from '../views/vpc.ts';

export const createVpc: Operation<'ec2', 'CreateVpc'> = (input, ctx) => {
  if (
    input.AmazonProvidedIpv6CidrBlock ||
    input.Ipv6CidrBlock ||
    input.Ipv4IpamPoolId ||
    input.Ipv6IpamPoolId
  ) {
    throw unsupported(
      'Drydock supports one IPv4 block per VPC: IPv6 blocks and IPAM pools are not simulated.',
    );
  }
  if (!input.CidrBlock) throw missingParameter('cidrBlock');
  checkQuota(ctx, quotas.vpcs, ctx.keys(vpcTable).length + 1);
  const vpc = makeVpc(ctx, { cidr: input.CidrBlock, isDefault: false, tenancy: input.InstanceTenancy });
  addSpecifiedTags(ctx, vpc.VpcId, 'vpc', input.TagSpecifications);
  return { Vpc: vpcs.view(vpc, ctx) };
};
