// CodeBuild's records: projects and builds.
import type {
  BuildArtifacts,
  BuildPhaseType,
  CreateProjectInput,
  ExportedEnvironmentVariable,
  PhaseContext,
  StartBuildInput,
  StatusType,
  Tag,
} from '@aws-sdk/client-codebuild';
import type { BuildSpecification } from '../../contracts/build.ts';
import { defineIndex, defineTable } from '../../kernel/table.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'codebuild/projects': ProjectRecord;
    'codebuild/builds': BuildRecord;
  }
}

/** What CreateProject sets and StartBuild may override. */
export type ProjectDefinition = Omit<CreateProjectInput, 'name' | 'tags'>;

export interface ProjectRecord {
  readonly name: string;
  readonly arn: string;
  readonly definition: ProjectDefinition;
  readonly tags: readonly Tag[];
  /** The number of the latest build. Each project counts its own builds. */
  readonly lastBuildNumber: number;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** Key: the project's name. */
export const projects = defineTable('codebuild/projects');

export interface PhaseRecord {
  readonly type: BuildPhaseType;
  /** Absent while the phase is in progress, and for COMPLETED. */
  readonly status?: StatusType;
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly contexts?: readonly PhaseContext[];
}

export interface BuildRecord {
  /** `<project>:<uuid>`. */
  readonly id: string;
  readonly arn: string;
  readonly number: number;
  readonly projectName: string;
  readonly status: StatusType;
  /** The definition with the overrides of StartBuild. */
  readonly definition: ProjectDefinition;
  /** The call that started the build, for RetryBuild and for a repeated idempotency token. */
  readonly input: StartBuildInput;
  readonly initiator: string;
  readonly sourceVersion?: string;
  readonly resolvedSourceVersion?: string;
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly stopRequestedAt?: number;
  readonly phases: readonly PhaseRecord[];
  /** Absent when CloudWatch Logs is disabled. */
  readonly logs?: { readonly group: string; readonly stream: string };
  /** The request to the driver, while the build runs. */
  readonly run?: { readonly since: number; readonly specification: BuildSpecification };
  readonly exportedVariables: readonly ExportedEnvironmentVariable[];
  readonly artifacts?: BuildArtifacts;
  readonly secondaryArtifacts: readonly BuildArtifacts[];
}

/** Key: the build's id. */
export const builds = defineTable('codebuild/builds');
/** By `underway`: those that have not ended. */
export const buildsUnderway = defineIndex(builds, ({ endedAt }) =>
  endedAt === undefined ? 'underway' : undefined,
);
