// All users, groups, roles and policies with what each allows, as GetAccountAuthorizationDetails returns them.
import type { GroupDetail, ManagedPolicyDetail, RoleDetail, UserDetail } from '@aws-sdk/client-iam';
import type { Context } from '../../kernel/context.ts';
import { groupsOf, instanceProfilesOf } from './find.ts';
import { awsManagedPolicy, isAwsManaged } from './policies/aws-managed.ts';
import {
  groups,
  type ManagedPolicyRecord,
  managedPolicies,
  type PolicyHolder,
  type RoleRecord,
  roles,
  type UserRecord,
  users,
} from './state.ts';
import { groupView, instanceProfileView, policyView, roleView, userView } from './views.ts';

export type AccountDetail = { readonly arn: string } & (
  | { readonly kind: 'User'; readonly detail: UserDetail }
  | { readonly kind: 'Group'; readonly detail: GroupDetail }
  | { readonly kind: 'Role'; readonly detail: RoleDetail }
  | { readonly kind: 'LocalManagedPolicy' | 'AWSManagedPolicy'; readonly detail: ManagedPolicyDetail }
);

export function detailsOf(ctx: Context): AccountDetail[] {
  const attached = new Set(
    [...ctx.all(roles), ...ctx.all(users), ...ctx.all(groups)].flatMap(
      ({ attachedPolicies }) => attachedPolicies,
    ),
  );
  const entry = <K extends string, D extends { readonly Arn?: string | undefined }>(kind: K, detail: D) => ({
    kind,
    detail,
    arn: detail.Arn!,
  });
  return [
    ...ctx.all(users).map((user) => entry('User' as const, userDetail(user, ctx))),
    ...ctx.all(groups).map((group) =>
      entry('Group' as const, {
        ...groupView(group, ctx),
        GroupPolicyList: inlinePolicies(group),
        AttachedManagedPolicies: attachedPolicies(group),
      }),
    ),
    ...ctx.all(roles).map((role) => entry('Role' as const, roleDetail(role, ctx))),
    ...ctx
      .all(managedPolicies)
      .map((policy) => entry('LocalManagedPolicy' as const, policyDetail(policy, ctx))),
    ...[...attached]
      .filter(isAwsManaged)
      .map((arn) => entry('AWSManagedPolicy' as const, awsManagedPolicy(arn, ctx))),
  ];
}

function userDetail(user: UserRecord, ctx: Context): UserDetail {
  return {
    ...userView(user, ctx),
    UserPolicyList: inlinePolicies(user),
    GroupList: groupsOf(user.name, ctx).map(({ name }) => name),
    AttachedManagedPolicies: attachedPolicies(user),
  };
}

function roleDetail(role: RoleRecord, ctx: Context): RoleDetail {
  const { Description: _description, MaxSessionDuration: _duration, ...view } = roleView(role, ctx);
  return {
    ...view,
    InstanceProfileList: instanceProfilesOf(role.name, ctx).map((profile) =>
      instanceProfileView(profile, ctx),
    ),
    RolePolicyList: inlinePolicies(role),
    AttachedManagedPolicies: attachedPolicies(role),
  };
}

function policyDetail(policy: ManagedPolicyRecord, ctx: Context): ManagedPolicyDetail {
  const { Tags: _tags, ...view } = policyView(policy, ctx);
  return {
    ...view,
    PolicyVersionList: policy.versions.map(({ id, document, createdAt }) => ({
      Document: encodeURIComponent(document),
      VersionId: id,
      IsDefaultVersion: id === policy.defaultVersion,
      CreateDate: new Date(createdAt),
    })),
  };
}

const inlinePolicies = ({ inlinePolicies }: PolicyHolder) =>
  Object.entries(inlinePolicies).map(([PolicyName, document]) => ({
    PolicyName,
    PolicyDocument: encodeURIComponent(document),
  }));

const attachedPolicies = ({ attachedPolicies }: PolicyHolder) =>
  attachedPolicies.map((arn) => ({ PolicyName: arn.split('/').at(-1)!, PolicyArn: arn }));
