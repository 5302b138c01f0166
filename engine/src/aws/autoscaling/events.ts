// The events that Auto Scaling publishes.
// https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-event-reference.html
import type { AwsEvent } from '../../contracts/aws-event.ts';
import type { Context } from '../../kernel/context.ts';
import type { ActivityRecord, GroupRecord, HookRecord, MemberRecord } from './state.ts';

declare module '../../kernel/registry.ts' {
  interface Events {
    'autoscaling/instance-launched': AwsEvent<ScalingEvent>;
    'autoscaling/instance-launch-failed': AwsEvent<ScalingEvent>;
    'autoscaling/instance-terminated': AwsEvent<ScalingEvent>;
    'autoscaling/lifecycle-action-began': AwsEvent<LifecycleActionEvent>;
  }
}

type Place = 'EC2' | 'AutoScalingGroup';

export interface ScalingEvent {
  /** AWS's reference has `InProgress` for an activity that succeeded. */
  readonly StatusCode: 'InProgress' | 'Failed';
  readonly AutoScalingGroupName: string;
  readonly ActivityId: string;
  readonly RequestId: string;
  readonly Description: string;
  readonly Cause: string;
  readonly StatusMessage: string;
  readonly StartTime: string;
  readonly EndTime: string;
  readonly Details: Readonly<Record<string, string>>;
  readonly EC2InstanceId: string;
  readonly Origin: Place;
  readonly Destination: Place;
}

export interface LifecycleActionEvent {
  readonly LifecycleActionToken: string;
  readonly AutoScalingGroupName: string;
  readonly LifecycleHookName: string;
  readonly EC2InstanceId: string;
  readonly LifecycleTransition: string;
  readonly NotificationMetadata?: string;
  readonly Origin: Place;
  readonly Destination: Place;
}

const launch = { Origin: 'EC2', Destination: 'AutoScalingGroup' } as const;
const termination = { Origin: 'AutoScalingGroup', Destination: 'EC2' } as const;

/** Attached instances and those that return from standby enter service without a launch. */
export function publishLaunch(ctx: Context, activity: ActivityRecord, instanceId: string): void {
  if (!activity.Description.startsWith('Launching')) return;
  ctx.publish('autoscaling/instance-launched', () => ({
    detailType: 'EC2 Instance Launch Successful',
    resources: [activity.AutoScalingGroupARN, instanceArn(ctx, instanceId)],
    detail: { ...detailOf(activity), ...launch, EC2InstanceId: instanceId },
  }));
}

export function publishLaunchFailure(ctx: Context, activity: ActivityRecord): void {
  ctx.publish('autoscaling/instance-launch-failed', () => ({
    detailType: 'EC2 Instance Launch Unsuccessful',
    resources: [activity.AutoScalingGroupARN],
    detail: { ...detailOf(activity), ...launch, StatusCode: 'Failed', EC2InstanceId: '' },
  }));
}

export function publishTermination(ctx: Context, activity: ActivityRecord, instanceId: string): void {
  ctx.publish('autoscaling/instance-terminated', () => ({
    detailType: 'EC2 Instance Terminate Successful',
    resources: [activity.AutoScalingGroupARN, instanceArn(ctx, instanceId)],
    detail: { ...detailOf(activity), ...termination, EC2InstanceId: instanceId },
  }));
}

export function publishLifecycleAction(
  ctx: Context,
  group: GroupRecord,
  member: MemberRecord,
  { HookName, Token }: MemberRecord['actions'][number],
  hook: HookRecord | undefined,
): void {
  const isLaunch = member.LifecycleState === 'Pending:Wait';
  const { NotificationMetadata } = hook ?? {};
  ctx.publish('autoscaling/lifecycle-action-began', () => ({
    detailType: `EC2 Instance-${isLaunch ? 'launch' : 'terminate'} Lifecycle Action`,
    resources: [group.AutoScalingGroupARN],
    detail: {
      LifecycleActionToken: Token,
      AutoScalingGroupName: group.AutoScalingGroupName,
      LifecycleHookName: HookName,
      EC2InstanceId: member.InstanceId,
      LifecycleTransition: `autoscaling:EC2_INSTANCE_${isLaunch ? 'LAUNCHING' : 'TERMINATING'}`,
      ...(NotificationMetadata === undefined ? {} : { NotificationMetadata }),
      ...(isLaunch ? launch : termination),
    },
  }));
}

const instanceArn = (ctx: Context, id: string) => ctx.arn('ec2', `instance/${id}`);

const detailOf = (activity: ActivityRecord) => ({
  StatusCode: 'InProgress' as const,
  AutoScalingGroupName: activity.AutoScalingGroupName,
  ActivityId: activity.ActivityId,
  RequestId: activity.ActivityId,
  Description: activity.Description,
  Cause: activity.Cause,
  StatusMessage: activity.StatusMessage ?? '',
  StartTime: timeOf(activity.StartTime),
  EndTime: timeOf(activity.EndTime ?? activity.StartTime),
  Details: JSON.parse(activity.Details),
});

const timeOf = (at: number) => new Date(at).toISOString();
