// The contract of an action type: what an action of it must look like, and how one runs. A provider is a file in
// `providers/` and a line in `providers/list.ts`.
import type {
  ActionCategory,
  ActionDeclaration,
  ActionOwner,
  FailureType,
  SourceRevisionType,
} from '@aws-sdk/client-codepipeline';
import type { Context } from '../../kernel/context.ts';
import type { TableName } from '../../kernel/registry.ts';
import type { Reader } from '../../kernel/table.ts';
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
  /** Other keys are accepted too. */
  readonly hasAnyKeys?: true;
  /** Pipelines may have it; running it fails, and says so. */
  readonly isRecorded?: true;
  /** Keys whose values GetPipeline does not return. */
  readonly secretKeys?: readonly string[];
  /** The fewest and the most artifacts. */
  readonly inputs: readonly [number, number];
  readonly outputs: readonly [number, number];
  readonly timeoutMs: number;
  /** Further rules of an action's declaration. Returns what is wrong with it, or undefined. */
  check?(action: ActionDeclaration): string | undefined;
  /** Tables whose changes may let a running action advance. */
  readonly watches: readonly TableName[];
  /** How often to advance a running action when nothing that it watches changes. Absent: never. */
  readonly pollMs?: number;
  /**
   * Starts the action, or checks on it: called again until it has succeeded or failed, so it must be re-entrant. What it
   * has to remember goes into `memo`. An AwsFault that it throws fails the action.
   */
  advance(run: ActionRun, ctx: Context): Progress;
  /** Only of a source: how changes are detected, and start the pipeline. */
  readonly source?: SourceDetection;
}

type Configuration = Readonly<Record<string, string>>;

export interface SourceDetection {
  /** What StartPipelineExecution takes as a revision of this source. */
  readonly revisionType: SourceRevisionType;
  /** The git branch that the driver is to watch. Undefined while there is none to watch. */
  branch?(
    configuration: Configuration,
    state: SourceState,
    pipeline: PipelineRecord,
  ): SourceBranch | undefined;
  /** Of a source that is not a branch: its newest revision, by which a change is noticed. */
  newest?(configuration: Configuration, ctx: Pick<Context, 'call'>): string | undefined;
  /** Tables whose changes may be a change of a source: whether the changed record concerns this configuration. */
  readonly watches: {
    readonly [T in TableName]?: (changedKey: string, configuration: Configuration) => boolean;
  };
  /** AWS notices changes by an event rule only: where a rule starts the pipeline, nothing else does. */
  readonly isNoticedByRule?: true;
  /** Whether changes are noticed although the action does not poll for them: by an event rule, or a webhook. */
  isNotified?(pipeline: string, action: string, state: SourceState): boolean;
  /** What an execution that a change starts has as its trigger. */
  trigger(action: ActionDeclaration, pipeline: string, state: SourceState): ExecutionRecord['trigger'];
}

export type SourceState = Pick<Context, 'call' | 'account' | 'region'> & Reader;

export interface SourceBranch {
  readonly repositoryPath: string;
  readonly branch: string;
  /** Tags are watched too. */
  readonly tags?: true;
}

/** The trigger of sources whose changes AWS notices by an event rule, even where a template asks for polling. */
export const eventTrigger = ({ name }: ActionDeclaration): ExecutionRecord['trigger'] => ({
  triggerType: 'CloudWatchEvent',
  triggerDetail: name!,
});

export interface ActionRun {
  readonly action: ActionRecord;
  readonly declaration: ActionDeclaration;
  readonly execution: ExecutionRecord;
  readonly pipeline: PipelineRecord;
}

/** The job in another service that does the action's work. */
export interface External {
  readonly externalExecutionId?: string;
  readonly externalExecutionUrl?: string;
  readonly summary?: string;
}

export type Progress = External &
  (
    | {
        readonly status: 'in-progress';
        /** What it waits for; empty only where its token says that it is a person. */
        readonly summary: string;
        readonly memo?: ActionRecord['memo'];
        readonly token?: string;
        /** It waits for something that only a person can give, which the summary names: its timeout is not running. */
        readonly isHeld?: boolean;
      }
    | {
        readonly status: 'succeeded';
        readonly variables?: Readonly<Record<string, string>>;
        readonly artifacts?: Readonly<Record<string, StoredArtifact>>;
        readonly revision?: SourceRevision;
      }
    | { readonly status: 'failed'; readonly code: FailureCode; readonly message: string }
  );

export type FailureCode = FailureType;

export const failed = (code: FailureCode, message: string, external: External = {}): Progress => ({
  status: 'failed',
  code,
  message,
  ...external,
});

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;
