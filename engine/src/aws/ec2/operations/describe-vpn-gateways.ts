// EC2 API, DescribeVpnGateways: always empty, because none can be created. Tools call it when they look up a VPC.
import type { Operation } from '../../../kernel/context.ts';
import { vpnGatewayNotFound } from '../faults.ts';

export const describeVpnGateways: Operation<'ec2', 'DescribeVpnGateways'> = (input) => {
  for (const id of input.VpnGatewayIds ?? []) throw vpnGatewayNotFound(id);
  return { VpnGateways: [] };
};
