// Has the git driver host every repository: after a restart too, when the driver's report says what was pushed last.
import type { HostedRepository } from '../../../contracts/git-hosting.ts';
import type { Controller } from '../../../kernel/controller.ts';
import { plain } from '../../../kernel/plain.ts';
import { repositories } from '../state.ts';

interface Step {
  readonly do: 'host';
  readonly hosted: HostedRepository;
}

export const repositoryController: Controller<HostedRepository, Step> = {
  name: 'codecommit/repository',
  keys: (state) => state.keys(repositories),

  observe(state, name) {
    const repository = state.get(repositories, name);
    if (!repository) return undefined;
    const { id, defaultBranch, seed } = repository;
    return plain({ repositoryId: id, defaultBranch, seed });
  },

  plan: (hosted) => ({ steps: [{ do: 'host', hosted }] }),

  apply({ hosted }, ctx) {
    ctx.perform('git/host', hosted);
  },

  watches: { 'codecommit/repositories': (name) => [name] },
};
