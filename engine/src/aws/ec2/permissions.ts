// What calls of EC2 need in policies.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
import type { PassedRole, ServicePermissions } from '../../contracts/service-permissions.ts';
import type { Context } from '../../kernel/context.ts';

interface Profile {
  readonly Arn?: string;
  readonly Name?: string;
}

function rolesOfProfile({ Arn, Name = Arn?.split('/').at(-1) }: Profile = {}, at: Context): PassedRole[] {
  if (Name === undefined) return [];
  const { InstanceProfile } = at.call('iam', 'GetInstanceProfile', { InstanceProfileName: Name });
  return (InstanceProfile?.Roles ?? []).map((role) => [role.Arn, 'ec2.amazonaws.com']);
}

export const permissions: ServicePermissions = {
  resource({ InstanceIds, InstanceId }, at) {
    const instance = (id: string) => ({
      arn: at.arn('ec2', `instance/${id}`),
      pattern: at.arn('ec2', 'instance/*'),
    });
    if (InstanceIds) return InstanceIds.map(instance);
    return InstanceId === undefined ? undefined : instance(InstanceId);
  },

  passes: {
    RunInstances: ({ IamInstanceProfile }, at) => rolesOfProfile(IamInstanceProfile, at),
    AssociateIamInstanceProfile: ({ IamInstanceProfile }, at) => rolesOfProfile(IamInstanceProfile, at),
    CreateFlowLogs: ({ DeliverLogsPermissionArn }) => [
      [DeliverLogsPermissionArn, 'vpc-flow-logs.amazonaws.com'],
    ],
  },
};
