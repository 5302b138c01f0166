// https://docs.aws.amazon.com/codecommit/latest/APIReference/API_GetFile.html
import type { GetFileOutput } from '@aws-sdk/client-codecommit';
import type { Operation } from '../../../kernel/context.ts';
import { requireRepository } from '../find.ts';
import { defaultSpecifier } from '../names.ts';
import { ask } from '../question.ts';
import { bare, fileMode } from '../views.ts';

export const getFile: Operation<'codecommit', 'GetFile'> = (input, ctx) => {
  const repository = requireRepository(input.repositoryName!, ctx);
  const specifier = input.commitSpecifier ?? defaultSpecifier(repository);
  const path = bare(input.filePath!);
  return ask<'file', GetFileOutput>(
    repository,
    { do: 'file', specifier, path },
    ({ commitId, id, mode, content }) => ({
      commitId,
      blobId: id,
      filePath: path,
      fileMode: fileMode(mode),
      fileSize: content.length,
      fileContent: content,
    }),
    ctx,
  );
};
