// The network interface of an awsvpc task: created in a subnet of the task's zone before the task starts, which gives the
// task its address, and deleted when the task has stopped.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking-awsvpc.html
import type { Context } from '../../../kernel/context.ts';
import { unlessFault } from '../faults.ts';
import type { TaskRecord } from '../state.ts';

/** Throws EC2's fault when the subnet has no address left, or is gone. */
export function createInterface(ctx: Context, task: TaskRecord): NonNullable<TaskRecord['networkInterface']> {
  const attachmentId = ctx.ids.uuid();
  const { NetworkInterface } = ctx.call('ec2', 'CreateNetworkInterface', {
    SubnetId: task.subnetId,
    Groups: [...(task.securityGroups ?? [])],
    Description: ctx.arn('ecs', `attachment/${attachmentId}`),
  });
  const id = NetworkInterface?.NetworkInterfaceId ?? '';
  if (task.assignPublicIp) {
    ctx.call('ec2', 'ModifyNetworkInterfaceAttribute', {
      NetworkInterfaceId: id,
      AssociatePublicIpAddress: true,
    });
  }
  return {
    id,
    attachmentId,
    privateIp: NetworkInterface?.PrivateIpAddress ?? '',
    ...(NetworkInterface?.MacAddress ? { macAddress: NetworkInterface.MacAddress } : {}),
  };
}

/** One that is already gone, with its subnet or by a caller's request, is no error. */
export function deleteInterface(ctx: Context, { networkInterface }: TaskRecord): void {
  if (!networkInterface) return;
  unlessFault(() => ctx.call('ec2', 'DeleteNetworkInterface', { NetworkInterfaceId: networkInterface.id }));
}
