// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecret.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { requireOwn } from '../find.ts';
import { keep } from '../keep.ts';
import type { SecretRecord } from '../state.ts';
import { hasValue, withVersion } from '../versions.ts';

export const updateSecret: Operation<'secretsmanager', 'UpdateSecret'> = (input, ctx) => {
  const secret = requireOwn(ctx, input);
  const id = input.ClientRequestToken ?? ctx.ids.uuid();
  const described: SecretRecord = plain({
    ...secret,
    description: input.Description ?? secret.description,
    kmsKeyId: input.KmsKeyId ?? secret.kmsKeyId,
    changedAt: ctx.now,
  });
  const changed = hasValue(input) ? withVersion(described, input, id, ctx.now) : described;
  keep(changed, ctx);
  return { ARN: secret.arn, Name: secret.name, ...(hasValue(input) && { VersionId: id }) };
};
