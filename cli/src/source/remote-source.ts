// Where a repository lives for others: what a pipeline on AWS can follow, which knows nothing of this machine's folders.
import { UserError } from '../errors/user-error.ts';
import { git } from './git.ts';

export interface RemoteSource {
  /** As CodeConnections calls it. */
  readonly provider: 'GitHub' | 'GitLab' | 'Bitbucket';
  /** `OWNER/NAME`; GitLab has groups in groups. */
  readonly repositoryId: string;
  readonly branch: string;
  /** What a person should know: what is not committed, or not pushed. */
  readonly notices: readonly string[];
}

const hosts: readonly (readonly [RegExp, RemoteSource['provider']])[] = [
  [/(^|\.)github\.com$/, 'GitHub'],
  [/(^|\.)gitlab\.com$/, 'GitLab'],
  [/(^|\.)bitbucket\.org$/, 'Bitbucket'],
];

/**
 * @param said `OWNER/NAME`, where the person gives it
 * @throws UserError when there is no repository that AWS can reach
 */
export function findRemoteSource(folder: string, said?: string): RemoteSource {
  const url = git(folder, ['remote', 'get-url', 'origin']);
  const remote = url === undefined ? undefined : parseRemote(url);
  if (said === undefined && remote === undefined) {
    throw new UserError(
      `AWS takes the source from GitHub, GitLab or Bitbucket, and ${
        url === undefined ? `${folder} has no remote \`origin\`` : `${url} is none of them`
      }. Push the repository there, or name it with --repository OWNER/NAME.`,
    );
  }
  const branch = git(folder, ['symbolic-ref', '--short', '--quiet', 'HEAD']);
  if (branch === undefined && remote !== undefined) {
    throw new UserError('HEAD is detached: check out the branch that the pipeline is to follow.');
  }
  return {
    provider: remote?.provider ?? 'GitHub',
    repositoryId: said ?? remote!.repositoryId,
    branch: branch ?? 'main',
    notices: noticesOf(folder, branch ?? 'main'),
  };
}

/** `git@github.com:o/n.git`, `https://github.com/o/n`, `ssh://git@github.com/o/n.git` */
export function parseRemote(url: string): Pick<RemoteSource, 'provider' | 'repositoryId'> | undefined {
  const found =
    /^(?:https?|ssh|git):\/\/(?:[^@/]+@)?([^/:]+)(?::\d+)?\/(.+?)(?:\.git)?\/?$/.exec(url) ??
    /^(?:[^@/]+@)?([^/:]+):(?!\/)(.+?)(?:\.git)?\/?$/.exec(url);
  const [, host = '', path = ''] = found ?? [];
  const provider = hosts.find(([pattern]) => pattern.test(host))?.[1];
  return provider && /^[^/]+(\/[^/]+)+$/.test(path) ? { provider, repositoryId: path } : undefined;
}

function noticesOf(folder: string, branch: string): string[] {
  const changed = git(folder, ['status', '--porcelain'])?.split('\n').filter(Boolean).length ?? 0;
  const notCommitted =
    changed > 0
      ? [
          `${changed} ${changed === 1 ? 'file is' : 'files are'} changed but not committed, and so not deployed.`,
        ]
      : [];
  const ahead = git(folder, ['rev-list', '--count', `origin/${branch}..HEAD`]);
  if (ahead === undefined) {
    return [
      ...notCommitted,
      `origin has no branch ${branch}, as far as git knows: push it, or there is nothing to deploy.`,
    ];
  }
  return Number(ahead) > 0
    ? [
        ...notCommitted,
        `${ahead} ${ahead === '1' ? 'commit is' : 'commits are'} not pushed, and so not deployed.`,
      ]
    : notCommitted;
}
