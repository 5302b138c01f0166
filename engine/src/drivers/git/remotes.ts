// Which repository of a code host the folder is a clone of, by its git remotes.
import { git, type Repository } from './git.ts';

/** The root of the folder's repository, if one of its remotes is the repository `OWNER/NAME`. */
export async function rootOfClone(folder: Repository, name: string): Promise<string | undefined> {
  const remotes = (await git(folder, 'remote', '-v')).toString().split('\n');
  const urls = remotes.flatMap((line) => /^\S+\t(.+) \((?:fetch|push)\)$/.exec(line)?.[1] ?? []);
  if (!urls.some((url) => repositoryName(url)?.toLowerCase() === name.toLowerCase())) return undefined;
  return (await git(folder, 'rev-parse', '--show-toplevel')).toString().trim();
}

/** `OWNER/NAME` of `https://host/OWNER/NAME.git`, `ssh://git@host/OWNER/NAME` or `git@host:OWNER/NAME.git`. */
export function repositoryName(url: string): string | undefined {
  const path = /^[a-z+]+:\/\/[^/]+\/(.+)$/i.exec(url)?.[1] ?? /^[^/:]+:(?!\/\/)(.+)$/.exec(url)?.[1];
  return path
    ?.replace(/\/$/, '')
    .replace(/\.git$/, '')
    .replace(/^\//, '');
}
