// Options of CreateStack, UpdateStack and CreateChangeSet that are refused here, and not by AWS.
import type {
  CreateChangeSetInput,
  CreateStackInput,
  UpdateStackInput,
} from '@aws-sdk/client-cloudformation';
import { validationError } from '../faults.ts';

export type SharedInput = CreateStackInput & Partial<UpdateStackInput> & Partial<CreateChangeSetInput>;

/** Refuses options that cannot be ignored without surprising the caller. */
export function refuseUnsupported(input: SharedInput): void {
  const unsupported = [
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
