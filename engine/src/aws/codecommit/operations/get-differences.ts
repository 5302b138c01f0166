// https://docs.aws.amazon.com/codecommit/latest/APIReference/API_GetDifferences.html
// Its members MaxResults and NextToken begin with capital letters.
import type { GetDifferencesOutput } from '@aws-sdk/client-codecommit';
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidToken } from '../faults.ts';
import { requireRepository } from '../find.ts';
import { ask } from '../question.ts';
import { bare } from '../views.ts';

export const getDifferences: Operation<'codecommit', 'GetDifferences'> = (input, ctx) => {
  const { beforeCommitSpecifier: before, beforePath, afterPath } = input;
  const paths = [beforePath, afterPath].flatMap((path) => (path ? [bare(path)] : []));
  return ask<'differences', GetDifferencesOutput>(
    requireRepository(input.repositoryName!, ctx),
    { do: 'differences', after: input.afterCommitSpecifier!, paths, ...(before ? { before } : {}) },
    (differences) => {
      const listed = page(
        differences,
        (difference) => (difference.after ?? difference.before!).path,
        input.MaxResults ?? 100,
        input.NextToken,
      );
      if (!listed) throw invalidToken();
      const side = ({ id, path, mode }: { id: string; path: string; mode: string }) => ({
        blobId: id,
        path,
        mode,
      });
      return {
        differences: listed.items.map((difference) => ({
          changeType: difference.type,
          ...(difference.before ? { beforeBlob: side(difference.before) } : {}),
          ...(difference.after ? { afterBlob: side(difference.after) } : {}),
        })),
        NextToken: listed.nextToken,
      };
    },
    ctx,
  );
};
