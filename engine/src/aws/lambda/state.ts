// Lambda's records: functions with their published versions and aliases, layers, and what is in progress.
import type { CreateFunctionRequest } from '@aws-sdk/client-lambda';
import { defineIndex, defineTable } from '../../kernel/table.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'lambda/functions': FunctionRecord;
    'lambda/versions': FunctionRecord;
    'lambda/aliases': AliasRecord;
    'lambda/layer-versions': LayerVersionRecord;
    'lambda/event-invoke-configs': EventInvokeRecord;
    'lambda/reserved-concurrency': { readonly executions: number };
    'lambda/provisioned-concurrency': ProvisionedConcurrencyRecord;
    'lambda/running-invocations': RunningInvocationRecord;
    'lambda/event-source-mappings': EventSourceMappingRecord;
    'lambda/polls': PollRecord;
    'lambda/function-urls': FunctionUrlRecord;
  }
}

export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Principal: '*' | { readonly Service: string } | { readonly AWS: string };
  readonly Action: string;
  readonly Resource: string;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface CodeRecord {
  /** A ZIP file. */
  readonly blob: string;
  readonly sizeBytes: number;
  /** Base64. */
  readonly sha256: string;
}

export type RecordedSettings = Pick<
  CreateFunctionRequest,
  'EphemeralStorage' | 'LoggingConfig' | 'SnapStart' | 'TracingConfig' | 'VpcConfig'
>;

export interface FunctionRecord {
  readonly name: string;
  /** Without a qualifier. */
  readonly arn: string;
  /** `$LATEST`, or the number of a published version. */
  readonly version: string;
  /** Absent for container images, which are only recorded. */
  readonly runtime?: string;
  readonly role: string;
  readonly handler?: string;
  readonly description: string;
  readonly timeoutSeconds: number;
  readonly memoryMiB: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly architectures: readonly string[];
  readonly logGroup: string;
  readonly layers: readonly string[];
  readonly deadLetterArn?: string;
  /** Settings without an effect here, which are described as they were given. */
  readonly recorded?: RecordedSettings;
  readonly code?: CodeRecord;
  readonly imageUri?: string;
  readonly modifiedAt: number;
  /** Changes whenever the code or the configuration changes. */
  readonly revisionId: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly policy: readonly PolicyStatement[];
  /** How many versions have been published. */
  readonly published?: number;
}

/** Key: the name. */
export const functions = defineTable('lambda/functions');

/** Published versions, which never change. Key: `<function>:<version>`. */
export const versions = defineTable('lambda/versions');

export interface AliasRecord {
  readonly functionName: string;
  readonly name: string;
  readonly version: string;
  readonly description: string;
  /** Shares of the invocations that go to other versions, from 0 to 1. */
  readonly weights: Readonly<Record<string, number>>;
  readonly revisionId: string;
}

/** Key: `<function>:<alias>`. */
export const aliases = defineTable('lambda/aliases');

export interface LayerVersionRecord {
  readonly layerName: string;
  readonly layerArn: string;
  readonly version: number;
  readonly code: CodeRecord;
  readonly description: string;
  readonly runtimes: readonly string[];
  readonly architectures: readonly string[];
  readonly licence?: string;
  readonly createdAt: number;
}

/** Key: `<layer>:<version>`. */
export const layerVersions = defineTable('lambda/layer-versions');

/** How often an event is tried, and where it goes then. */
export interface EventInvokeRecord {
  readonly functionName: string;
  readonly qualifier: string;
  readonly modifiedAt: number;
  readonly maximumRetryAttempts?: number;
  readonly maximumEventAgeSeconds?: number;
  readonly onSuccess?: string;
  readonly onFailure?: string;
}

/** Key: `<function>:<qualifier>`. */
export const eventInvokeConfigs = defineTable('lambda/event-invoke-configs');

/** How many invocations of a function may run at once, taken from what the account has. Key: the function's name. */
export const reservedConcurrency = defineTable('lambda/reserved-concurrency');

export interface ProvisionedConcurrencyRecord {
  readonly functionName: string;
  /** A version's number, or an alias. */
  readonly qualifier: string;
  readonly executions: number;
  readonly modifiedAt: number;
}

/** Key: `<function>:<qualifier>`. */
export const provisionedConcurrency = defineTable('lambda/provisioned-concurrency');

export interface RunningInvocation {
  readonly functionName: string;
  /** As its metrics name what was invoked: the function, with the qualifier if there was one. */
  readonly resource: string;
  readonly startedAt: number;
}

/** What an earlier version of the engine left has no more than the time at which it is over. */
export interface RunningInvocationRecord extends Partial<RunningInvocation> {
  readonly until: number;
}

/** What counts as a concurrent execution. Key: the invocation's id. */
export const runningInvocations = defineTable('lambda/running-invocations');

/** What a function is invoked with batches of. */
export interface EventSourceMappingRecord {
  readonly uuid: string;
  readonly functionName: string;
  readonly qualifier?: string;
  /** Absent for Kafka brokers of one's own, which are only recorded. */
  readonly eventSourceArn?: string;
  readonly enabled: boolean;
  readonly batchSize: number;
  readonly windowSeconds: number;
  readonly reportsItemFailures: boolean;
  readonly maximumConcurrency?: number;
  /** Patterns, of which a message has to match one. */
  readonly filters: readonly string[];
  /** What the API was given, to be returned as it was. */
  readonly given: Readonly<Record<string, unknown>>;
  readonly state: 'Creating' | 'Enabled' | 'Disabled' | 'Updating' | 'Deleting';
  readonly modifiedAt: number;
  readonly lastResult?: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** Key: the UUID. */
export const eventSourceMappings = defineTable('lambda/event-source-mappings');

/** A message of a queue, as a receive returned it. */
export interface QueueMessage {
  readonly MessageId?: string;
  readonly ReceiptHandle?: string;
  readonly Body?: string;
  readonly MD5OfBody?: string;
  readonly Attributes?: Readonly<Record<string, string>>;
  readonly MessageAttributes?: Readonly<
    Record<
      string,
      { readonly DataType?: string; readonly StringValue?: string; readonly BinaryValue?: string }
    >
  >;
}

/** What a mapping does at the moment. */
export interface PollRecord {
  /** The token of a receive. */
  readonly receive?: string;
  /** Messages that are not a batch yet. */
  readonly gathered: readonly QueueMessage[];
  /** When they are one, however few they are. */
  readonly gatherUntil?: number;
  readonly invocations: readonly { readonly token: string; readonly batch: readonly QueueMessage[] }[];
  /** After a failed receive. */
  readonly notBefore?: number;
}

/** Key: the mapping's UUID. */
export const polls = defineTable('lambda/polls');

export interface FunctionUrlRecord {
  /** The first part of the host's name. */
  readonly id: string;
  readonly functionName: string;
  readonly qualifier?: string;
  readonly authType: 'AWS_IAM' | 'NONE';
  readonly invokeMode: 'BUFFERED' | 'RESPONSE_STREAM';
  readonly cors?: Readonly<Record<string, unknown>>;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** Key: `<function>:<qualifier>`, `$LATEST` without one. */
export const functionUrls = defineTable('lambda/function-urls');
export const functionUrlsById = defineIndex(functionUrls, ({ id }) => id);
