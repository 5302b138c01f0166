// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
// The role must exist in this account. Its trust policy is not enforced.
import { roleAccessKeyId } from '../../../contracts/role-credentials.ts';
import type { Operation } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { invalid, notAuthorized } from '../faults.ts';
import { temporaryCredentials } from '../temporary-credentials.ts';

export const assumeRole: Operation<'sts', 'AssumeRole'> = (input, ctx) => {
  const session = input.RoleSessionName!;
  if (!/^[\w+=,.@-]{2,64}$/.test(session)) {
    throw invalid(
      `1 validation error detected: Value '${session}' at 'roleSessionName' failed to satisfy constraint: Member ` +
        'must satisfy regular expression pattern: [\\w+=,.@-]*',
    );
  }
  const match = /^arn:aws:iam::(\d{12}):role\/(?:.*\/)?([\w+=,.@-]+)$/.exec(input.RoleArn!);
  if (!match) throw invalid(`${input.RoleArn} is invalid`);
  const refused = notAuthorized(`arn:aws:iam::${ctx.account}:root`, 'sts:AssumeRole', input.RoleArn!);
  const [, account, name = ''] = match;
  if (account !== ctx.account) throw refused;
  try {
    const role = ctx.call('iam', 'GetRole', { RoleName: name }).Role;
    if ((input.DurationSeconds ?? 0) > role!.MaxSessionDuration!) {
      throw invalid('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.');
    }
    return {
      Credentials: {
        ...temporaryCredentials(input.DurationSeconds ?? 3600, 43_200, ctx),
        AccessKeyId: roleAccessKeyId(input.RoleArn!),
      },
      AssumedRoleUser: {
        AssumedRoleId: `${role?.RoleId}:${session}`,
        Arn: `arn:aws:sts::${ctx.account}:assumed-role/${name}/${session}`,
      },
    };
  } catch (error) {
    if (error instanceof AwsFault && error.code === 'NoSuchEntity') throw refused;
    throw error;
  }
};
