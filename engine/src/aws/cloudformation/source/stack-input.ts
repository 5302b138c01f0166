// The members that CreateStack, UpdateStack and CreateChangeSet share.
import type {
  CreateChangeSetInput,
  CreateStackInput,
  Parameter,
  UpdateStackInput,
} from '@aws-sdk/client-cloudformation';
import type { Context } from '../../../kernel/context.ts';
import { validationError } from '../faults.ts';
import { type StackRecord, type TagRecord, templates } from '../state.ts';
import { templateBody } from './template-location.ts';

/** What a create or an update starts from. */
export interface StackInput {
  readonly body: string;
  readonly parameters: readonly Parameter[];
  readonly tags: readonly TagRecord[];
  readonly capabilities: readonly string[];
  readonly notificationArns: readonly string[];
  readonly clientRequestToken?: string | undefined;
  /** Skips the validation that precedes the first resource. */
  readonly disableValidation?: boolean | undefined;
}

type Input = CreateStackInput & Partial<UpdateStackInput> & Partial<CreateChangeSetInput>;

/** @param existing the stack whose template and tags apply where the input leaves them out */
export function stackInput(input: Input, existing: StackRecord | undefined, ctx: Context): StackInput {
  refuseUnsupported(input);
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
    notificationArns: input.NotificationARNs ?? source?.notificationArns ?? [],
    clientRequestToken: input.ClientRequestToken,
    disableValidation: input.DisableValidation,
  };
}

/** Refuses options that cannot be ignored without surprising the caller. */
function refuseUnsupported(input: Input): void {
  const unsupported = [
    [input.RollbackConfiguration?.RollbackTriggers?.length, 'rollback triggers'],
    [input.ResourceTypes?.length, 'the ResourceTypes parameter'],
    [input.StackPolicyBody ?? input.StackPolicyURL ?? input.StackPolicyDuringUpdateBody, 'stack policies'],
    // ImportExistingResources, which the CDK always sends, is ignored: it only concerns resources with a custom name
    // that exist already, and those fail with AlreadyExists as they would without it.
    [input.ResourcesToImport?.length, 'the import of resources'],
    [input.DeploymentConfig?.Mode === 'EXPRESS', 'the deployment mode EXPRESS'],
    [
      input.RetainExceptOnCreate,
      'the RetainExceptOnCreate parameter (it supports the DeletionPolicy of that name)',
    ],
    [input.DeploymentMode, 'drift-aware change sets'],
  ] as const;
  for (const [given, what] of unsupported) {
    if (given) throw validationError(`Drydock does not support ${what} yet.`);
  }
}

export function checkStackName(name: string): void {
  if (/^[a-zA-Z][-a-zA-Z0-9]*$/.test(name) && name.length <= 128) return;
  throw validationError(
    name.length > 128
      ? `1 validation error detected: Value '${name}' at 'stackName' failed to satisfy constraint: Member must have length less than or equal to 128`
      : `1 validation error detected: Value '${name}' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*`,
  );
}
