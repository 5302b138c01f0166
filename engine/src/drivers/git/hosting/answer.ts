// Answers questions about a hosted repository with git's plumbing.
import type {
  GitAnswers,
  GitCommit,
  GitDifference,
  GitEntry,
  GitPerson,
  GitQuestion,
} from '../../../contracts/git-hosting.ts';
import { git, type Repository } from '../git.ts';
import { diff } from './diff.ts';
import { Unanswerable } from './failure.ts';
import { write } from './write.ts';

export function answer(repository: Repository, question: GitQuestion): Promise<GitAnswers[keyof GitAnswers]> {
  switch (question.do) {
    case 'commit':
      return commit(repository, question.specifier);
    case 'file':
      return file(repository, question);
    case 'folder':
      return folder(repository, question);
    case 'blob':
      return blob(repository, question.id);
    case 'differences':
      return differences(repository, question);
    case 'set-branch':
      return setBranch(repository, question);
    case 'write':
      return write(repository, question);
  }
}

/** The id of the commit that a branch's or tag's name, or an id, stands for. */
export async function commitId(repository: Repository, specifier: string): Promise<string> {
  const isFull = specifier.startsWith('refs/');
  const candidates = isFull ? [specifier] : [`refs/heads/${specifier}`, `refs/tags/${specifier}`];
  if (/^[0-9a-f]{40}$/.test(specifier)) candidates.push(specifier);
  for (const candidate of candidates) {
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${candidate}^{commit}`];
    const found = await git(repository, ...args).catch(() => undefined);
    if (found) return found.toString().trim();
  }
  throw new Unanswerable('no-commit', specifier);
}

async function commit(repository: Repository, specifier: string): Promise<GitCommit> {
  const id = await commitId(repository, specifier);
  const text = (await git(repository, 'cat-file', 'commit', id)).toString();
  const end = text.indexOf('\n\n');
  const headers = text.slice(0, end).split('\n');
  const of = (name: string) =>
    headers.flatMap((line) => (line.startsWith(`${name} `) ? [line.slice(name.length + 1)] : []));
  return {
    commitId: id,
    treeId: of('tree')[0] ?? '',
    parents: of('parent'),
    author: person(of('author')[0]),
    committer: person(of('committer')[0]),
    message: text.slice(end + 2),
  };
}

function person(line = ''): GitPerson {
  const [, name = '', email = '', date = ''] = /^(.*?) ?<(.*?)> (.*)$/.exec(line) ?? [];
  return { name, email, date };
}

async function file(
  repository: Repository,
  { specifier, path }: { readonly specifier: string; readonly path: string },
): Promise<GitAnswers['file']> {
  const id = await commitId(repository, specifier);
  if (path === '') throw new Unanswerable('not-a-file', '/');
  checkPath(path);
  const [entry] = await entries(repository, id, path);
  if (!entry) throw new Unanswerable('no-path', path);
  if (entry.type !== 'blob') throw new Unanswerable('not-a-file', path);
  const { content } = await blob(repository, entry.id);
  return { commitId: id, id: entry.id, mode: entry.mode, content };
}

/** No process takes a NUL in an argument, and no file has one in its name. */
function checkPath(path: string): void {
  if (path.includes('\0')) throw new Unanswerable('no-path', path);
}

async function folder(
  repository: Repository,
  { specifier, path }: { readonly specifier: string; readonly path: string },
): Promise<GitAnswers['folder']> {
  const id = await commitId(repository, specifier);
  checkPath(path);
  const tree = path === '' ? `${id}^{tree}` : `${id}:${path}`;
  const found = await git(repository, 'rev-parse', '--verify', '--quiet', '--end-of-options', tree).catch(
    () => {
      throw new Unanswerable('no-path', path);
    },
  );
  const treeId = found.toString().trim();
  const type = (await git(repository, 'cat-file', '-t', treeId)).toString().trim();
  if (type !== 'tree') throw new Unanswerable('no-path', path);
  return { commitId: id, treeId, entries: await entries(repository, treeId) };
}

async function entries(repository: Repository, tree: string, path?: string): Promise<GitEntry[]> {
  const only = path === undefined ? [] : ['--', path];
  const text = await git(repository, '--literal-pathspecs', 'ls-tree', '-z', '--full-tree', tree, ...only);
  return text
    .toString()
    .split('\0')
    .flatMap((line) => {
      const [, mode = '', type, id = '', name = ''] = /^(\d+) (\w+) (\w+)\t(.*)$/s.exec(line) ?? [];
      return type ? [{ mode, type: type as GitEntry['type'], id, name }] : [];
    });
}

async function blob(repository: Repository, id: string): Promise<GitAnswers['blob']> {
  if (!/^[0-9a-f]{40}$/.test(id)) throw new Unanswerable('no-path', id);
  const content = await git(repository, 'cat-file', 'blob', id).catch(() => {
    throw new Unanswerable('no-path', id);
  });
  return { content };
}

async function differences(
  repository: Repository,
  { before, after, paths }: { before?: string; after: string; paths: readonly string[] },
): Promise<readonly GitDifference[]> {
  const to = await commitId(repository, after);
  const from = before === undefined ? undefined : await commitId(repository, before);
  paths.forEach(checkPath);
  return diff(repository, from, to, paths);
}

async function setBranch(
  repository: Repository,
  { branch, commit }: { readonly branch: string; readonly commit?: string },
): Promise<Record<string, never>> {
  const reference = `refs/heads/${branch}`;
  if (commit === undefined) await git(repository, 'update-ref', '-d', reference);
  else await git(repository, 'update-ref', reference, await commitId(repository, commit));
  return {};
}
