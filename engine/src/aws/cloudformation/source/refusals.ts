// Options of CreateStack, UpdateStack and CreateChangeSet that are refused: by AWS, or only here.
import type {
  CreateChangeSetInput,
  CreateStackInput,
  UpdateStackInput,
} from '@aws-sdk/client-cloudformation';
import { parseJson } from '../../../kernel/json.ts';
import { validationError } from '../faults.ts';
import { isObject } from '../template/json.ts';

export type SharedInput = CreateStackInput & Partial<UpdateStackInput> & Partial<CreateChangeSetInput>;

/** What AWS refuses, too. @throws ValidationError */
export function refuseInvalid(input: SharedInput): void {
  if (input.StackPolicyBody !== undefined && input.StackPolicyURL !== undefined)
    throw validationError('You cannot specify both StackPolicyURL and StackPolicyBody');
  for (const policy of [input.StackPolicyBody, input.StackPolicyDuringUpdateBody])
    if (policy !== undefined && !isStackPolicy(policy))
      throw validationError('Error validating stack policy: Invalid stack policy');
  const triggers = input.RollbackConfiguration?.RollbackTriggers ?? [];
  if (triggers.some(({ Type = '' }) => !alarmTypes.includes(Type)))
    throw validationError('Rollback Trigger Type not supported');
}

const alarmTypes = ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'];

function isStackPolicy(text: string): boolean {
  try {
    const policy = parseJson(text);
    return isObject(policy) && Array.isArray(policy.Statement) && policy.Statement.every(isObject);
  } catch {
    return false;
  }
}

/** Refuses options that cannot be ignored without surprising the caller. */
export function refuseUnsupported(input: SharedInput): void {
  const unsupported = [
    [input.RollbackConfiguration?.RollbackTriggers?.length, 'rollback triggers'],
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
