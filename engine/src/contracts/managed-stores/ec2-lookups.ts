// What data stores ask EC2 about the instances and the network that a request gives them.
import type { Context } from '../../kernel/context.ts';
import { AwsFault } from '../../kernel/faults.ts';

type Calls = Pick<Context, 'call'>;

/** @param type without the `db.` or `cache.` that a class of instances begins with */
export const isInstanceType = (type: string, ctx: Calls): boolean =>
  isFound(() => ctx.call('ec2', 'DescribeInstanceTypes', { InstanceTypes: [type as never] }));

export const isSecurityGroup = (id: string, ctx: Calls): boolean =>
  isFound(() => ctx.call('ec2', 'DescribeSecurityGroups', { GroupIds: [id] }));

export const isZone = (name: string, ctx: Calls): boolean =>
  isFound(() => ctx.call('ec2', 'DescribeAvailabilityZones', { ZoneNames: [name] }));

function isFound(lookUp: () => unknown): boolean {
  try {
    lookUp();
    return true;
  } catch (error) {
    if (error instanceof AwsFault) return false;
    throw error;
  }
}
