// CHANGE_SET_REPLACE creates a change set in place of an earlier one, and CHANGE_SET_EXECUTE executes it. Both succeed when
// there is nothing to change.
import type { Context } from '../../../../kernel/context.ts';
import { AwsFault } from '../../../../kernel/faults.ts';
import { type ActionRun, failed, type Progress } from '../../action-provider.ts';
import { results } from './outputs.ts';
import { describeStack, type Memo, waiting } from './stack.ts';
import { stackInput } from './stack-input.ts';

export function prepareChangeSet(run: ActionRun, ctx: Context): Progress {
  const { StackName, ChangeSetName } = run.action.configuration as Record<string, string>;
  const stack = describeStack(StackName!, ctx);
  if (describe(run, ctx))
    ctx.call('cloudformation', 'DeleteChangeSet', { StackName: StackName!, ChangeSetName: ChangeSetName! });
  const { StackPolicyBody: _, ClientRequestToken, ...input } = stackInput(run, ctx);
  const created = ctx.call('cloudformation', 'CreateChangeSet', {
    ...input,
    ChangeSetName: ChangeSetName!,
    ChangeSetType: !stack || stack.StackStatus === 'REVIEW_IN_PROGRESS' ? 'CREATE' : 'UPDATE',
    ClientToken: ClientRequestToken,
  });
  return waiting('changing', created.StackId!, ctx, created.Id!);
}

export function waitForChangeSet(run: ActionRun, { stackId }: Memo, ctx: Context): Progress {
  const changeSet = describe(run, ctx);
  if (!changeSet)
    return failed('JobFailed', `The change set ${run.action.configuration.ChangeSetName} no longer exists.`);
  const { Status, StatusReason = '' } = changeSet;
  if (Status === 'CREATE_COMPLETE' || (Status === 'FAILED' && changesNothing(StatusReason))) {
    const stack = describeStack(stackId, ctx);
    const summary = Status === 'FAILED' ? StatusReason : `Change set ${changeSet.ChangeSetName} was created.`;
    return stack ? results(run, stack, summary, ctx) : { status: 'succeeded', summary };
  }
  if (Status === 'FAILED') return failed('JobFailed', `The change set could not be created: ${StatusReason}`);
  return { status: 'in-progress', summary: `Change set is ${Status}` };
}

export function executeChangeSet(run: ActionRun, ctx: Context): Progress {
  const { StackName, ChangeSetName } = run.action.configuration as Record<string, string>;
  const changeSet = describe(run, ctx);
  if (!changeSet) {
    return failed(
      'ConfigurationError',
      `The stack ${StackName} has no change set with the name ${ChangeSetName}.`,
    );
  }
  if (changeSet.Status === 'FAILED' && changesNothing(changeSet.StatusReason ?? '')) {
    return results(run, describeStack(changeSet.StackId!, ctx)!, changeSet.StatusReason!, ctx);
  }
  ctx.call('cloudformation', 'ExecuteChangeSet', {
    StackName: StackName!,
    ChangeSetName: ChangeSetName!,
    ClientRequestToken: run.action.id,
  });
  return waiting('deploying', changeSet.StackId!, ctx);
}

const changesNothing = (reason: string) =>
  /didn't contain changes|No updates are to be performed/.test(reason);

function describe({ action }: ActionRun, ctx: Context) {
  const { StackName, ChangeSetName } = action.configuration as Record<string, string>;
  try {
    return ctx.call('cloudformation', 'DescribeChangeSet', {
      StackName: StackName!,
      ChangeSetName: ChangeSetName!,
    });
  } catch (error) {
    const gone =
      error instanceof AwsFault &&
      (error.code === 'ChangeSetNotFound' || /does not exist/.test(error.message));
    if (gone) return undefined;
    throw error;
  }
}
