// EC2 API, DescribeVpcAttribute.
import type { Operation } from '../../../kernel/context.ts';
import { invalidParameterValue } from '../faults.ts';
import { requireVpc } from '../find/require.ts';

export const describeVpcAttribute: Operation<'ec2', 'DescribeVpcAttribute'> = (input, ctx) => {
  const vpc = requireVpc(ctx, input.VpcId);
  switch (input.Attribute) {
    case 'enableDnsSupport':
      return { VpcId: vpc.VpcId, EnableDnsSupport: { Value: vpc.EnableDnsSupport } };
    case 'enableDnsHostnames':
      return { VpcId: vpc.VpcId, EnableDnsHostnames: { Value: vpc.EnableDnsHostnames } };
    case 'enableNetworkAddressUsageMetrics':
      return { VpcId: vpc.VpcId, EnableNetworkAddressUsageMetrics: { Value: false } };
    default:
      throw invalidParameterValue(
        `Value (${input.Attribute}) for parameter attribute is invalid. Unknown attribute.`,
      );
  }
};
