// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html
import type { Operation } from '../../../kernel/context.ts';
import {
  groups,
  instanceProfiles,
  managedPolicies,
  oidcProviders,
  roles,
  samlProviders,
  serverCertificates,
  users,
} from '../state.ts';

export const getAccountSummary: Operation<'iam', 'GetAccountSummary'> = (_input, ctx) => ({
  SummaryMap: {
    Users: ctx.keys(users).length,
    Groups: ctx.keys(groups).length,
    Providers: ctx.keys(oidcProviders).length + ctx.keys(samlProviders).length,
    Roles: ctx.keys(roles).length,
    Policies: ctx.keys(managedPolicies).length,
    InstanceProfiles: ctx.keys(instanceProfiles).length,
    ServerCertificates: ctx.keys(serverCertificates).length,
    RolesQuota: 1000,
    PoliciesQuota: 1500,
    InstanceProfilesQuota: 1000,
    VersionsPerPolicyQuota: 5,
  },
});
