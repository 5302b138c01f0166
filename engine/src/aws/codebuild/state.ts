// CodeBuild's records: projects, and builds as they were started.
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
import { defineTable } from '../../kernel/table.ts';

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
  /** The number of the newest build: numbers rise by one within a project. */
  readonly lastBuildNumber: number;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** Key: the project's name. */
export const projects = defineTable('codebuild/projects');

export interface PhaseRecord {
  readonly type: BuildPhaseType;
  /** Absent while the phase goes on, and for COMPLETED. */
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
  /** What started it, for RetryBuild and for an idempotency token that comes twice. */
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
  /** What the driver was asked to do, while it does it. */
  readonly run?: { readonly since: number; readonly specification: BuildSpecification };
  readonly exportedVariables: readonly ExportedEnvironmentVariable[];
  readonly artifacts?: BuildArtifacts;
  readonly secondaryArtifacts: readonly BuildArtifacts[];
}

/** Key: the build's id. */
export const builds = defineTable('codebuild/builds');
