// A folder of a repository, with what lies above it: the workspaces that it is one of, or the repository.
import { dirname, relative, sep } from 'node:path';
import { type Folder, readFolder } from './folder.ts';
import { isWorkspace, workspacePatterns } from './node/workspace.ts';

/**
 * @param path absolute
 * @param repository absolute path of the folder itself, or of one above it
 */
export function readMember(path: string, repository: string): Folder {
  const member = readFolder(path);
  if (path === repository) return member;
  for (let at = dirname(path); ; at = dirname(at)) {
    const folder = readFolder(at);
    const place = relative(at, path).split(sep).join('/');
    const hasWorkspaces = isWorkspace(workspacePatterns(folder) ?? [], place);
    if (hasWorkspaces || at === repository || at === dirname(at))
      return { ...member, above: { folder, at, place, hasWorkspaces } };
  }
}
