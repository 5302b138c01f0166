// Which git repository of this machine stands for a repository of a code host (GitHub, GitLab, Bitbucket …). The engine's
// own API (`drydock source map`) and the git driver report it; services that fetch sources read it.
import { defineTable } from '../kernel/table.ts';

declare module '../kernel/registry.ts' {
  interface Tables {
    'sources/repositories': MappedRepository;
  }
  interface Effects {
    /** Looks whether a git remote of the folder that the engine was started in names the repository: sources/mapped. */
    'git/find': { readonly repository: string };
  }
  interface Reports {
    'sources/mapped': Omit<MappedRepository, 'mappedAt'>;
    'sources/unmapped': { readonly repository: string };
  }
}

export interface MappedRepository {
  /** `OWNER/NAME`; groups of GitLab have more segments. */
  readonly repository: string;
  /** Absolute. */
  readonly path: string;
  /** Whether a person mapped it, or a remote of the current folder names it. */
  readonly by: 'user' | 'current-folder';
  readonly mappedAt: number;
}

/** Key: `repositoryKey`. */
export const mappedRepositories = defineTable('sources/repositories', { global: true });

/** Code hosts compare names regardless of case. */
export const repositoryKey = (repository: string): string => repository.toLowerCase();

export const isRepositoryName = (text: string): boolean => /^[\w.-]+(\/[\w.-]+)+$/.test(text);
