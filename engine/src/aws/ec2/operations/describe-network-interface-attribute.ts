// EC2 API, DescribeNetworkInterfaceAttribute.
import type { Operation } from '../../../kernel/context.ts';
import { invalidParameterValue } from '../faults.ts';
import { requireNetworkInterface } from '../find/require.ts';
import { networkInterfaces } from '../views/network-interface.ts';

export const describeNetworkInterfaceAttribute: Operation<'ec2', 'DescribeNetworkInterfaceAttribute'> = (
  input,
  ctx,
) => {
  const { NetworkInterfaceId, Description, Groups, SourceDestCheck, Attachment } = networkInterfaces.view(
    requireNetworkInterface(ctx, input.NetworkInterfaceId),
    ctx,
  );
  switch (input.Attribute) {
    case 'description':
      return { NetworkInterfaceId, Description: { Value: Description } };
    case 'groupSet':
      return { NetworkInterfaceId, Groups };
    case 'sourceDestCheck':
      return { NetworkInterfaceId, SourceDestCheck: { Value: SourceDestCheck } };
    case 'attachment':
      return { NetworkInterfaceId, Attachment };
    default:
      throw invalidParameterValue(
        `Value (${input.Attribute}) for parameter attribute is invalid. Unknown attribute.`,
      );
  }
};
