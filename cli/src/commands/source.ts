// `drydock source ACTION [REPOSITORY] [PATH]`: which repository of this machine stands for one of a code host.
import { resolve } from 'node:path';
import { defineCommand } from '../command-line/command.ts';
import { exitCodes } from '../command-line/exit-code.ts';
import { UsageError, UserError } from '../errors/user-error.ts';
import { git } from '../source/git.ts';
import { runningEngine } from '../targets/engine/engine-target.ts';
import { SourceMap } from '../targets/engine/source-map.ts';
import { stateFlag } from './shared-flags.ts';

const actions = ['map', 'list', 'remove'];

export const source = defineCommand({
  name: 'source',
  summary: 'Choose the local repositories that stand for those of GitHub',
  description: [
    "A pipeline whose source is a repository of GitHub, GitLab or Bitbucket takes it from a git repository of this machine: the one that a tag `drydock:repository` of the connection (or of the pipeline) names, the one mapped here, or the folder that the engine was started in, when one of its git remotes is the repository. Until there is one, the pipeline's source action waits.",
    'A commit to the branch of the local repository then counts as a push to the code host. The map is part of the state, and applies to all regions.',
  ],
  operands: [
    { name: 'ACTION', summary: actions.join(', '), choices: actions },
    {
      name: 'REPOSITORY',
      summary: 'OWNER/NAME at the code host, with `map` and `remove`.',
      isOptional: true,
    },
    { name: 'PATH', summary: 'The git repository of this machine, with `map`.', isOptional: true },
  ],
  flags: { ...stateFlag },
  examples: [
    {
      line: 'source map octo/shop ./shop',
      explains: 'Pipelines of octo/shop deploy what is committed in ./shop.',
    },
    { line: 'source list', explains: 'What is mapped, and by whom.' },
    { line: 'source remove octo/shop', explains: 'Their sources wait again.' },
  ],
  async *run({ state }, { clock }, [action, repository, path]) {
    if (action === 'list' && repository !== undefined) {
      throw new UsageError('drydock source list takes no REPOSITORY.', 'source');
    }
    if (action !== 'list' && repository === undefined) {
      throw new UsageError(`drydock source ${action} needs a REPOSITORY (OWNER/NAME).`, 'source');
    }
    if (action === 'map' && path === undefined)
      throw new UsageError('drydock source map needs a PATH.', 'source');
    if (action !== 'map' && path !== undefined) {
      throw new UsageError(`drydock source ${action} takes no PATH.`, 'source');
    }
    const map = new SourceMap(await runningEngine(state, clock), state);
    if (action === 'map') {
      const root = rootOf(resolve(path!));
      await map.map(repository!, root);
      yield { code: 'source-mapped', repository: repository!, path: root };
    } else if (action === 'remove') {
      const removed = await map.remove(repository!);
      yield { code: 'source-removed', repository: removed.repository, path: removed.path };
    } else yield { code: 'source-list', sources: await map.list() };
    return exitCodes.ok;
  },
});

/** @throws UserError when it is no git repository */
function rootOf(path: string): string {
  const folder = git(path, ['rev-parse', '--absolute-git-dir']);
  if (folder === undefined) throw new UserError(`${path} is not a git repository.`);
  return git(path, ['rev-parse', '--show-toplevel']) || folder;
}
