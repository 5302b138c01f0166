// What calls of EC2 Auto Scaling need in policies.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2autoscaling.html
import type { PassedRole, ServicePermissions } from '../../contracts/service-permissions.ts';
import type { Context } from '../../kernel/context.ts';
import { groupTable } from './state.ts';

const rolesOfProfile = (profile: string | undefined, at: Context): PassedRole[] => {
  if (profile === undefined) return [];
  const InstanceProfileName = profile.split('/').at(-1)!;
  const { InstanceProfile } = at.call('iam', 'GetInstanceProfile', { InstanceProfileName });
  return (InstanceProfile?.Roles ?? []).map(({ Arn }) => [Arn, 'ec2.amazonaws.com']);
};

export const permissions: ServicePermissions = {
  resource({ AutoScalingGroupName }, at) {
    if (AutoScalingGroupName === undefined) return undefined;
    const pattern = at.arn('autoscaling', `autoScalingGroup:*:autoScalingGroupName/${AutoScalingGroupName}`);
    return { arn: at.get(groupTable, AutoScalingGroupName)?.AutoScalingGroupARN ?? pattern, pattern };
  },

  passes: {
    CreateLaunchConfiguration: ({ IamInstanceProfile }, at) => rolesOfProfile(IamInstanceProfile, at),
    PutLifecycleHook: ({ RoleARN }) => [[RoleARN, 'autoscaling.amazonaws.com']],
  },
};
