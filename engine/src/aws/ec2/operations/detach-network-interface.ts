// EC2 API, DetachNetworkInterface: any interface except the primary one.
import type { Operation } from '../../../kernel/context.ts';
import { attachmentNotFound, operationNotPermitted } from '../faults.ts';
import { instanceTable, networkInterfaceTable } from '../state.ts';

export const detachNetworkInterface: Operation<'ec2', 'DetachNetworkInterface'> = (input, ctx) => {
  const network = ctx
    .all(networkInterfaceTable)
    .find(({ Attachment }) => Attachment?.AttachmentId === input.AttachmentId);
  if (!network?.Attachment) throw attachmentNotFound(input.AttachmentId ?? '');
  const { Attachment, ...detached } = network;
  if (Attachment.DeviceIndex === 0) {
    throw operationNotPermitted('The network interface at device index 0 cannot be detached.');
  }
  ctx.put(networkInterfaceTable, network.NetworkInterfaceId, detached);
  const instance = ctx.get(instanceTable, Attachment.InstanceId);
  if (instance) {
    ctx.put(instanceTable, instance.InstanceId, {
      ...instance,
      NetworkInterfaceIds: instance.NetworkInterfaceIds.filter((id) => id !== network.NetworkInterfaceId),
    });
  }
  return {};
};
