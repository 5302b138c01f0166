// The engine's own API for the repositories of this machine that stand for repositories of code hosts.

import { isAbsolute } from 'node:path';
import {
  isRepositoryName,
  type MappedRepository,
  mappedRepositories,
  repositoryKey,
} from '../contracts/source-repositories.ts';
import { AwsFault } from '../kernel/faults.ts';
import type { SourceControl } from '../wire/control.ts';
import type { Region } from './region.ts';

/** The table is global, so any region will do. */
export const sourceControl = (region: () => Region): SourceControl => ({
  list: () => ({ repositories: region().state.all(mappedRepositories).sort(byName) }),
  map(request) {
    const { repository, path } = request as { repository?: unknown; path?: unknown };
    if (typeof repository !== 'string' || !isRepositoryName(repository)) {
      throw invalid(`repository must be OWNER/NAME, not ${JSON.stringify(repository)}.`);
    }
    if (typeof path !== 'string' || !isAbsolute(path)) {
      throw invalid(`path must be the absolute path of a git repository, not ${JSON.stringify(path)}.`);
    }
    region().machine.report('sources/mapped', { repository, path, by: 'user' });
    return { repository, path };
  },
  remove(repository) {
    const known = region().state.get(mappedRepositories, repositoryKey(repository));
    if (!known) throw invalid(`No repository of this machine is mapped to ${repository}.`, 'NotFound', 404);
    region().machine.report('sources/unmapped', { repository });
    return { repository: known.repository, path: known.path };
  },
});

const byName = (a: MappedRepository, b: MappedRepository) => (a.repository < b.repository ? -1 : 1);

const invalid = (message: string, code = 'InvalidRequest', status = 400) =>
  new AwsFault({ code, message, status });
