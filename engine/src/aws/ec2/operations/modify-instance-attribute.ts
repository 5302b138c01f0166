// EC2 API, ModifyInstanceAttribute: protection, shutdown behaviour, groups, source/destination check, and the type
// and user data of a stopped instance.
import type { ModifyInstanceAttributeRequest } from '@aws-sdk/client-ec2';
import type { Operation } from '../../../kernel/context.ts';
import { findInstanceType } from '../catalog/instance-types.ts';
import { incorrectInstanceState, instanceTypeUnknown, unsupported } from '../faults.ts';
import { requireInstance } from '../find/require.ts';
import { checkSecurityGroups } from '../find/security-group.ts';
import { instanceTable, networkInterfaceTable } from '../state.ts';

export const modifyInstanceAttribute: Operation<'ec2', 'ModifyInstanceAttribute'> = (request, ctx) => {
  const input = withNamedAttribute(request);
  const instance = requireInstance(ctx, input.InstanceId);
  if (input.Kernel || input.Ramdisk || input.SriovNetSupport || input.BlockDeviceMappings?.length) {
    throw unsupported('Drydock does not change kernels, drivers or block devices of an instance.');
  }
  const type = input.InstanceType?.Value;
  if ((type || input.UserData) && instance.State !== 'stopped') {
    throw incorrectInstanceState(`The instance '${instance.InstanceId}' is not in the 'stopped' state.`);
  }
  if (type && !findInstanceType(type)) throw instanceTypeUnknown(type);
  const primary = ctx.get(networkInterfaceTable, instance.NetworkInterfaceIds[0] ?? '');
  if (primary && (input.Groups || input.SourceDestCheck)) {
    if (input.Groups) checkSecurityGroups(ctx, input.Groups, primary.VpcId);
    ctx.put(networkInterfaceTable, primary.NetworkInterfaceId, {
      ...primary,
      Groups: input.Groups ? [...input.Groups] : primary.Groups,
      SourceDestCheck: input.SourceDestCheck?.Value ?? primary.SourceDestCheck,
    });
  }
  const userData = input.UserData?.Value;
  ctx.put(instanceTable, instance.InstanceId, {
    ...instance,
    ...(type ? { InstanceType: type } : {}),
    ...(userData ? { UserData: Buffer.from(userData).toString('base64') } : {}),
    DisableApiTermination: input.DisableApiTermination?.Value ?? instance.DisableApiTermination,
    DisableApiStop: input.DisableApiStop?.Value ?? instance.DisableApiStop,
    ShutdownBehavior:
      (input.InstanceInitiatedShutdownBehavior?.Value as 'stop' | 'terminate' | undefined) ??
      instance.ShutdownBehavior,
    EbsOptimized: input.EbsOptimized?.Value ?? instance.EbsOptimized,
  });
  return {};
};

/** `Attribute` and `Value` are another way to write the member of that name. */
function withNamedAttribute(request: ModifyInstanceAttributeRequest): ModifyInstanceAttributeRequest {
  const { Attribute, Value, ...input } = request;
  if (Attribute === undefined) return input;
  const flag = { Value: Value === 'true' };
  switch (Attribute) {
    case 'instanceType':
      return { ...input, InstanceType: { Value } };
    case 'userData':
      return { ...input, UserData: { Value: Buffer.from(Value ?? '', 'base64') } };
    case 'instanceInitiatedShutdownBehavior':
      return { ...input, InstanceInitiatedShutdownBehavior: { Value } };
    case 'disableApiTermination':
      return { ...input, DisableApiTermination: flag };
    case 'disableApiStop':
      return { ...input, DisableApiStop: flag };
    case 'ebsOptimized':
      return { ...input, EbsOptimized: flag };
    case 'sourceDestCheck':
      return { ...input, SourceDestCheck: flag };
    default:
      throw unsupported(`Drydock does not change the attribute ${Attribute} of an instance.`);
  }
}
