// What calls of STS need in policies.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html
import type { ServicePermissions } from '../../contracts/service-permissions.ts';
import { AwsFault } from '../../kernel/faults.ts';

export const permissions: ServicePermissions = {
  /** These need none. */
  actions: { GetCallerIdentity: [], GetSessionToken: [], AssumeRoleWithWebIdentity: [] },

  keys: ({ ExternalId, RoleSessionName, SourceIdentity, DurationSeconds }) => ({
    'sts:externalid': ExternalId,
    'sts:rolesessionname': RoleSessionName,
    'sts:sourceidentity': SourceIdentity,
    'sts:durationseconds': DurationSeconds === undefined ? undefined : String(DurationSeconds),
  }),

  /** A role can be assumed by whom its trust policy allows. */
  resourcePolicyDecides: true,
  resourcePolicy(arn, at) {
    try {
      const { Role } = at.call('iam', 'GetRole', { RoleName: arn.slice(arn.lastIndexOf('/') + 1) });
      return Role?.Arn === arn ? decodeURIComponent(Role.AssumeRolePolicyDocument ?? '') : undefined;
    } catch (error) {
      if (error instanceof AwsFault) return undefined;
      throw error;
    }
  },
};
