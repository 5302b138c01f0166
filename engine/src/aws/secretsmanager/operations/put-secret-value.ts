// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html
import type { Operation } from '../../../kernel/context.ts';
import { invalidRequest } from '../faults.ts';
import { requireLive } from '../find.ts';
import { secrets } from '../state.ts';
import { hasValue, withVersion } from '../versions.ts';

export const putSecretValue: Operation<'secretsmanager', 'PutSecretValue'> = (input, ctx) => {
  const secret = requireLive(ctx, input.SecretId);
  if (!hasValue(input)) throw invalidRequest('You must provide either SecretString or SecretBinary.');
  const id = input.ClientRequestToken ?? ctx.ids.uuid();
  const changed = withVersion(secret, input, id, ctx.now, input.VersionStages);
  ctx.put(secrets, secret.name, changed);
  return {
    ARN: secret.arn,
    Name: secret.name,
    VersionId: id,
    VersionStages: [...(changed.versions.find((version) => version.id === id)?.stages ?? [])],
  };
};
