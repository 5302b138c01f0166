// Deploys a stack by a change set, so that a person sees what changes before it does.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-changesets.html
import type { Change, DescribeChangeSetCommandOutput, Stack } from '@aws-sdk/client-cloudformation';
import type { Clock } from '../clock/clock.ts';
import { poll } from '../clock/poll.ts';
import type { Confirm } from '../confirm/confirm.ts';
import { UserError } from '../errors/user-error.ts';
import type { StackChange } from '../messages/aws.ts';
import type { Message } from '../messages/message.ts';
import type { Clients } from '../targets/clients.ts';
import { deletable, followStack, isMoving, type StackRequest, stackInput } from './deploy-stacks.ts';
import { findStack } from './find-stack.ts';
import { firstFailure } from './first-failure.ts';

const pollMs = 250;
const noChanges = /didn't contain changes|No updates are to be performed/;

type CloudFormationOnly = Pick<Clients, 'cloudFormation'>;

/** @throws UserError when the person does not agree, or the stack does not become complete */
export async function* deployByChangeSet(
  clients: CloudFormationOnly,
  clock: Clock,
  request: StackRequest,
  confirm: Confirm,
): AsyncGenerator<Message, Stack> {
  const { cloudFormation } = clients;
  const { name } = request;
  let stack = await findStack(clients, name);
  if (stack && stack.StackStatus !== 'REVIEW_IN_PROGRESS' && isMoving(stack)) {
    stack = yield* followStack(clients, clock, name);
  }
  if (stack && deletable.includes(stack.StackStatus ?? '')) {
    yield* confirm(`The stack ${name} is ${stack.StackStatus}, and can only be deleted. Delete it?`);
    await cloudFormation.deleteStack({ StackName: stack.StackId });
    yield* followStack(clients, clock, stack.StackId ?? name);
    stack = undefined;
  }
  const isNew = stack === undefined || stack.StackStatus === 'REVIEW_IN_PROGRESS';
  const { Id: ChangeSetName = '' } = await cloudFormation.createChangeSet({
    ...stackInput(request),
    ChangeSetName: `drydock-${clock.now()}`,
    ChangeSetType: isNew ? 'CREATE' : 'UPDATE',
    IncludeNestedStacks: true,
  });
  const made = await ready(clients, clock, ChangeSetName);
  const drop = async () => {
    await cloudFormation.deleteChangeSet({ ChangeSetName });
    // A stack that only this change set has made.
    if (isNew) await cloudFormation.deleteStack({ StackName: name });
  };
  if (made.Status === 'FAILED') {
    await drop();
    if (stack && noChanges.test(made.StatusReason ?? '')) {
      yield { code: 'stack-unchanged', stackName: name };
      return stack;
    }
    throw new UserError(`The change set of ${name} is FAILED. ${made.StatusReason}`);
  }
  const changes = await changesOf(clients, ChangeSetName);
  yield { code: 'stack-changes', stackName: name, isNew, changes };
  try {
    yield* confirm(`${isNew ? 'Create' : 'Update'} the stack ${name}?`);
  } catch (error) {
    await drop();
    throw error;
  }
  await cloudFormation.executeChangeSet({ ChangeSetName });
  const result = yield* followStack(clients, clock, name, true);
  if (result && /^(CREATE|UPDATE)_COMPLETE$/.test(result.StackStatus ?? '')) return result;
  throw new UserError(
    result
      ? `The stack ${name} is ${result.StackStatus}. ${await firstFailure(clients, name)}`
      : `The stack ${name} was deleted while it was being deployed.`,
  );
}

async function ready(
  { cloudFormation }: CloudFormationOnly,
  clock: Clock,
  ChangeSetName: string,
): Promise<DescribeChangeSetCommandOutput> {
  const made = await poll(clock, { everyMs: pollMs }, async () => {
    const found = await cloudFormation.describeChangeSet({ ChangeSetName });
    return /_COMPLETE$|FAILED/.test(found.Status ?? '') ? found : undefined;
  });
  // Without a time limit there is no other end.
  return made!;
}

/** Those of nested stacks come after the nested stack. */
async function changesOf(
  clients: CloudFormationOnly,
  ChangeSetName: string,
  below = '',
): Promise<StackChange[]> {
  const all: Change[] = [];
  let NextToken: string | undefined;
  do {
    const page: DescribeChangeSetCommandOutput = await clients.cloudFormation.describeChangeSet({
      ChangeSetName,
      IncludePropertyValues: true,
      NextToken,
    });
    all.push(...(page.Changes ?? []));
    NextToken = page.NextToken;
  } while (NextToken);
  const nested = await Promise.all(
    all.map(async (change) => {
      const { LogicalResourceId = '', ChangeSetId } = change.ResourceChange ?? {};
      const path = `${below}${LogicalResourceId}`;
      return [
        stackChange(change, path),
        ...(ChangeSetId ? await changesOf(clients, ChangeSetId, `${path}/`) : []),
      ];
    }),
  );
  return nested.flat();
}

function stackChange({ ResourceChange = {} }: Change, path: string): StackChange {
  const { Action, Replacement, ResourceType = '', Details = [] } = ResourceChange;
  const action =
    Action === 'Add'
      ? 'add'
      : Action === 'Remove'
        ? 'remove'
        : Replacement === 'True'
          ? 'replace'
          : Replacement === 'Conditional'
            ? 'may-replace'
            : 'modify';
  const details = Details.flatMap(({ Target = {} }) => {
    const { Name, Attribute, BeforeValue, AfterValue } = Target;
    const what = Name ?? Attribute;
    if (what === undefined || Action !== 'Modify') return [];
    if (BeforeValue === undefined && AfterValue === undefined) return [what];
    return [`${what}: ${short(BeforeValue)} → ${short(AfterValue)}`];
  });
  return { action, path, type: ResourceType, details: [...new Set(details)] };
}

const longestValue = 60;

/** A policy or a task definition would fill the screen. */
const short = (value = 'none') => (value.length > longestValue ? `${value.slice(0, longestValue)}…` : value);
