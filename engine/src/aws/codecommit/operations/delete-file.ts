// https://docs.aws.amazon.com/codecommit/latest/APIReference/API_DeleteFile.html
import type { DeleteFileOutput } from '@aws-sdk/client-codecommit';
import type { Operation } from '../../../kernel/context.ts';
import { requireRepository } from '../find.ts';
import { checkPath } from '../names.ts';
import { writeCommit } from '../write-commit.ts';

export const deleteFile: Operation<'codecommit', 'DeleteFile'> = (input, ctx) => {
  const filePath = checkPath(input.filePath!);
  return writeCommit<DeleteFileOutput>(
    requireRepository(input.repositoryName!, ctx),
    {
      branch: input.branchName!,
      parent: input.parentCommitId,
      name: input.name,
      email: input.email,
      message: input.commitMessage ?? `Deleted ${filePath}`,
      puts: [],
      deletes: [filePath],
    },
    ({ commitId, treeId, changes }) => ({ commitId, treeId, blobId: changes[0]?.before?.id, filePath }),
    ctx,
  );
};
