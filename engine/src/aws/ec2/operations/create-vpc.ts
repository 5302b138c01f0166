// EC2 API, CreateVpc. A block of one's own for IPv6 or an IPAM pool is refused, not ignored.

import type { Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { missingParameter, unsupported } from '../faults.ts';
import { amazonBlock, withBlock } from '../network/more-blocks.ts';
import { makeVpc } from '../network/new-vpc.ts';
import { quotas } from '../quotas.ts';
import { vpcTable } from '../state.ts';
import { addSpecifiedTags } from '../tags/tags.ts';
import { vpcs } from '../views/vpc.ts';

export const createVpc: Operation<'ec2', 'CreateVpc'> = (input, ctx) => {
  if (input.Ipv6CidrBlock || input.Ipv4IpamPoolId || input.Ipv6IpamPoolId) {
    throw unsupported('Drydock gives VPCs IPv6 blocks of Amazon: own ones and IPAM pools are not simulated.');
  }
  if (!input.CidrBlock) throw missingParameter('cidrBlock');
  checkQuota(ctx, quotas.vpcs, ctx.keys(vpcTable).length + 1);
  const made = makeVpc(ctx, { cidr: input.CidrBlock, isDefault: false, tenancy: input.InstanceTenancy });
  const vpc = input.AmazonProvidedIpv6CidrBlock ? withBlock(made, amazonBlock(ctx), ctx) : made;
  addSpecifiedTags(ctx, vpc.VpcId, 'vpc', input.TagSpecifications);
  return { Vpc: vpcs.view(vpc, ctx) };
};
