// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecretVersionStage.html
import type { Operation } from '../../../kernel/context.ts';
import { invalidParameter } from '../faults.ts';
import { requireOwn } from '../find.ts';
import { keep } from '../keep.ts';
import { moved } from '../stages.ts';
import { current } from '../state.ts';

export const updateSecretVersionStage: Operation<'secretsmanager', 'UpdateSecretVersionStage'> = (
  input,
  ctx,
) => {
  const secret = requireOwn(ctx, input);
  const { VersionStage: stage = '', MoveToVersionId: to, RemoveFromVersionId: from } = input;
  for (const id of [to, from])
    if (id !== undefined && !secret.versions.some((version) => version.id === id))
      throw invalidParameter(`Not a valid version: ${id}`);
  const holder = secret.versions.find(({ stages }) => stages.includes(stage))?.id;
  if (to === undefined && stage === current)
    throw invalidParameter(
      `You can only move staging label ${current} to a different secret version. It can't be completely removed.`,
    );
  if (from !== undefined && from !== holder)
    throw invalidParameter(`The staging label ${stage} isn't attached to the version ${from}.`);
  if (to !== undefined && holder !== undefined && holder !== to && from === undefined)
    throw invalidParameter(
      `The parameter RemoveFromVersionId can't be empty. Staging label ${stage} is currently attached to version ${holder}, so you must explicitly reference that version in RemoveFromVersionId.`,
    );
  keep(
    {
      ...secret,
      versions: moved(secret.versions, stage, to),
      changedAt: ctx.now,
    },
    ctx,
  );
  return { ARN: secret.arn, Name: secret.name };
};
