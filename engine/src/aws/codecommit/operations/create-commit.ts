// https://docs.aws.amazon.com/codecommit/latest/APIReference/API_CreateCommit.html
import type { CreateCommitOutput, PutFileEntry } from '@aws-sdk/client-codecommit';
import type { GitPut } from '../../../contracts/git-hosting.ts';
import type { Operation } from '../../../kernel/context.ts';
import { contentAndSource, contentRequired, filesRequired } from '../faults.ts';
import { requireRepository } from '../find.ts';
import { checkPath } from '../names.ts';
import { fileMode, gitMode } from '../views.ts';
import { writeCommit } from '../write-commit.ts';

export const createCommit: Operation<'codecommit', 'CreateCommit'> = (input, ctx) => {
  const { putFiles = [], deleteFiles = [], setFileModes = [] } = input;
  if (putFiles.length + deleteFiles.length + setFileModes.length === 0) throw filesRequired();
  const moved = putFiles.flatMap(({ sourceFile }) =>
    sourceFile?.isMove ? [checkPath(sourceFile.filePath!)] : [],
  );
  return writeCommit<CreateCommitOutput>(
    requireRepository(input.repositoryName!, ctx),
    {
      branch: input.branchName!,
      parent: input.parentCommitId,
      name: input.authorName,
      email: input.email,
      message: input.commitMessage ?? '',
      puts: [
        ...putFiles.map(putOf),
        ...setFileModes.map((each) => ({ path: checkPath(each.filePath!), mode: gitMode(each.fileMode!) })),
      ],
      deletes: [...deleteFiles.map(({ filePath }) => checkPath(filePath!))],
      moved,
    },
    ({ commitId, treeId, changes }) => {
      const files = (type: string) =>
        changes
          .filter((change) => change.type === type)
          .map(({ before, after }) => (after ?? before)!)
          .map(({ id, path, mode }) => ({ absolutePath: path, blobId: id, fileMode: fileMode(mode) }));
      return {
        commitId,
        treeId,
        filesAdded: files('A'),
        filesUpdated: files('M'),
        filesDeleted: files('D'),
      };
    },
    ctx,
  );
};

function putOf({ filePath, fileMode: mode, fileContent, sourceFile }: PutFileEntry): GitPut {
  if (fileContent && sourceFile) throw contentAndSource();
  if (!fileContent && !sourceFile) throw contentRequired();
  return {
    path: checkPath(filePath!),
    ...(mode ? { mode: gitMode(mode) } : {}),
    ...(fileContent ? { content: fileContent } : {}),
    ...(sourceFile ? { from: checkPath(sourceFile.filePath!) } : {}),
  };
}
