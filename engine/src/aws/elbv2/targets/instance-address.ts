// The address at which a load balancer reaches an instance, as logs and health checks name it.
import type { Context } from '../../../kernel/context.ts';

export function instanceAddress(id: string, ctx: Context): string | undefined {
  const { Reservations } = ctx.call('ec2', 'DescribeInstances', { InstanceIds: [id] });
  return Reservations?.[0]?.Instances?.[0]?.PrivateIpAddress;
}
