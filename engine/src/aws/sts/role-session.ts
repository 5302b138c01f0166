// A session of a role: its credentials, which say whose they are, and the policies that limit it.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session
import type { Role } from '@aws-sdk/client-iam';
import { roleCredentials } from '../../contracts/role-credentials.ts';
import type { Context } from '../../kernel/context.ts';
import { parseJson } from '../../kernel/json.ts';
import { invalid, malformedPolicy } from './faults.ts';
import { checkDuration, credentialsUntil } from './temporary-credentials.ts';

/** @throws ValidationError */
export function checkSessionName(session: string): void {
  if (/^[\w+=,.@-]{2,64}$/.test(session)) return;
  throw invalid(
    `1 validation error detected: Value '${session}' at 'roleSessionName' failed to satisfy constraint: Member ` +
      'must satisfy regular expression pattern: [\\w+=,.@-]*',
  );
}

/** @throws ValidationError */
export function roleSession(
  role: Role,
  session: string,
  durationSeconds: number | undefined,
  policies: readonly string[],
  ctx: Context,
) {
  if ((durationSeconds ?? 0) > role.MaxSessionDuration!)
    throw invalid('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.');
  checkDuration(durationSeconds ?? 3600, 43_200);
  const roleArn = role.Arn!;
  const made = roleCredentials({ roleArn, session, ...(policies.length > 0 && { policies }) }, ctx.ids);
  return {
    Credentials: credentialsUntil(made, durationSeconds ?? 3600, ctx),
    AssumedRoleUser: {
      AssumedRoleId: `${role.RoleId}:${session}`,
      Arn: `arn:aws:sts::${ctx.account}:assumed-role/${role.RoleName}/${session}`,
    },
  };
}

interface Limited {
  readonly Policy?: string | undefined;
  readonly PolicyArns?: readonly { readonly arn?: string | undefined }[] | undefined;
}

/**
 * The documents that limit a session. Those of AWS's own policies that are not known do not limit it.
 * @throws MalformedPolicyDocument
 */
export function sessionPolicies({ Policy, PolicyArns = [] }: Limited, ctx: Context): string[] {
  if (Policy !== undefined && !isJson(Policy)) throw malformedPolicy();
  const managed = PolicyArns.flatMap(({ arn: PolicyArn = '' }) => {
    const { DefaultVersionId: VersionId } = ctx.call('iam', 'GetPolicy', { PolicyArn }).Policy!;
    const { PolicyVersion } = ctx.call('iam', 'GetPolicyVersion', { PolicyArn, VersionId });
    return decodeURIComponent(PolicyVersion?.Document ?? '');
  });
  return [...(Policy === undefined ? [] : [Policy]), ...managed];
}

function isJson(text: string): boolean {
  try {
    parseJson(text);
    return true;
  } catch {
    return false;
  }
}
