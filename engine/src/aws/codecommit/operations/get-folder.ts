// https://docs.aws.amazon.com/codecommit/latest/APIReference/API_GetFolder.html
import type { GetFolderOutput } from '@aws-sdk/client-codecommit';
import type { GitEntry } from '../../../contracts/git-hosting.ts';
import type { Operation } from '../../../kernel/context.ts';
import { folderNotFound } from '../faults.ts';
import { requireRepository } from '../find.ts';
import { defaultSpecifier } from '../names.ts';
import { ask } from '../question.ts';
import { bare, fileMode } from '../views.ts';

export const getFolder: Operation<'codecommit', 'GetFolder'> = (input, ctx) => {
  const repository = requireRepository(input.repositoryName!, ctx);
  const specifier = input.commitSpecifier ?? defaultSpecifier(repository);
  const path = bare(input.folderPath!);
  return ask<'folder', GetFolderOutput>(
    repository,
    { do: 'folder', specifier, path },
    ({ commitId, treeId, entries }) => {
      const of = (wanted: (entry: GitEntry) => boolean) =>
        entries.filter(wanted).map(({ name, ...entry }) => ({
          ...entry,
          absolutePath: path === '' ? name : `${path}/${name}`,
          relativePath: name,
        }));
      const files = ({ id, mode, absolutePath, relativePath }: ReturnType<typeof of>[number]) => ({
        blobId: id,
        absolutePath,
        relativePath,
        fileMode: fileMode(mode),
      });
      return {
        commitId,
        folderPath: path,
        treeId,
        subFolders: of(({ type }) => type === 'tree').map(({ id, absolutePath, relativePath }) => ({
          treeId: id,
          absolutePath,
          relativePath,
        })),
        files: of(({ type, mode }) => type === 'blob' && mode !== '120000').map(files),
        symbolicLinks: of(({ mode }) => mode === '120000').map(files),
        subModules: of(({ type }) => type === 'commit').map(({ id, absolutePath, relativePath }) => ({
          commitId: id,
          absolutePath,
          relativePath,
        })),
      };
    },
    ctx,
    ({ failure, text }) => (failure === 'no-path' ? folderNotFound(text) : undefined),
  );
};
