// The settings that CreateAutoScalingGroup and UpdateAutoScalingGroup share, and their validation.
import type { UpdateAutoScalingGroupType } from '@aws-sdk/client-auto-scaling';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { plain } from '../../../kernel/plain.ts';
import { notSimulated, validationError } from '../faults.ts';
import { terminationPolicyTypes } from '../planning/victims.ts';
import type { GroupRecord, RecordedSettings } from '../state.ts';
import { checkZones } from './references.ts';

type Settings = Partial<
  Pick<
    GroupRecord,
    | 'MinSize'
    | 'MaxSize'
    | 'DefaultCooldown'
    | 'DefaultInstanceWarmup'
    | 'HealthCheckType'
    | 'HealthCheckGracePeriod'
    | 'MaxInstanceLifetime'
    | 'TerminationPolicies'
    | 'NewInstancesProtectedFromScaleIn'
    | 'CapacityRebalance'
    | 'ServiceLinkedRoleARN'
    | 'PlacementGroup'
    | 'DesiredCapacityType'
    | 'Context'
    | 'SubnetIds'
    | 'AvailabilityZones'
  >
>;

/** Only the members that the request has. */
export function settingsFrom(
  ctx: Context,
  input: Omit<UpdateAutoScalingGroupType, 'AutoScalingGroupName'>,
): Settings {
  checkSettings(input);
  const lifetime = input.MaxInstanceLifetime;
  const given = {
    MinSize: input.MinSize,
    MaxSize: input.MaxSize,
    DefaultCooldown: input.DefaultCooldown,
    DefaultInstanceWarmup: input.DefaultInstanceWarmup,
    HealthCheckType: input.HealthCheckType,
    HealthCheckGracePeriod: input.HealthCheckGracePeriod,
    MaxInstanceLifetime: lifetime,
    TerminationPolicies: input.TerminationPolicies && [...input.TerminationPolicies],
    NewInstancesProtectedFromScaleIn: input.NewInstancesProtectedFromScaleIn,
    CapacityRebalance: input.CapacityRebalance,
    ServiceLinkedRoleARN: input.ServiceLinkedRoleARN,
    PlacementGroup: input.PlacementGroup,
    DesiredCapacityType: input.DesiredCapacityType,
    Context: input.Context,
    ...places(ctx, input.VPCZoneIdentifier, input.AvailabilityZones),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** The present settings, overridden by those of the request. */
export function recordedFrom(
  input: Omit<UpdateAutoScalingGroupType, 'AutoScalingGroupName'>,
  present: RecordedSettings = {},
): RecordedSettings {
  const given = {
    AvailabilityZoneDistribution: input.AvailabilityZoneDistribution,
    AvailabilityZoneImpairmentPolicy: input.AvailabilityZoneImpairmentPolicy,
    CapacityReservationSpecification: input.CapacityReservationSpecification,
    DeletionProtection: input.DeletionProtection,
    InstanceMaintenancePolicy: input.InstanceMaintenancePolicy,
  };
  return plain({ ...present, ...plain(given) });
}

function checkSettings(input: Omit<UpdateAutoScalingGroupType, 'AutoScalingGroupName'>): void {
  const { MaxInstanceLifetime: lifetime = 0 } = input;
  if (lifetime !== 0 && lifetime < 86_400) {
    throw validationError('Maximum instance lifetime must be equal to 0 or greater than or equal to 86400');
  }
  const { DefaultCooldown: cooldown = 0, HealthCheckGracePeriod: grace = 0 } = input;
  if (cooldown < 0) {
    throw validationError(
      `1 validation error detected: Value '${cooldown}' at 'defaultCooldown' failed to satisfy constraint: Member must have value greater than or equal to 0`,
    );
  }
  if (grace < 0) throw validationError('Grace period must be a positive integer.');
  for (const policy of input.TerminationPolicies ?? []) {
    if (policy.startsWith('arn:')) throw notSimulated('termination policies that are Lambda functions');
    if (!terminationPolicyTypes.includes(policy)) {
      throw validationError(`Termination policy ${policy} is invalid`);
    }
  }
  const health = input.HealthCheckType?.split(',') ?? [];
  for (const type of health) {
    if (type === 'EBS' || type === 'VPC_LATTICE') throw notSimulated(`health checks of type ${type}`);
    if (type !== 'EC2' && type !== 'ELB') throw validationError(`Invalid HealthCheckType: ${type}`);
  }
}

/** The subnets with their zones; zones without subnets stand for their default subnets. */
function places(ctx: Context, identifier: string | undefined, zones: readonly string[] | undefined) {
  const SubnetIds = identifier
    ?.split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  if (!SubnetIds?.length) {
    checkZones(ctx, zones);
    return zones?.length ? { SubnetIds: [], AvailabilityZones: [...zones] } : {};
  }
  try {
    const { Subnets = [] } = ctx.call('ec2', 'DescribeSubnets', { SubnetIds });
    const AvailabilityZones = [
      ...new Set(Subnets.map(({ AvailabilityZone = '' }) => AvailabilityZone)),
    ].sort();
    // Zones without a subnet do no harm.
    if (zones?.length && AvailabilityZones.some((zone) => !zones.includes(zone))) {
      throw validationError(
        'The availability zones of the specified subnets and the Auto Scaling group do not match',
      );
    }
    return { SubnetIds, AvailabilityZones };
  } catch (error) {
    if (!(error instanceof AwsFault) || error.code === 'ValidationError') throw error;
    throw validationError(error.message);
  }
}

export function checkTargetGroups(ctx: Context, arns: readonly string[] | undefined): void {
  if (!arns?.length) return;
  for (const { TargetGroupArn, TargetType } of describeTargetGroups(ctx, arns)) {
    if (TargetType !== 'instance') {
      throw validationError(
        `Provided Target Groups '${TargetGroupArn}' have invalid target type. Please ensure all provided Target Groups have target type of instance.`,
      );
    }
  }
}

function describeTargetGroups(ctx: Context, arns: readonly string[]) {
  try {
    return ctx.call('elbv2', 'DescribeTargetGroups', { TargetGroupArns: [...arns] }).TargetGroups ?? [];
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    throw validationError('Provided Target Groups may not be valid. Please ensure they exist and try again.');
  }
}
