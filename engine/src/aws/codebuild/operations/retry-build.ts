// https://docs.aws.amazon.com/codebuild/latest/APIReference/API_RetryBuild.html
import type { Operation } from '../../../kernel/context.ts';
import { createBuild } from '../build/start.ts';
import { invalidInput } from '../faults.ts';
import { requireBuild } from '../find.ts';

export const retryBuild: Operation<'codebuild', 'RetryBuild'> = (input, ctx) => {
  if (!input.id) throw invalidInput('The id of a build is required');
  const { idempotencyToken: _, ...before } = requireBuild(input.id, ctx).input;
  return { build: createBuild({ ...before, idempotencyToken: input.idempotencyToken }, ctx) };
};
