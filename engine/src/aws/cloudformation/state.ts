// CloudFormation's state: stacks, their resources, operations in progress and exports. Stack events are a stream, which
// is kept on disk only.
import type { StackStatus } from '@aws-sdk/client-cloudformation';
import type { Properties, ProviderAnswer } from '../../contracts/resource-type.ts';
import type { Caller } from '../../kernel/caller.ts';
import { defineTable } from '../../kernel/table.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'cloudformation/stacks': StackRecord;
    'cloudformation/stack-names': { readonly stackId: string };
    'cloudformation/templates': TemplateRecord;
    'cloudformation/resources': ResourceRecord;
    'cloudformation/leftovers': ResourceRecord;
    'cloudformation/operations': OperationRecord;
    'cloudformation/exports': ExportRecord;
  }
}

/** Milliseconds since the epoch. */
type Millis = number;

export interface ParameterRecord {
  readonly key: string;
  /** Given by the caller, or the default. For the SSM types it is the name of the SSM parameter. */
  readonly value: string;
  /** The value of the SSM parameter when it was looked up. */
  readonly resolved?: string;
  readonly noEcho?: boolean;
}

export interface TemplateRecord {
  readonly body: string;
  /** What its transforms have made of it. */
  readonly processed?: string;
}

export interface TagRecord {
  readonly Key: string;
  readonly Value: string;
}

export interface OutputRecord {
  readonly key: string;
  readonly value: string;
  readonly description?: string;
  readonly exportName?: string;
}

export interface RollbackRecord {
  readonly triggers?: readonly { readonly Arn: string; readonly Type: string }[];
  readonly monitoringMinutes?: number;
}

/** What a stack is made from. A rollback returns to an earlier one. */
export interface StackSource {
  /** Key in `templates`. */
  readonly templateKey: string;
  readonly parameters: readonly ParameterRecord[];
  readonly tags: readonly TagRecord[];
  readonly capabilities: readonly string[];
  readonly notificationArns: readonly string[];
  readonly rollback?: RollbackRecord;
}

export interface StackRecord {
  readonly stackId: string;
  readonly stackName: string;
  readonly status: StackStatus;
  readonly statusReason?: string;
  readonly createdAt: Millis;
  readonly updatedAt?: Millis;
  readonly deletedAt?: Millis;
  readonly source: StackSource;
  readonly description?: string;
  readonly outputs: readonly OutputRecord[];
  /** Names of exports that its outputs import. */
  readonly imports: readonly string[];
  /** Logical ids in the order of their creation. */
  readonly resources: readonly string[];
  readonly roleArn?: string;
  /** Who last created, changed or deleted it, where that was not the root user. */
  readonly caller?: Caller;
  /**
   * Resources whose address has changed by itself, by logical id, with the one that the stack was given; empty where only an
   * output imports such a value.
   */
  readonly outdated?: Readonly<Record<string, string>>;
  readonly disableRollback: boolean;
  /** Whether the last create or update was in the deployment mode EXPRESS. */
  readonly express?: boolean;
  readonly timeoutMinutes?: number;
  readonly terminationProtection: boolean;
  readonly stackPolicy?: string;
  readonly parentId?: string;
  readonly rootId?: string;
  /** The logical id of this stack in its parent. */
  readonly parentLogicalId?: string;
  readonly changeSetId?: string;
  /** Why the last create or update failed, for the parent stack. */
  readonly failure?: string;
  readonly lastOperation?: { readonly id: string; readonly type: string };
}

export const stacks = defineTable('cloudformation/stacks');
/** Key: stack name. The id of the stack that has the name; a deleted stack gives it up. */
export const stackNames = defineTable('cloudformation/stack-names');
export const templates = defineTable('cloudformation/templates');

export type ResourceState =
  | 'CREATE_IN_PROGRESS'
  | 'CREATE_COMPLETE'
  | 'CREATE_FAILED'
  | 'UPDATE_IN_PROGRESS'
  | 'UPDATE_COMPLETE'
  | 'UPDATE_FAILED'
  | 'DELETE_IN_PROGRESS'
  | 'DELETE_COMPLETE'
  | 'DELETE_FAILED'
  | 'DELETE_SKIPPED'
  | 'IMPORT_IN_PROGRESS'
  | 'IMPORT_COMPLETE'
  | 'IMPORT_FAILED';

/** A resource that exists. */
export interface ResourceShape {
  readonly type: string;
  readonly physicalId: string;
  /** Resolved and coerced to the schema, as the type's verbs got them last. */
  readonly properties: Properties;
  readonly dependsOn: readonly string[];
  readonly deletionPolicy?: string;
  readonly updateReplacePolicy?: string;
  readonly metadata?: string;
  /** Kept because the rollback of an update follows the policy from before it. */
  readonly updatePolicy?: Properties;
  /** The stack's tags at the time. */
  readonly tags: readonly TagRecord[];
  /** Names of exports that its properties import. */
  readonly imports: readonly string[];
  /** Of a custom resource. */
  readonly answer?: ProviderAnswer;
  /** Values in the properties that events mask, because their provider has said NoEcho. */
  readonly secrets?: readonly string[];
}

/** A verb in progress. It is called again until it succeeds or fails. */
export interface Step {
  readonly verb: 'create' | 'update' | 'delete';
  readonly token: string;
  readonly startedAt: Millis;
  readonly nextAt: Millis;
  /** Random part of the generated physical name: the same for every call of the verb. */
  readonly suffix: string;
  readonly memo?: Properties;
  /** What the verb waits for, as it said last. */
  readonly reason?: string;
  /** Token of the outcome that the verb awaits. */
  readonly awaits?: string;
  /** What the verb works towards. */
  readonly target: ResourceShape;
  readonly creationPolicy?: Properties;
  /** Set once `create` has succeeded: until when the CreationPolicy's signals are awaited. */
  readonly signalsUntil?: Millis;
  readonly message?: string;
  /** What it waits for, once it takes long, and when that was said. */
  readonly waiting?: { readonly reason: string; readonly at: Millis };
  /** The status reason once the step is complete. */
  readonly remark?: string;
}

export interface ResourceRecord {
  readonly stackId: string;
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId?: string;
  readonly status: ResourceState;
  readonly statusReason?: string;
  readonly updatedAt: Millis;
  /** What exists; absent while the first create is under way. */
  readonly shape?: ResourceShape;
  readonly step?: Step;
  /** The properties that failed or cancelled updates have tried to apply since the last success, newest first. */
  readonly attempted?: readonly Properties[];
  /** The resource's progress in the operation that worked on it last. */
  readonly turn: {
    readonly operationId: string;
    readonly phase: Phase;
    readonly state: 'running' | 'done' | 'failed';
  };
  /** The resource before that operation changed it. Absent when the operation created it. */
  readonly before?: {
    readonly operationId: string;
    readonly shape: ResourceShape;
    readonly status: ResourceState;
  };
  /** The operation that created it. */
  readonly createdBy: string;
  /** For a leftover: which attempt to delete it this is. */
  readonly attempts?: number;
  /** For a leftover: it leaves the stack but is not deleted. */
  readonly retain?: boolean;
}

/** Key: `<stack id>/<logical id>`. */
export const resources = defineTable('cloudformation/resources');
/** Replaced or removed resources, which the clean-up deletes. Key: `<stack id>/<logical id>/<number>`. */
export const leftovers = defineTable('cloudformation/leftovers');

export const resourceKey = (stackId: string, logicalId: string) => `${stackId}/${logicalId}`;

/**
 * - transform: the template's macros run
 * - forward: create or update resources
 * - rollback: return to the state before
 * - settled: a nested stack waits for its parent before it cleans up
 * - cleanup: delete what was replaced or removed
 * - delete: delete everything
 * - asleep: the operation failed; its record is kept for a continued rollback or the next update
 */
export type Phase = 'transform' | 'forward' | 'rollback' | 'settled' | 'cleanup' | 'delete' | 'asleep';

/** An operation in progress. A stack has at most one. */
export interface OperationRecord {
  readonly id: string;
  readonly stackId: string;
  readonly kind: 'create' | 'update' | 'delete';
  readonly phase: Phase;
  readonly startedAt: Millis;
  readonly clientRequestToken?: string;
  /** The resources that each resource depends on. */
  readonly graph: Readonly<Record<string, readonly string[]>>;
  /** The stack to return to when an update fails. */
  readonly before?: StackRecord;
  readonly onFailure: 'ROLLBACK' | 'DELETE' | 'DO_NOTHING';
  readonly timeoutAt?: Millis;
  /** Why the operation is to fail although no resource has, for example `User Initiated` for a cancellation. */
  readonly stop?: string;
  /** Resources whose properties break their type's schema, each with the reason. Nothing is begun then. */
  readonly invalid?: Readonly<Record<string, string>>;
  /** Resources that the stack policy does not let the update delete, each with the reason. */
  readonly undeletable?: Readonly<Record<string, string>>;
  /** The stack policy of this update alone. */
  readonly policy?: string;
  /** The stack's policy once the update has succeeded. */
  readonly nextPolicy?: string;
  /** Set once all resources are done: until when the rollback triggers are monitored. */
  readonly monitoredUntil?: Millis;
  /** The deployment mode EXPRESS: resources are not awaited once they are configured. */
  readonly express?: boolean;
  /** What exists already under the name that the template gives it is imported. */
  readonly importExisting?: boolean;
  /** A rollback deletes what the operation has created, even where its DeletionPolicy retains it. */
  readonly retainExceptOnCreate?: boolean;
  /** By logical id: properties that AWS manages, and that a drift-aware update does not touch. */
  readonly leftAlone?: Readonly<Record<string, readonly string[]>>;
  /** The deployment mode REVERT_DRIFT: nested stacks are brought back to their templates, too. */
  readonly revertDrift?: boolean;
  /** A deletion that skips the resources that cannot be deleted. */
  readonly force?: boolean;
  /** Keys in `leftovers`. */
  readonly leftovers: readonly string[];
  /** Whether the clean-up follows a rollback. */
  readonly rolledBack?: boolean;
  readonly retain: readonly string[];
  /** What a continued rollback is to skip, in a nested stack that its parent has not continued yet. */
  readonly skip: readonly string[];
}

/** The controller that carries operations out. Its key is the stack's id. */
export const stackController = 'cloudformation/stack';

/** Key: the stack's id. */
export const operations = defineTable('cloudformation/operations');

export interface ExportRecord {
  readonly name: string;
  readonly value: string;
  readonly stackId: string;
}
export const exportsTable = defineTable('cloudformation/exports');

export interface EventRecord {
  readonly eventId: string;
  readonly stackId: string;
  readonly stackName: string;
  readonly operationId?: string;
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
  readonly status: string;
  readonly detailedStatus?: 'VALIDATION_FAILED';
  readonly reason?: string;
  readonly properties?: string;
  readonly token?: string;
}
export const eventStream = (stackId: string) => `cloudformation/events/${stackId}`;
