// EC2 API, DescribeAccountAttributes.
import type { Operation } from '../../../kernel/context.ts';
import { vpcTable } from '../state.ts';

export const describeAccountAttributes: Operation<'ec2', 'DescribeAccountAttributes'> = (input, ctx) => {
  const attributes: Readonly<Record<string, string>> = {
    'supported-platforms': 'VPC',
    'default-vpc': ctx.all(vpcTable).find(({ IsDefault }) => IsDefault)?.VpcId ?? 'none',
    'vpc-max-security-groups-per-interface': '5',
  };
  return {
    AccountAttributes: Object.entries(attributes)
      .filter(([name]) => !input.AttributeNames?.length || input.AttributeNames.includes(name as never))
      .map(([AttributeName, AttributeValue]) => ({ AttributeName, AttributeValues: [{ AttributeValue }] })),
  };
};
