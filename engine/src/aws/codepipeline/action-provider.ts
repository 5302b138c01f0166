// An action type: what an action of it must look like, and one verb that brings a running one further.
import type { ActionCategory, ActionDeclaration, ActionOwner } from '@aws-sdk/client-codepipeline';
import type { Context } from '../../kernel/context.ts';
import type {
  ActionRecord,
  ExecutionRecord,
  PipelineRecord,
  SourceRevision,
  StoredArtifact,
} from './state.ts';

export interface ActionProvider {
  readonly category: ActionCategory;
  readonly owner: ActionOwner;
  readonly provider: string;
  readonly version: '1';
  readonly requiredKeys: readonly string[];
  readonly optionalKeys: readonly string[];
  /** The fewest and the most artifacts. */
  readonly inputs: readonly [number, number];
  readonly outputs: readonly [number, number];
  readonly timeoutMs: number;
  /** What else must hold of an action; a text that says what does not. */
  check?(action: ActionDeclaration): string | undefined;
  /** Tables whose changes may bring a running action further. */
  readonly watches: readonly string[];
  /** How often to look although nothing that is watched has changed; absent where reports come for certain. */
  readonly pollMs?: number;
  /**
   * Starts the action, or looks how far it has come: called until it has succeeded or failed, so it must be re-entrant.
   * What it needs to remember is its `memo`. A fault that it throws is the action's failure.
   */
  advance(run: ActionRun, ctx: Context): Progress;
  /** Of a source that is looked at (a branch is told of): the revision it has now, by which a change is known. */
  newest?(configuration: Readonly<Record<string, string>>, ctx: Pick<Context, 'call'>): string | undefined;
}

export interface ActionRun {
  readonly action: ActionRecord;
  readonly declaration: ActionDeclaration;
  readonly execution: ExecutionRecord;
  readonly pipeline: PipelineRecord;
}

/** What is known of the thing that does the work. */
export interface External {
  readonly externalExecutionId?: string;
  readonly externalExecutionUrl?: string;
  readonly summary?: string;
}

export type Progress = External &
  (
    | { readonly status: 'in-progress'; readonly memo?: ActionRecord['memo']; readonly token?: string }
    | {
        readonly status: 'succeeded';
        readonly variables?: Readonly<Record<string, string>>;
        readonly artifacts?: Readonly<Record<string, StoredArtifact>>;
        readonly revision?: SourceRevision;
      }
    | { readonly status: 'failed'; readonly code: FailureCode; readonly message: string }
  );

export type FailureCode =
  | 'JobFailed'
  | 'ConfigurationError'
  | 'PermissionError'
  | 'RevisionOutOfSync'
  | 'RevisionUnavailable'
  | 'SystemUnavailable';

export const failed = (code: FailureCode, message: string, external: External = {}): Progress => ({
  status: 'failed',
  code,
  message,
  ...external,
});

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;
