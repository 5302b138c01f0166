// CodeCommit's records: repositories, and the references that the git driver has reported of them. Commits and files are
// in the repository itself, which the git driver hosts.
import type { RepositoryTrigger } from '@aws-sdk/client-codecommit';
import { defineIndex, defineTable } from '../../kernel/table.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'codecommit/repositories': RepositoryRecord;
    'codecommit/references': ReferenceRecord;
  }
}

export interface RepositoryRecord {
  readonly id: string;
  readonly name: string;
  readonly arn: string;
  readonly description?: string;
  readonly kmsKeyId: string;
  /** Absent until the first branch is pushed. */
  readonly defaultBranch?: string;
  /** A ZIP file of the first commit's files, and the branch that gets it. */
  readonly seed?: { readonly blob: string; readonly branch: string };
  readonly tags: Readonly<Record<string, string>>;
  readonly triggers: readonly RepositoryTrigger[];
  /** Changes with every change of the triggers. */
  readonly triggersId: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** Key: the name. */
export const repositories = defineTable('codecommit/repositories');
export const repositoriesById = defineIndex(repositories, ({ id }) => id);

export interface ReferenceRecord {
  readonly repositoryId: string;
  /** `refs/heads/main` */
  readonly name: string;
  /** A commit, or the object of an annotated tag. */
  readonly target: string;
}

/** Key: `<repository id> <name>`. */
export const references = defineTable('codecommit/references');
export const referencesByRepository = defineIndex(references, ({ repositoryId }) => repositoryId);

export const referenceKey = (repositoryId: string, name: string) => `${repositoryId} ${name}`;
export const branchReference = (branch: string) => `refs/heads/${branch}`;
