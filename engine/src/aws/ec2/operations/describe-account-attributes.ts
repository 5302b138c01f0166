// EC2 API, DescribeAccountAttributes.
import type { Operation } from '../../../kernel/context.ts';
import { findDefaultVpc } from '../find/vpc.ts';

export const describeAccountAttributes: Operation<'ec2', 'DescribeAccountAttributes'> = (input, ctx) => {
  const attributes: Readonly<Record<string, string>> = {
    'supported-platforms': 'VPC',
    'default-vpc': findDefaultVpc(ctx)?.VpcId ?? 'none',
    'vpc-max-security-groups-per-interface': '5',
  };
  return {
    AccountAttributes: Object.entries(attributes)
      .filter(([name]) => !input.AttributeNames?.length || input.AttributeNames.includes(name as never))
      .map(([AttributeName, AttributeValue]) => ({ AttributeName, AttributeValues: [{ AttributeValue }] })),
  };
};
