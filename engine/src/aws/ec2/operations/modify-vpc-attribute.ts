// EC2 API, ModifyVpcAttribute.
import type { Operation } from '../../../kernel/context.ts';
import { unsupported } from '../faults.ts';
import { requireVpc } from '../find/require.ts';
import { vpcTable } from '../state.ts';

export const modifyVpcAttribute: Operation<'ec2', 'ModifyVpcAttribute'> = (input, ctx) => {
  const vpc = requireVpc(ctx, input.VpcId);
  if (input.EnableNetworkAddressUsageMetrics?.Value) {
    throw unsupported('Drydock keeps no network address usage metrics.');
  }
  ctx.put(vpcTable, vpc.VpcId, {
    ...vpc,
    EnableDnsSupport: input.EnableDnsSupport?.Value ?? vpc.EnableDnsSupport,
    EnableDnsHostnames: input.EnableDnsHostnames?.Value ?? vpc.EnableDnsHostnames,
  });
  return {};
};
