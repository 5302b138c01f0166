// https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CloudFormation.html
// Deploys a stack from a template in an artifact, and waits for CloudFormation to finish. A stack whose first creation
// failed is in ROLLBACK_COMPLETE: as on AWS, CREATE_UPDATE cannot update it, and REPLACE_ON_FAILURE deletes it and creates
// it again.
import type { Context } from '../../../../kernel/context.ts';
import { type ActionProvider, type ActionRun, dayMs, failed, type Progress } from '../../action-provider.ts';
import { executeChangeSet, prepareChangeSet, waitForChangeSet } from './change-set.ts';
import { whyFailed } from './failure.ts';
import { results } from './outputs.ts';
import { createStack, deleteStack, describeStack, type Memo, updateStack } from './stack.ts';

const replacedStatuses = [
  'ROLLBACK_COMPLETE',
  'ROLLBACK_FAILED',
  'CREATE_FAILED',
  'DELETE_FAILED',
  'UPDATE_ROLLBACK_FAILED',
];
const modes = [
  'CREATE_UPDATE',
  'REPLACE_ON_FAILURE',
  'DELETE_ONLY',
  'CHANGE_SET_REPLACE',
  'CHANGE_SET_EXECUTE',
];

export const cloudFormationAction: ActionProvider = {
  category: 'Deploy',
  owner: 'AWS',
  provider: 'CloudFormation',
  version: '1',
  requiredKeys: ['ActionMode', 'StackName'],
  optionalKeys: [
    'Capabilities',
    'ChangeSetName',
    'OutputFileName',
    'ParameterOverrides',
    'RoleArn',
    'TemplateConfiguration',
    'TemplatePath',
  ],
  inputs: [0, 10],
  outputs: [0, 1],
  timeoutMs: 3 * dayMs,
  watches: ['cloudformation/stacks', 'cloudformation/change-sets'],
  pollMs: 2000,

  check({ configuration = {}, outputArtifacts = [] }) {
    const { ActionMode = '', TemplatePath, ChangeSetName, RoleArn, OutputFileName } = configuration;
    if (!modes.includes(ActionMode)) return `ActionMode ${ActionMode} is not one of ${modes.join(', ')}`;
    const isChangeSet = ActionMode.startsWith('CHANGE_SET');
    const takesTemplate = ActionMode !== 'DELETE_ONLY' && ActionMode !== 'CHANGE_SET_EXECUTE';
    if (takesTemplate && !TemplatePath) return `TemplatePath is required by the ActionMode ${ActionMode}`;
    if (takesTemplate && !TemplatePath!.includes('::')) return 'TemplatePath must be <artifact>::<file>';
    if (isChangeSet && !ChangeSetName) return `ChangeSetName is required by the ActionMode ${ActionMode}`;
    if (ActionMode !== 'CHANGE_SET_EXECUTE' && !RoleArn)
      return `RoleArn is required by the ActionMode ${ActionMode}`;
    if (OutputFileName && outputArtifacts.length === 0) return 'OutputFileName needs an output artifact';
    return undefined;
  },

  advance(run, ctx) {
    const memo = run.action.memo as unknown as Partial<Memo>;
    if (memo.step) return checkStack(run, memo as Memo, ctx);
    switch (run.action.configuration.ActionMode) {
      case 'DELETE_ONLY':
        return describeStack(run.action.configuration.StackName!, ctx)
          ? deleteStack(run, ctx)
          : { status: 'succeeded', summary: 'The stack does not exist.' };
      case 'CHANGE_SET_REPLACE':
        return prepareChangeSet(run, ctx);
      case 'CHANGE_SET_EXECUTE':
        return executeChangeSet(run, ctx);
      default:
        return deploy(run, ctx);
    }
  },
};

function deploy(run: ActionRun, ctx: Context): Progress {
  const { StackName, ActionMode } = run.action.configuration;
  const stack = describeStack(StackName!, ctx);
  if (!stack) return createStack(run, ctx);
  if (ActionMode === 'REPLACE_ON_FAILURE' && replacedStatuses.includes(stack.StackStatus!)) {
    return deleteStack(run, ctx);
  }
  return updateStack(run, ctx) ?? results(run, stack, 'No updates are to be performed.', ctx);
}

function checkStack(run: ActionRun, memo: Memo, ctx: Context): Progress {
  if (memo.step === 'changing') return waitForChangeSet(run, memo, ctx);
  const stack = describeStack(memo.stackId, ctx);
  const status = stack?.StackStatus ?? 'DELETE_COMPLETE';
  if (status.endsWith('_IN_PROGRESS')) return { status: 'in-progress', summary: `Stack is ${status}` };
  if (memo.step === 'deleting') {
    if (status !== 'DELETE_COMPLETE') return failed('JobFailed', whyFailed(memo, status, stack, ctx));
    const { ActionMode } = run.action.configuration;
    return ActionMode === 'DELETE_ONLY' ? { status: 'succeeded', summary: status } : createStack(run, ctx);
  }
  if (stack && (status === 'CREATE_COMPLETE' || status === 'UPDATE_COMPLETE')) {
    return results(run, stack, `Stack is ${status}`, ctx);
  }
  return { ...failed('JobFailed', whyFailed(memo, status, stack, ctx)), summary: `Stack is ${status}` };
}
