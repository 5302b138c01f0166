// CodePipeline's records: pipelines, executions, the actions of executions, and watched sources.
import type {
  ActionCategory,
  ActionConfigurationProperty,
  ActionExecutionStatus,
  ActionTypeSettings,
  ArtifactDetails,
  ConditionExecutionStatus,
  ConditionType,
  FailureType,
  PipelineDeclaration,
  PipelineExecutionStatus,
  RetryTrigger,
  StageExecutionStatus,
  Tag,
  TriggerType,
  WebhookDefinition,
} from '@aws-sdk/client-codepipeline';
import { defineTable, type Writer } from '../../kernel/table.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'codepipeline/pipelines': PipelineRecord;
    'codepipeline/versions': PipelineDeclaration;
    'codepipeline/orders': { readonly last: number };
    'codepipeline/executions': ExecutionRecord;
    'codepipeline/actions': ActionRecord;
    'codepipeline/sources': SourceRecord;
    'codepipeline/webhooks': WebhookRecord;
    'codepipeline/custom-types': CustomTypeRecord;
    'codepipeline/jobs': JobRecord;
  }
}

export interface PipelineRecord {
  readonly name: string;
  readonly arn: string;
  /** With its defaults and its version. */
  readonly declaration: PipelineDeclaration;
  readonly tags: readonly Tag[];
  /** Stages whose inbound transition is disabled, by name. */
  readonly disabled: Readonly<Record<string, { readonly reason: string; readonly at: number }>>;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** Key: the pipeline's name. */
export const pipelines = defineTable('codepipeline/pipelines');

/** Every version of a pipeline's declaration. Key: `<pipeline>/<version>`. */
export const pipelineVersions = defineTable('codepipeline/versions');

/** A counter for executions, stage entries and actions: later ones have a higher order. Key: the pipeline's name. */
export const orders = defineTable('codepipeline/orders');

export function nextOrder(pipeline: string, state: Writer): number {
  const order = (state.get(orders, pipeline)?.last ?? 0) + 1;
  state.put(orders, pipeline, { last: order });
  return order;
}

/** The revision that a source action fetched, or is to fetch. */
export interface SourceRevision {
  /** A commit, or a version of an S3 object. */
  readonly revisionId: string;
  readonly summary?: string;
  readonly url?: string;
  readonly authorDate?: string;
  readonly message?: string;
}

export interface StoredArtifact {
  readonly bucket: string;
  readonly key: string;
  /** The source revision that it was made from, if known. */
  readonly revisionId?: string;
}

export interface StageRun {
  readonly status: StageExecutionStatus;
  /** When it was entered, or last retried. */
  readonly startedAt: number;
  readonly order: number;
  readonly retries: {
    readonly manual: number;
    readonly automatic: number;
    readonly latest?: RetryTrigger;
  };
}

export type ConditionKind = ConditionType | 'ON_FAILURE';

/** How the conditions of one kind stand in a stage. */
export interface ConditionRun {
  readonly status: ConditionExecutionStatus;
  readonly summary?: string;
  readonly changedAt: number;
}

export interface ExecutionRecord {
  readonly id: string;
  readonly pipeline: string;
  readonly version: number;
  readonly order: number;
  readonly status: PipelineExecutionStatus;
  readonly statusSummary?: string;
  readonly trigger: { readonly triggerType: TriggerType; readonly triggerDetail: string };
  readonly clientRequestToken?: string;
  /** Of a rollback: the execution that its stage is rolled back to. */
  readonly rollbackTarget?: string;
  readonly startedAt: number;
  readonly updatedAt: number;
  /** Pipeline-level variables. */
  readonly variables: Readonly<Record<string, string>>;
  /** By source action: given when the execution started, or found by the action. */
  readonly revisions: Readonly<Record<string, SourceRevision>>;
  readonly artifacts: Readonly<Record<string, StoredArtifact>>;
  /** By namespace. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The index of the stage that it runs in or waits for. */
  readonly stage: number;
  readonly place: 'waiting' | 'running';
  /** The stages that it has entered, by name. */
  readonly stages: Readonly<Record<string, StageRun>>;
  readonly stop?: { readonly abandon: boolean; readonly reason: string };
  /** The conditions that were checked, by stage. */
  readonly conditions?: Readonly<Record<string, Readonly<Partial<Record<ConditionKind, ConditionRun>>>>>;
}

/** Key: the execution's id. */
export const executions = defineTable('codepipeline/executions');

export interface ActionRecord {
  readonly id: string;
  readonly pipeline: string;
  readonly version: number;
  readonly executionId: string;
  readonly stage: string;
  readonly name: string;
  /** Of a rule: the condition that it belongs to. A rule runs as an action does. */
  readonly condition?: ConditionKind;
  readonly order: number;
  readonly status: ActionExecutionStatus;
  readonly startedAt: number;
  readonly updatedAt: number;
  readonly timeoutAt: number;
  /** With its variables resolved. */
  readonly configuration: Readonly<Record<string, string>>;
  readonly inputs: readonly ({ readonly name: string } & StoredArtifact)[];
  readonly outputs: readonly ({ readonly name: string } & StoredArtifact)[];
  readonly variables: Readonly<Record<string, string>>;
  /** What its provider remembers from one pass to the next. */
  readonly memo: Readonly<Record<string, unknown>>;
  readonly summary?: string;
  readonly token?: string;
  /** It waits for something that only a person can give: its timeout is not running. */
  readonly isHeld?: true;
  readonly externalExecutionId?: string;
  readonly externalExecutionUrl?: string;
  readonly error?: { readonly code: string; readonly message: string };
  /** Set when a retry of the stage has replaced it. */
  readonly retried?: true;
}

/** Key: the action execution's id. */
export const actions = defineTable('codepipeline/actions');

/** A source action whose changes start the pipeline. Key: `<pipeline>/<action>`. */
export interface SourceRecord {
  readonly pipeline: string;
  readonly action: string;
  /** The branch that the git driver watches. */
  readonly watch?: { readonly repositoryPath: string; readonly branch: string; readonly tags?: true };
  /** The newest revision that an execution of the pipeline has used. */
  readonly seen?: string;
}
export const sources = defineTable('codepipeline/sources');

export const sourceKey = (pipeline: string, action: string) => `${pipeline}/${action}`;

export interface WebhookRecord {
  readonly name: string;
  readonly arn: string;
  /** Part of the URL: whoever knows it can call the webhook. */
  readonly token: string;
  readonly url: string;
  readonly definition: WebhookDefinition;
  readonly tags: readonly Tag[];
  /** With the code host: a commit to the branch calls it. */
  readonly isRegistered: boolean;
  readonly calls?: {
    readonly last?: number;
    readonly problem?: { readonly code: string; readonly message: string };
  };
}

/** Key: the name. */
export const webhooks = defineTable('codepipeline/webhooks');

/** An action type that a person has made, whose actions job workers do. */
export interface CustomTypeRecord {
  readonly category: ActionCategory;
  readonly provider: string;
  readonly version: string;
  readonly settings?: ActionTypeSettings;
  readonly properties: readonly ActionConfigurationProperty[];
  readonly inputs: ArtifactDetails;
  readonly outputs: ArtifactDetails;
  readonly tags: readonly Tag[];
}

/** Key: `Custom/<category>/<provider>/<version>`, the end of its ARN. */
export const customTypes = defineTable('codepipeline/custom-types');

export const customTypeKey = (category: ActionCategory, provider: string, version: string) =>
  `Custom/${category}/${provider}/${version}`;

/** What a job worker or a Lambda function is given of an action. */
export interface JobRecord {
  readonly id: string;
  readonly actionId: string;
  readonly pipeline: string;
  /** Queued for a worker, taken by one, or acknowledged by it. */
  readonly status: 'Queued' | 'Dispatched' | 'InProgress' | 'Succeeded' | 'Failed';
  /** Of the latest poll that returned it. */
  readonly nonce: string;
  readonly outputs: readonly ({ readonly name: string } & StoredArtifact)[];
  /** The worker wants to be called again with it. */
  readonly continuationToken?: string;
  readonly percentComplete?: number;
  readonly result?: { readonly summary?: string; readonly externalExecutionId?: string } & (
    | { readonly status: 'Succeeded'; readonly variables: Readonly<Record<string, string>> }
    | { readonly status: 'Failed'; readonly code: FailureType; readonly message: string }
  );
}

/** Key: the job's id. */
export const jobs = defineTable('codepipeline/jobs');
