// Where the stacks of a check come from: a path as it is, the output of a CDK app, and both at another commit of the
// repository.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { UserError } from '../errors/user-error.ts';

export interface CheckSources extends Disposable {
  /** A template, a folder of templates, or a cloud assembly. Absolute paths. */
  readonly after: string;
  /** Undefined: nothing is there before. */
  readonly before: string | undefined;
}

/**
 * @param against a commit, in git's words; undefined: nothing is there before
 * @throws UserError
 */
export function checkSources(asked: string, against: string | undefined): CheckSources {
  const path = resolve(asked);
  if (!existsSync(path)) throw new UserError(`There is no ${asked}.`);
  const folder = mkdtempSync(join(tmpdir(), 'drydock-check-'));
  const undo: (() => void)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const end = () => {
    for (const each of undo.reverse()) each();
  };
  try {
    const after = synthesised(path, join(folder, 'after'));
    return { after, before: against === undefined ? undefined : before(), [Symbol.dispose]: end };
  } catch (error) {
    end();
    throw error;
  }

  function before(): string | undefined {
    const within = statSync(path).isDirectory() ? path : dirname(path);
    const root = git(within, 'rev-parse', '--show-toplevel');
    const tree = join(folder, 'tree');
    git(root, 'worktree', 'add', '--quiet', '--detach', tree, commitOf(root, against!));
    undo.push(() => git(root, 'worktree', 'remove', '--force', tree));
    const there = join(tree, relative(root, path));
    // What is new with the change was not there before.
    if (!existsSync(there)) return undefined;
    if (isApp(there)) lend(root, tree, there);
    return synthesised(there, join(folder, 'before'));
  }
}

/** @throws UserError */
function commitOf(root: string, ref: string): string {
  try {
    return git(root, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`);
  } catch {
    const isShallow = git(root, 'rev-parse', '--is-shallow-repository') === 'true';
    throw new UserError(
      `${ref} is not a commit${isShallow ? ' of this clone, which is shallow: fetch the history first' : ''}.`,
    );
  }
}

const isApp = (path: string): boolean => existsSync(join(path, 'cdk.json'));

/** The CDK's command line asks for the paths of constructs, too, where the project does not say otherwise. */
const asks = { 'aws:cdk:enable-path-metadata': true };

/** What a CDK app writes where it is told to. https://docs.aws.amazon.com/cdk/v2/guide/cli.html */
function synthesised(path: string, outdir: string): string {
  if (!isApp(path)) return path;
  const { app, context = {} } = JSON.parse(readFileSync(join(path, 'cdk.json'), 'utf8'));
  if (typeof app !== 'string') throw new UserError(`${join(path, 'cdk.json')} names no app.`);
  // The CDK's own validation takes longer than the rest: the templates are checked here. Who sets its variable has the last word.
  const unvalidated = { CDK_VALIDATION: 'false', ...process.env };
  const env = {
    ...unvalidated,
    CDK_OUTDIR: outdir,
    CDK_CONTEXT_JSON: JSON.stringify({ ...asks, ...context }),
  };
  try {
    execFileSync(app, { cwd: path, env, shell: true, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
  } catch (error) {
    const { stderr } = error as { readonly stderr?: string };
    throw new UserError(`The CDK app in ${path} failed: ${(stderr || String(error)).trim().slice(-2000)}`);
  }
  return outdir;
}

/** Its dependencies are those that are installed: another commit's would have to be downloaded. */
function lend(root: string, tree: string, app: string): void {
  for (const folder of new Set([tree, app])) {
    const installed = join(root, relative(tree, folder), 'node_modules');
    const place = join(folder, 'node_modules');
    if (existsSync(installed) && !existsSync(place)) symlinkSync(installed, place, 'junction');
  }
}

function git(cwd: string, ...args: readonly string[]): string {
  try {
    return execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  } catch (error) {
    const { stderr } = error as { readonly stderr?: string };
    throw new UserError(`git ${args.slice(0, 2).join(' ')} failed: ${(stderr || String(error)).trim()}`);
  }
}
