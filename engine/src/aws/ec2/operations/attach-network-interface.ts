// EC2 API, AttachNetworkInterface: up to the instance type's limit.
import type { Operation } from '../../../kernel/context.ts';
import { findInstanceType } from '../catalog/instance-types.ts';
import { attachmentLimit, incorrectInstanceState, interfaceInUse, invalidParameterValue } from '../faults.ts';
import { requireInstance, requireNetworkInterface } from '../find/require.ts';
import { instanceTable, networkInterfaceTable } from '../state.ts';

export const attachNetworkInterface: Operation<'ec2', 'AttachNetworkInterface'> = (input, ctx) => {
  const network = requireNetworkInterface(ctx, input.NetworkInterfaceId);
  const instance = requireInstance(ctx, input.InstanceId);
  if (network.Attachment) throw interfaceInUse(network.NetworkInterfaceId);
  if (instance.State !== 'running' && instance.State !== 'stopped') {
    throw incorrectInstanceState(`Instance '${instance.InstanceId}' is not 'running' or 'stopped'.`);
  }
  if (instance.AvailabilityZone !== network.AvailabilityZone) {
    throw invalidParameterValue(
      `You may not attach a network interface to an instance if they are not in the same availability zone`,
    );
  }
  const isTaken = instance.NetworkInterfaceIds.some(
    (id) => ctx.get(networkInterfaceTable, id)?.Attachment?.DeviceIndex === input.DeviceIndex,
  );
  if (isTaken) {
    throw invalidParameterValue(
      `Instance '${instance.InstanceId}' already has an interface attached at device index '${input.DeviceIndex}'.`,
    );
  }
  const limit = findInstanceType(instance.InstanceType)?.maximumNetworkInterfaces ?? 0;
  if (instance.NetworkInterfaceIds.length >= limit) throw attachmentLimit(limit, instance.InstanceType);
  const AttachmentId = `eni-attach-${ctx.ids.hex(17)}`;
  ctx.put(networkInterfaceTable, network.NetworkInterfaceId, {
    ...network,
    Attachment: {
      AttachmentId,
      InstanceId: instance.InstanceId,
      DeviceIndex: input.DeviceIndex!,
      AttachTime: ctx.now,
      DeleteOnTermination: false,
    },
  });
  ctx.put(instanceTable, instance.InstanceId, {
    ...instance,
    NetworkInterfaceIds: [...instance.NetworkInterfaceIds, network.NetworkInterfaceId],
  });
  return { AttachmentId, NetworkCardIndex: 0 };
};
