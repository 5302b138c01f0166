// Creates or updates the root stack, and yields each nested stack as it is done.
import type { CloudFormation, Stack } from '@aws-sdk/client-cloudformation';
import type { Clock } from '../clock/clock.ts';
import { UserError } from '../errors/user-error.ts';
import type { Message } from '../messages/message.ts';
import type { Clients } from '../targets/clients.ts';
import { findStack } from './find-stack.ts';
import { firstFailure } from './first-failure.ts';

const pollMs = 60;
/** States in which CloudFormation allows nothing but deletion. */
export const deletable: readonly string[] = [
  'ROLLBACK_COMPLETE',
  'ROLLBACK_FAILED',
  'CREATE_FAILED',
  'DELETE_FAILED',
];

type CloudFormationOnly = Pick<Clients, 'cloudFormation'>;

export interface StackRequest {
  readonly name: string;
  /** Its text, or the URL of a bucket's object. Without it, a stack keeps the one that it has. */
  readonly template?: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Parameters that stay as they are. */
  readonly kept?: readonly string[];
  /** Every resource is reported, not only nested stacks. */
  readonly reportsResources?: boolean;
}

/** @throws UserError with the first reason when the stack does not become complete */
export async function* deployStacks(
  clients: CloudFormationOnly,
  clock: Clock,
  request: StackRequest,
): AsyncGenerator<Message, Stack> {
  const { cloudFormation } = clients;
  const { name, reportsResources = false } = request;
  let stack = await findStack(clients, name);
  if (stack && isMoving(stack)) stack = yield* followStack(clients, clock, name);
  if (stack && deletable.includes(stack.StackStatus ?? '')) {
    await cloudFormation.deleteStack({ StackName: stack.StackId });
    yield* followStack(clients, clock, stack.StackId ?? name);
    stack = undefined;
  }
  if (!stack) await cloudFormation.createStack(stackInput(request));
  else if (!(await update(clients, stackInput(request)))) return stack;
  const result = yield* followStack(clients, clock, name, reportsResources);
  if (result && /^(CREATE|UPDATE)_COMPLETE$/.test(result.StackStatus ?? '')) return result;
  throw new UserError(
    result
      ? `The stack ${name} is ${result.StackStatus}. ${await firstFailure(clients, name)}`
      : `The stack ${name} was deleted while it was being deployed.`,
  );
}

/** What CreateStack, UpdateStack and CreateChangeSet take alike. */
export const stackInput = ({ name, template, parameters, kept = [] }: StackRequest) => ({
  StackName: name,
  ...(template === undefined
    ? { UsePreviousTemplate: true }
    : template.startsWith('https://')
      ? { TemplateURL: template }
      : { TemplateBody: template }),
  Parameters: [
    ...Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
    ...kept.map((ParameterKey) => ({ ParameterKey, UsePreviousValue: true })),
  ],
  Capabilities: [
    'CAPABILITY_IAM' as const,
    'CAPABILITY_NAMED_IAM' as const,
    'CAPABILITY_AUTO_EXPAND' as const,
  ],
});

/** False when there was nothing to update. */
async function update(
  { cloudFormation }: CloudFormationOnly,
  request: Parameters<CloudFormation['updateStack']>[0],
): Promise<boolean> {
  try {
    await cloudFormation.updateStack(request);
    return true;
  } catch (error) {
    if (/No updates are to be performed/.test((error as Error).message)) return false;
    throw error;
  }
}

/** Resolves once nothing is in progress; undefined when the stack is gone. */
export async function* followStack(
  clients: CloudFormationOnly,
  clock: Clock,
  name: string,
  reportsResources = false,
): AsyncGenerator<Message, Stack | undefined> {
  const startedAt = clock.now();
  const reported = new Set<string>();
  for (;;) {
    const stack = await findStack(clients, name);
    // By CloudFormation's clock: this machine's may be another, and a small stack is complete before it is looked at.
    const began = (stack?.LastUpdatedTime ?? stack?.CreationTime)?.getTime() ?? startedAt;
    for (const resource of await resourcesOf(clients, name)) {
      const { LogicalResourceId: logicalId = '', ResourceStatus: status = '' } = resource;
      if (reported.has(logicalId)) continue;
      if (resource.ResourceType !== 'AWS::CloudFormation::Stack' && !reportsResources) continue;
      const tookMs = (resource.Timestamp?.getTime() ?? clock.now()) - began;
      // What an update did not touch carries an older time.
      if (tookMs < 0) continue;
      if (/^(CREATE|UPDATE)_COMPLETE$/.test(status)) {
        yield { code: 'nested-stack-complete', logicalId, status, tookMs };
      } else if (/^(CREATE|UPDATE)_FAILED$/.test(status)) {
        const reason = resource.ResourceStatusReason ?? '';
        yield { code: 'nested-stack-failed', logicalId, status, tookMs, reason };
      } else continue;
      reported.add(logicalId);
    }
    if (!stack || !isMoving(stack)) return stack;
    await clock.delay(pollMs);
  }
}

async function resourcesOf({ cloudFormation }: CloudFormationOnly, name: string) {
  try {
    const { StackResources = [] } = await cloudFormation.describeStackResources({ StackName: name });
    return StackResources;
  } catch (error) {
    // Deleted between the two calls.
    if (/does not exist/.test((error as Error).message)) return [];
    throw error;
  }
}

export const isMoving = ({ StackStatus }: Stack) => StackStatus?.endsWith('_IN_PROGRESS') === true;
