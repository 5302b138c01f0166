// What a rotation in progress has made stays, with the label AWSPENDING.
// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CancelRotateSecret.html
import type { Operation } from '../../../kernel/context.ts';
import { outcomes } from '../../../kernel/outcomes.ts';
import { requireOwn } from '../find.ts';
import { keep } from '../keep.ts';

export const cancelRotateSecret: Operation<'secretsmanager', 'CancelRotateSecret'> = (input, ctx) => {
  const { rotating, rotation, ...secret } = requireOwn(ctx, input);
  if (rotating?.token !== undefined) ctx.delete(outcomes, rotating.token);
  keep(
    {
      ...secret,
      ...(rotation && { rotation: { ...rotation, isEnabled: false } }),
    },
    ctx,
  );
  return { ARN: secret.arn, Name: secret.name, ...(rotating && { VersionId: rotating.versionId }) };
};
