// A CloudFormation resource type: data (the public schema, kept in aws/cloudformation) plus five verbs.
import type { Context } from '../kernel/context.ts';
import { AwsFault } from '../kernel/faults.ts';
import type { Waker } from '../kernel/outcomes.ts';
import { defineTable } from '../kernel/table.ts';

declare module '../kernel/registry.ts' {
  interface Tables {
    'cloudformation/signals': ResourceSignal;
  }
}

export type Properties = Readonly<Record<string, unknown>>;

/**
 * How far a verb has come. After `in-progress` the verb is called again in `againInMs` (later by up to a fiftieth of what it
 * has taken, and by ten seconds at most), with the same arguments and `memo` (JSON that survives a restart), so it must be re-entrant. A verb fails by throwing an AwsFault; nothing that
 * this call of it wrote remains then. The fault's code decides CloudFormation's HandlerErrorCode; one of CloudFormation's
 * own (`NotStabilized`, `AlreadyExists`, `NotFound`, `InvalidRequest` …) is used unchanged.
 *
 * A verb that needs what a driver reports asks for it and awaits the outcome:
 *
 *     const token = ctx.ask('lambda', 'Invoke', { … }, request.waker);
 *     return { status: 'in-progress', awaits: token, againInMs: 60_000, memo: { token }, reason: 'The function runs.' };
 *
 * It is called again as soon as `ctx.get(outcomes, token)` is no longer `open`, and after `againInMs` at the latest. What
 * an outcome means is up to the verb: it throws when a `failed` or a `lost` one fails the resource. CloudFormation
 * deletes the outcome once the verb no longer awaits it.
 */
export type Progress =
  | {
      readonly status: 'success';
      readonly physicalId: string;
      /** What a person should know of the resource: the reason of its status. */
      readonly remark?: string;
      /** Only of custom resources. */
      readonly answer?: ProviderAnswer;
    }
  | {
      readonly status: 'in-progress';
      /** Known as soon as the thing exists, even while it is not ready. */
      readonly physicalId?: string;
      readonly againInMs: number;
      /**
       * All that was asked for has been applied, and the rest is waiting for it to be ready: a stack in the deployment mode EXPRESS
       * does not wait for that.
       */
      readonly configured?: true;
      readonly memo?: Properties;
      /** The token of an outcome, from `ctx.ask` with the request's waker. */
      readonly awaits?: string;
      /**
       * What it waits for, in a sentence: it becomes an event once the verb has taken ten seconds, where `waitsFor` has
       * nothing better, so that no resource waits in silence.
       */
      readonly reason: string;
      /** Shown at once as an event of the resource, for example `Rolling update initiated. …`. */
      readonly message?: string;
    };

/** What a custom resource's provider has answered: its attributes, which nobody else knows. */
export interface ProviderAnswer {
  readonly requestId: string;
  readonly data: Properties;
  /** Whether the values are masked where the API shows them. */
  readonly noEcho: boolean;
}

/** Fails a create that may have made something: the rollback deletes the id. */
export class CreateFailed extends AwsFault {
  readonly physicalId: string;

  constructor(message: string, physicalId: string) {
    super({ code: 'ResourceFailure', message });
    this.physicalId = physicalId;
  }
}

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
  /** For `ctx.ask`: has CloudFormation look at the stack once the outcome is known. */
  readonly waker: Waker;
  /** Of a delete: the resource's policy is `Snapshot`. */
  readonly takesSnapshot?: true;
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
  /**
   * What a resource that has been in progress for ten seconds waits for, in a sentence: it becomes an event, and again when it
   * has changed. Undefined: nothing is known but the reason that the verb gave.
   */
  waitsFor?(physicalId: string, ctx: Context): string | undefined;
  /**
   * The resource's live properties, for drift detection and import: as a template has them, or as the service's own API
   * names them. Members are matched with the schema's by their names without regard to case; what the schema lacks is
   * left out. Undefined, or a fault that means NotFound: the resource is gone. Absent: its drift is not checked.
   *
   * @param properties those that the template gives it
   */
  read?(physicalId: string, properties: Properties, ctx: Context): object | undefined;
  /** Properties that AWS itself changes at the moment, by scaling for example: their drift is not reverted. */
  managed?(physicalId: string, ctx: Context): readonly string[];
  /** Properties that `read` does not return, because AWS never shows them again or because they shape only the create. */
  readonly unread?: readonly string[];
  /** The value of `Ref`; the physical id unless given. */
  ref?(physicalId: string, ctx: Context): string;
  /** Every `Fn::GetAtt` attribute by its dotted name, as it is now. @throws AwsFault when the thing is gone */
  attributes(physicalId: string, ctx: Context): Properties;
}
