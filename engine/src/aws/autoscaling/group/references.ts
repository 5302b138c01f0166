// What launch configurations and groups refer to by name must exist when they are created.
// https://docs.aws.amazon.com/autoscaling/ec2/userguide/ts-as-instancelaunchfailure.html
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { validationError } from '../faults.ts';

/** @param ids security groups; names of groups are left to the launch @throws ValidationError */
export function checkSecurityGroups(ctx: Context, ids: readonly string[] = []): void {
  for (const id of ids)
    if (id.startsWith('sg-'))
      orRefuse(
        () => ctx.call('ec2', 'DescribeSecurityGroups', { GroupIds: [id] }),
        `The security group '${id}' does not exist`,
      );
}

/** @param profile a name or an ARN @throws ValidationError */
export function checkInstanceProfile(ctx: Context, profile: string | undefined): void {
  if (!profile) return;
  const InstanceProfileName = profile.split('/').at(-1)!;
  orRefuse(() => {
    const { InstanceProfile } = ctx.call('iam', 'GetInstanceProfile', { InstanceProfileName });
    if (profile.startsWith('arn:') && InstanceProfile?.Arn !== profile) throw validationError(profile);
  }, `Invalid IamInstanceProfile: ${profile}`);
}

/** @throws ValidationError https://github.com/aws/amazon-ecs-ami/issues/188 */
export function checkInstanceType(ctx: Context, type: string): void {
  orRefuse(
    () => ctx.call('ec2', 'DescribeInstanceTypes', { InstanceTypes: [type as never] }),
    `The specified instance type ${type} is not valid`,
  );
}

/** @throws ValidationError */
export function checkZones(ctx: Context, zones: readonly string[] = []): void {
  if (zones.length === 0) return;
  const { AvailabilityZones = [] } = ctx.call('ec2', 'DescribeAvailabilityZones', {});
  const known = new Set(AvailabilityZones.map(({ ZoneName }) => ZoneName));
  const unknown = zones.filter((zone) => !known.has(zone));
  if (unknown.length > 0) throw validationError(`Invalid availability zones: [${unknown.join(', ')}]`);
}

function orRefuse(look: () => unknown, why: string): void {
  try {
    look();
  } catch (error) {
    if (error instanceof AwsFault) throw validationError(why);
    throw error;
  }
}
