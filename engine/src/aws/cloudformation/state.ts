// What CloudFormation keeps: stacks, their resources, the operation that is under way, exports and change sets.
// Events are a stream, kept on disk alone.
import type { StackStatus } from '@aws-sdk/client-cloudformation';
import type { Properties } from '../../contracts/resource-type.ts';
import { defineTable } from '../../kernel/table.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'cloudformation/stacks': StackRecord;
    'cloudformation/stack-names': { readonly stackId: string };
    'cloudformation/templates': { readonly body: string };
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
  /** As given or by default; an SSM parameter's name for the SSM types. */
  readonly value: string;
  /** What the SSM parameter held. */
  readonly resolved?: string;
  readonly noEcho?: boolean;
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

/** What a stack is made from: the input of one operation, and what a rollback returns to. */
export interface StackSource {
  /** In `templates`. */
  readonly templateKey: string;
  readonly parameters: readonly ParameterRecord[];
  readonly tags: readonly TagRecord[];
  readonly capabilities: readonly string[];
  readonly notificationArns: readonly string[];
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
  readonly disableRollback: boolean;
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
/** The id of the one stack of a name that is not deleted. */
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
  | 'DELETE_SKIPPED';

/** A resource as it is known to exist. */
export interface ResourceShape {
  readonly type: string;
  readonly physicalId: string;
  /** Resolved and coerced, as last given to the type's verbs. */
  readonly properties: Properties;
  readonly dependsOn: readonly string[];
  readonly deletionPolicy?: string;
  readonly updateReplacePolicy?: string;
  readonly metadata?: string;
  /** An update's rollback follows the policy that was. */
  readonly updatePolicy?: Properties;
  /** The stack's, at the time. */
  readonly tags: readonly TagRecord[];
  /** Names of exports that its properties import. */
  readonly imports: readonly string[];
}

/** A verb under way: called again until it has succeeded or failed. */
export interface Step {
  readonly verb: 'create' | 'update' | 'delete';
  readonly token: string;
  readonly startedAt: Millis;
  readonly nextAt: Millis;
  /** Of the physical name that the type may ask for: the same at every call. */
  readonly suffix: string;
  readonly memo?: Properties;
  /** The token of the outcome that the verb awaits. */
  readonly awaits?: string;
  /** What the verb works towards. */
  readonly target: ResourceShape;
  readonly creationPolicy?: Properties;
  /** Set once `create` has succeeded: CreationPolicy's signals are awaited until then. */
  readonly signalsUntil?: Millis;
  readonly message?: string;
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
  /** What an update that failed or was cancelled had set out to reach. */
  readonly attempted?: Properties;
  /** Where the resource stands in an operation, by that operation's id. */
  readonly turn: {
    readonly operationId: string;
    readonly phase: Phase;
    readonly state: 'running' | 'done' | 'failed';
  };
  /** What it was before that operation touched it; absent when the operation made it. */
  readonly before?: {
    readonly operationId: string;
    readonly shape: ResourceShape;
    readonly status: ResourceState;
  };
  /** The operation that made it. */
  readonly createdBy: string;
  /** Of a leftover: how often its deletion has failed. */
  readonly attempts?: number;
  /** Of a leftover: it stays in the account and leaves the stack. */
  readonly retain?: boolean;
}

/** Key: `<stack id>/<logical id>`. */
export const resources = defineTable('cloudformation/resources');
/** Replaced or removed resources that clean-up deletes. Key: `<stack id>/<logical id>/<number>`. */
export const leftovers = defineTable('cloudformation/leftovers');

export const resourceKey = (stackId: string, logicalId: string) => `${stackId}/${logicalId}`;

/**
 * forward: create or update · rollback: back to what was · cleanup: delete what was replaced or removed ·
 * settled: a nested stack waits for its parent's word · delete: everything goes · asleep: it failed, and what it knew
 * is kept for the next operation
 */
export type Phase = 'forward' | 'rollback' | 'settled' | 'cleanup' | 'delete' | 'asleep';

/** The work under way on a stack: at most one at a time. */
export interface OperationRecord {
  readonly id: string;
  readonly stackId: string;
  readonly kind: 'create' | 'update' | 'delete';
  readonly phase: Phase;
  readonly startedAt: Millis;
  readonly clientRequestToken?: string;
  /** For each resource of the phase the ones it waits for. */
  readonly graph: Readonly<Record<string, readonly string[]>>;
  /** What to return to when an update fails. */
  readonly before?: StackRecord;
  readonly onFailure: 'ROLLBACK' | 'DELETE' | 'DO_NOTHING';
  readonly timeoutAt?: Millis;
  /** Why the operation cannot succeed, before any resource has failed; or the user's wish to cancel. */
  readonly stop?: string;
  /** Keys in `leftovers`. */
  readonly leftovers: readonly string[];
  /** Whether this is the end of a rollback. */
  readonly rolledBack?: boolean;
  readonly retain: readonly string[];
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
  readonly reason?: string;
  readonly properties?: string;
  readonly token?: string;
}
export const eventStream = (stackId: string) => `cloudformation/events/${stackId}`;
