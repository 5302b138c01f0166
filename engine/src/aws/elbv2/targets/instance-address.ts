// The address that a load balancer reaches an instance at: what logs and health checks name it by.
import type { Context } from '../../../kernel/context.ts';

export function instanceAddress(id: string, ctx: Context): string | undefined {
  const { Reservations } = ctx.call('ec2', 'DescribeInstances', { InstanceIds: [id] });
  return Reservations?.[0]?.Instances?.[0]?.PrivateIpAddress;
}
