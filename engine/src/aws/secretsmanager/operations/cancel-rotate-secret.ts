// What a rotation in progress has made stays, with the label AWSPENDING.
// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CancelRotateSecret.html
import type { Operation } from '../../../kernel/context.ts';
import { outcomes } from '../../../kernel/outcomes.ts';
import { requireLive } from '../find.ts';
import { secrets } from '../state.ts';

export const cancelRotateSecret: Operation<'secretsmanager', 'CancelRotateSecret'> = (input, ctx) => {
  const { rotating, rotation, ...secret } = requireLive(ctx, input.SecretId);
  if (rotating?.token !== undefined) ctx.delete(outcomes, rotating.token);
  ctx.put(secrets, secret.name, {
    ...secret,
    ...(rotation && { rotation: { ...rotation, isEnabled: false } }),
  });
  return { ARN: secret.arn, Name: secret.name, ...(rotating && { VersionId: rotating.versionId }) };
};
