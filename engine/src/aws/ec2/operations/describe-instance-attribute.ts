// EC2 API, DescribeInstanceAttribute.
import type { Operation } from '../../../kernel/context.ts';
import { invalidParameterValue } from '../faults.ts';
import { requireInstance } from '../find/require.ts';
import { networkInterfaceTable } from '../state.ts';
import { instances } from '../views/instance.ts';
import { groupIdentifiers } from '../views/network-interface.ts';

export const describeInstanceAttribute: Operation<'ec2', 'DescribeInstanceAttribute'> = (input, ctx) => {
  const instance = requireInstance(ctx, input.InstanceId);
  const { InstanceId } = instance;
  const primary = ctx.get(networkInterfaceTable, instance.NetworkInterfaceIds[0] ?? '');
  switch (input.Attribute) {
    case 'instanceType':
      return { InstanceId, InstanceType: { Value: instance.InstanceType } };
    case 'userData':
      return { InstanceId, UserData: { Value: instance.UserData } };
    case 'disableApiTermination':
      return { InstanceId, DisableApiTermination: { Value: instance.DisableApiTermination } };
    case 'disableApiStop':
      return { InstanceId, DisableApiStop: { Value: instance.DisableApiStop } };
    case 'instanceInitiatedShutdownBehavior':
      return { InstanceId, InstanceInitiatedShutdownBehavior: { Value: instance.ShutdownBehavior } };
    case 'rootDeviceName':
      return { InstanceId, RootDeviceName: { Value: instance.RootDeviceName } };
    case 'groupSet':
      return { InstanceId, Groups: groupIdentifiers(ctx, primary?.Groups ?? []) };
    case 'sourceDestCheck':
      return { InstanceId, SourceDestCheck: { Value: primary?.SourceDestCheck ?? true } };
    case 'ebsOptimized':
      return { InstanceId, EbsOptimized: { Value: instance.EbsOptimized } };
    case 'blockDeviceMapping':
      return { InstanceId, BlockDeviceMappings: instances.view(instance, ctx).BlockDeviceMappings };
    default:
      throw invalidParameterValue(
        `Value (${input.Attribute}) for parameter attribute is invalid. Unknown attribute.`,
      );
  }
};
