// https://docs.aws.amazon.com/codecommit/latest/APIReference/API_GetBlob.html
import type { GetBlobOutput } from '@aws-sdk/client-codecommit';
import type { Operation } from '../../../kernel/context.ts';
import { blobNotFound } from '../faults.ts';
import { requireRepository } from '../find.ts';
import { ask } from '../question.ts';

export const getBlob: Operation<'codecommit', 'GetBlob'> = (input, ctx) => {
  const id = input.blobId!;
  return ask<'blob', GetBlobOutput>(
    requireRepository(input.repositoryName!, ctx),
    { do: 'blob', id },
    ({ content }) => ({ content }),
    ctx,
    ({ failure }) => (failure === 'no-path' ? blobNotFound(id) : undefined),
  );
};
