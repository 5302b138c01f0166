// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html
import type { Operation } from '../../../kernel/context.ts';
import { invalidRequest } from '../faults.ts';
import { requireOwn } from '../find.ts';
import { keep } from '../keep.ts';
import { hasValue, withVersion } from '../versions.ts';

export const putSecretValue: Operation<'secretsmanager', 'PutSecretValue'> = (input, ctx) => {
  const secret = requireOwn(ctx, input);
  if (!hasValue(input)) throw invalidRequest('You must provide either SecretString or SecretBinary.');
  const id = input.ClientRequestToken ?? ctx.ids.uuid();
  const changed = withVersion(secret, input, id, ctx.now, input.VersionStages);
  keep(changed, ctx);
  return {
    ARN: secret.arn,
    Name: secret.name,
    VersionId: id,
    VersionStages: [...(changed.versions.find((version) => version.id === id)?.stages ?? [])],
  };
};
