// https://docs.aws.amazon.com/codecommit/latest/APIReference/API_PutFile.html
import type { PutFileOutput } from '@aws-sdk/client-codecommit';
import type { Operation } from '../../../kernel/context.ts';
import { contentTooLarge, sameContent } from '../faults.ts';
import { requireRepository } from '../find.ts';
import { checkPath } from '../names.ts';
import { gitMode } from '../views.ts';
import { writeCommit } from '../write-commit.ts';

const maxFileBytes = 6 * 1024 ** 2;

export const putFile: Operation<'codecommit', 'PutFile'> = (input, ctx) => {
  const repository = requireRepository(input.repositoryName!, ctx);
  const content = input.fileContent!;
  if (content.length > maxFileBytes) throw contentTooLarge();
  const path = checkPath(input.filePath!);
  const puts = [{ path, content, ...(input.fileMode ? { mode: gitMode(input.fileMode) } : {}) }];
  return writeCommit<PutFileOutput>(
    repository,
    {
      branch: input.branchName!,
      parent: input.parentCommitId,
      name: input.name,
      email: input.email,
      message: input.commitMessage ?? `Added ${path}`,
      puts,
      deletes: [],
    },
    ({ commitId, treeId, changes }) => ({ commitId, treeId, blobId: changes[0]?.after?.id }),
    ctx,
    ({ failure }) => (failure === 'no-change' ? sameContent() : undefined),
  );
};
