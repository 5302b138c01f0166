// The members that CreateStack, UpdateStack and CreateChangeSet share.
import type {
  CreateChangeSetInput,
  CreateStackInput,
  Parameter,
  UpdateStackInput,
} from '@aws-sdk/client-cloudformation';
import type { Context } from '../../../kernel/context.ts';
import { validationError } from '../faults.ts';
import {
  type OperationRecord,
  type RollbackRecord,
  type StackRecord,
  type TagRecord,
  templates,
} from '../state.ts';
import type { Json } from '../template/json.ts';
import { rollbackRecord } from './rollback-configuration.ts';
import { requireRole } from './service-role.ts';
import { stackPolicyText } from './stack-policy.ts';
import { templateBody } from './template-location.ts';

export type SharedInput = CreateStackInput & Partial<UpdateStackInput> & Partial<CreateChangeSetInput>;

/** What a create or an update starts from. */
export interface StackInput {
  readonly body: string;
  readonly parameters: readonly Parameter[];
  readonly tags: readonly TagRecord[];
  readonly capabilities: readonly string[];
  /** Absent: a template may have any. */
  readonly resourceTypes?: readonly string[] | undefined;
  readonly notificationArns: readonly string[];
  readonly clientRequestToken?: string | undefined;
  /** Skips the validation that precedes the first resource. */
  readonly disableValidation?: boolean | undefined;
  readonly rollback?: RollbackRecord | undefined;
  /** What exists already under the name that the template gives it is imported. */
  readonly importExisting?: boolean | undefined;
  /** The deployment mode EXPRESS. */
  readonly express?: boolean | undefined;
  /** Brings resources that others have changed back to the template. */
  readonly revertDrift?: boolean | undefined;
  /** What the operation has created is deleted by its rollback even where its DeletionPolicy retains it. */
  readonly retainExceptOnCreate?: boolean | undefined;
  readonly stackPolicy?: string | undefined;
  /** In force for one update in the place of the stack's own. */
  readonly policyDuringUpdate?: string | undefined;
  /** What the template's macros have answered, in the order of their calls. */
  readonly answers?: readonly Json[] | undefined;
}

export interface CreateInput extends StackInput {
  readonly stackName: string;
  readonly onFailure: OperationRecord['onFailure'];
  readonly timeoutMinutes?: number | undefined;
  readonly roleArn?: string | undefined;
  readonly terminationProtection?: boolean;
  readonly parent?: Pick<StackRecord, 'parentId' | 'rootId' | 'parentLogicalId'>;
  /** The stack in REVIEW_IN_PROGRESS that a change set has made. */
  readonly reviewed?: StackRecord;
}

export interface UpdateInput extends StackInput {
  readonly disableRollback?: boolean | undefined;
  readonly roleArn?: string | undefined;
  readonly changeSetId?: string;
}

/** @param existing the stack whose template and tags apply where the input leaves them out */
export function stackInput(input: SharedInput, existing: StackRecord | undefined, ctx: Context): StackInput {
  if (input.RoleARN) requireRole(input.RoleARN, ctx);
  const { source } = existing ?? {};
  const previous = input.UsePreviousTemplate
    ? ctx.get(templates, source?.templateKey ?? '')?.body
    : undefined;
  const body = previous ?? templateBody(input, ctx);
  return {
    body,
    parameters: input.Parameters ?? [],
    tags: input.Tags?.map(({ Key = '', Value = '' }) => ({ Key, Value })) ?? source?.tags ?? [],
    capabilities: input.Capabilities ?? [],
    resourceTypes: input.ResourceTypes?.length ? input.ResourceTypes : undefined,
    notificationArns: input.NotificationARNs ?? source?.notificationArns ?? [],
    clientRequestToken: input.ClientRequestToken,
    disableValidation: input.DisableValidation,
    importExisting: input.ImportExistingResources || undefined,
    express: input.DeploymentConfig?.Mode === 'EXPRESS' || undefined,
    revertDrift: input.DeploymentMode === 'REVERT_DRIFT' || undefined,
    retainExceptOnCreate: input.RetainExceptOnCreate || undefined,
    rollback: rollbackRecord(input.RollbackConfiguration, source?.rollback),
    stackPolicy: stackPolicyText(input, ctx),
    policyDuringUpdate: stackPolicyText(
      {
        StackPolicyBody: input.StackPolicyDuringUpdateBody,
        StackPolicyURL: input.StackPolicyDuringUpdateURL,
      },
      ctx,
    ),
  };
}

/** Without a word of the caller, a stack in the deployment mode EXPRESS is not rolled back. */
export function rollbackDisabled({
  DisableRollback,
  DeploymentConfig,
}: Pick<SharedInput, 'DisableRollback' | 'DeploymentConfig'>): boolean | undefined {
  const isExpress = DeploymentConfig?.Mode === 'EXPRESS';
  return DeploymentConfig?.DisableRollback ?? DisableRollback ?? (isExpress || undefined);
}

export function checkStackName(name: string): void {
  if (/^[a-zA-Z][-a-zA-Z0-9]*$/.test(name) && name.length <= 128) return;
  throw validationError(
    name.length > 128
      ? `1 validation error detected: Value '${name}' at 'stackName' failed to satisfy constraint: Member must have length less than or equal to 128`
      : `1 validation error detected: Value '${name}' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*`,
  );
}
