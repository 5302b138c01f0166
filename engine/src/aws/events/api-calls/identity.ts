// Who called. https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
import type { Context } from '../../../kernel/context.ts';

export function identityOf({ account: accountId, caller, now }: Context): object {
  if (!caller)
    return { type: 'Root', principalId: accountId, arn: `arn:aws:iam::${accountId}:root`, accountId };
  if (caller.kind === 'user')
    return {
      type: 'IAMUser',
      principalId: caller.arn,
      arn: caller.arn,
      accountId,
      userName: nameOf(caller.arn),
    };
  if (caller.kind === 'federated')
    return { type: 'WebIdentityUser', principalId: caller.provider, identityProvider: caller.provider };
  const { roleArn, session } = caller;
  const userName = nameOf(roleArn);
  return {
    type: 'AssumedRole',
    principalId: `${userName}:${session}`,
    arn: `arn:aws:sts::${accountId}:assumed-role/${userName}/${session}`,
    accountId,
    sessionContext: {
      sessionIssuer: { type: 'Role', principalId: userName, arn: roleArn, accountId, userName },
      attributes: {
        creationDate: new Date(now).toISOString().replace(/\.\d+Z$/, 'Z'),
        mfaAuthenticated: 'false',
      },
    },
  };
}

const nameOf = (arn: string) => arn.slice(arn.lastIndexOf('/') + 1);
