// A CloudFormation resource type: data (the public schema, kept in aws/cloudformation) plus five verbs.
import type { Context } from './context.ts';

export type Properties = Readonly<Record<string, unknown>>;

/**
 * How far a verb has come. `in-progress` is asked again after `againInMs` with the same arguments and `memo` (JSON that
 * survives a restart); the verb must then be re-entrant. A verb fails by throwing an AwsFault.
 */
export type Progress =
  | { readonly status: 'success'; readonly physicalId: string }
  | {
      readonly status: 'in-progress';
      /** Known as soon as the thing exists, even while it is not ready. */
      readonly physicalId?: string;
      readonly againInMs: number;
      readonly memo?: Properties;
    };

export interface ResourceRequest {
  readonly stackId: string;
  readonly stackName: string;
  readonly logicalId: string;
  /** Resolved properties, with types coerced to the schema (numbers are numbers, lists are lists). */
  readonly properties: Properties;
  /** The stack's tags and `aws:cloudformation:*` tags, to be given to taggable resources. */
  readonly tags: readonly { readonly Key: string; readonly Value: string }[];
  /** A physical name to use when the template gives none: `<stack>-<logical id>-<suffix>`, at most `maxLength`. */
  readonly generatedName: (maxLength?: number, lowerCase?: boolean) => string;
  /** What the verb returned last time, on a repeated call. */
  readonly memo?: Properties;
  /** The resource attributes CreationPolicy and UpdatePolicy, resolved, where the template has them. */
  readonly creationPolicy?: Properties;
  readonly updatePolicy?: Properties;
}

export interface ResourceType {
  /** For example `AWS::ECS::Service`. */
  readonly type: string;
  create(request: ResourceRequest, ctx: Context): Progress;
  /** Called only when no changed property needs replacement. Absent: every change is a replacement. */
  update?(
    physicalId: string,
    request: ResourceRequest & { readonly previous: Properties },
    ctx: Context,
  ): Progress;
  /** Succeeds when the thing is already gone. */
  delete(physicalId: string, request: ResourceRequest, ctx: Context): Progress;
  /** The value of `Ref`; the physical id unless given. */
  ref?(physicalId: string, ctx: Context): string;
  /** Every `Fn::GetAtt` attribute by its dotted name, read at the time of asking. Throws a fault when gone. */
  attributes(physicalId: string, ctx: Context): Properties;
}
