// A CloudFormation resource type: data (the public schema, kept in aws/cloudformation) plus five verbs.
import type { Context } from '../kernel/context.ts';
import { defineTable } from '../kernel/table.ts';

declare module '../kernel/registry.ts' {
  interface Tables {
    'cloudformation/signals': ResourceSignal;
  }
}

export type Properties = Readonly<Record<string, unknown>>;

/**
 * How far a verb has come. `in-progress` is asked again after `againInMs` with the same arguments and `memo` (JSON that
 * survives a restart); the verb must then be re-entrant. A verb fails by throwing an AwsFault, and then nothing that this
 * call of it wrote remains. The fault's code decides CloudFormation's HandlerErrorCode; one of CloudFormation's own
 * (`NotStabilized`, `AlreadyExists`, `NotFound`, `InvalidRequest` …) is used as it is.
 */
export type Progress =
  | { readonly status: 'success'; readonly physicalId: string }
  | {
      readonly status: 'in-progress';
      /** Known as soon as the thing exists, even while it is not ready. */
      readonly physicalId?: string;
      readonly againInMs: number;
      readonly memo?: Properties;
      /** Shown once as an event of the resource, for example `Rolling update initiated. …`. */
      readonly message?: string;
    };

/**
 * A signal that a resource has received since its current create or update began (SignalResource; cfn-signal). Key:
 * `<stack id>/<logical id>/<unique id>`. CloudFormation itself waits for a CreationPolicy's signals after `create` has
 * succeeded; an update verb that waits for signals (AutoScalingRollingUpdate) reads them here.
 */
export interface ResourceSignal {
  readonly stackId: string;
  readonly logicalId: string;
  readonly uniqueId: string;
  readonly status: 'SUCCESS' | 'FAILURE';
  /** Milliseconds since the epoch. */
  readonly at: number;
}
export const resourceSignals = defineTable('cloudformation/signals');

export interface ResourceRequest {
  readonly stackId: string;
  readonly stackName: string;
  readonly logicalId: string;
  /** Resolved properties, with types coerced to the schema (numbers are numbers, lists are lists). */
  readonly properties: Properties;
  /** The stack's tags and `aws:cloudformation:*` tags, to be put on taggable resources. */
  readonly tags: readonly { readonly Key: string; readonly Value: string }[];
  /** A physical name to use when the template gives none: `<stack>-<logical id>-<suffix>`, at most `maxLength`. */
  readonly generatedName: (maxLength?: number, lowerCase?: boolean) => string;
  /** What the verb returned last time, on a repeated call. */
  readonly memo?: Properties;
  /** When this verb was first called, milliseconds since the epoch. */
  readonly startedAt: number;
  /** The resource attributes CreationPolicy and UpdatePolicy, resolved, where the template has them. */
  readonly creationPolicy?: Properties;
  readonly updatePolicy?: Properties;
}

export interface ResourceType {
  /** For example `AWS::ECS::Service`. */
  readonly type: string;
  create(request: ResourceRequest, ctx: Context): Progress;
  /**
   * Called only when no changed property needs replacement. Absent: every change is a replacement. Also called to roll
   * back an update that failed or was cancelled half-way: `previous` is then what that update tried.
   */
  update?(
    physicalId: string,
    request: ResourceRequest & { readonly previous: Properties },
    ctx: Context,
  ): Progress;
  /**
   * Whether an update is a replacement although no changed property requires one. Only Auto Scaling groups have this, by
   * their update policy AutoScalingReplacingUpdate.
   */
  replaces?(change: {
    readonly before: Properties;
    readonly after: Properties;
    readonly updatePolicy: Properties | undefined;
  }): boolean;
  /** Succeeds when the thing is already gone. */
  delete(physicalId: string, request: ResourceRequest, ctx: Context): Progress;
  /** The value of `Ref`; the physical id unless given. */
  ref?(physicalId: string, ctx: Context): string;
  /** Every `Fn::GetAtt` attribute by its dotted name, as it is now. @throws AwsFault when the thing is gone */
  attributes(physicalId: string, ctx: Context): Properties;
}
