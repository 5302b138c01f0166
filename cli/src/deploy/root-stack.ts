// Creates or updates the root stack and shows each nested stack as it is done.

import { setTimeout as delay } from 'node:timers/promises';
import type { DescribeStackEventsCommandOutput, Stack, StackEvent } from '@aws-sdk/client-cloudformation';
import { Complaint } from '../complaint.ts';
import type { Clients } from '../engine/clients.ts';
import { done, failed } from '../view/lines.ts';
import { rootStack } from './system.ts';

const pollMs = 60;
/** States in which CloudFormation allows nothing but deletion. */
const deletable = ['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'CREATE_FAILED', 'DELETE_FAILED'];

export async function deployRootStack(
  clients: Clients,
  template: string,
  parameters: Readonly<Record<string, string>>,
): Promise<Stack> {
  const { cloudFormation } = clients;
  let stack = await findStack(clients, rootStack);
  if (stack && isMoving(stack)) stack = await follow(clients, rootStack);
  if (stack && deletable.includes(stack.StackStatus ?? '')) {
    await cloudFormation.deleteStack({ StackName: stack.StackId });
    await follow(clients, stack.StackId ?? rootStack);
    stack = undefined;
  }
  const request = {
    StackName: rootStack,
    TemplateBody: template,
    Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
      ParameterKey,
      ParameterValue,
    })),
    Capabilities: [
      'CAPABILITY_IAM' as const,
      'CAPABILITY_NAMED_IAM' as const,
      'CAPABILITY_AUTO_EXPAND' as const,
    ],
  };
  if (!stack) await cloudFormation.createStack(request);
  else if (!(await update(clients, request))) return stack;
  const result = await follow(clients, rootStack);
  if (!/^(CREATE|UPDATE)_COMPLETE$/.test(result?.StackStatus ?? '')) {
    throw new Complaint(`The stack ${rootStack} is ${result?.StackStatus}. ${await firstFailure(clients)}`);
  }
  return result!;
}

export async function findStack({ cloudFormation }: Clients, name: string): Promise<Stack | undefined> {
  try {
    const { Stacks = [] } = await cloudFormation.describeStacks({ StackName: name });
    return Stacks[0];
  } catch (error) {
    if (/does not exist/.test((error as Error).message)) return undefined;
    throw error;
  }
}

export function outputsOf(stack: Stack | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(
    (stack?.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
  );
}

/** False when there was nothing to update. */
async function update(
  { cloudFormation }: Clients,
  request: Parameters<typeof cloudFormation.updateStack>[0],
) {
  try {
    await cloudFormation.updateStack(request);
    return true;
  } catch (error) {
    if (/No updates are to be performed/.test((error as Error).message)) return false;
    throw error;
  }
}

async function follow(clients: Clients, name: string): Promise<Stack | undefined> {
  const began = Date.now();
  const shown = new Set<string>();
  for (;;) {
    const stack = await findStack(clients, name);
    for (const resource of await resourcesOf(clients, name)) {
      const { LogicalResourceId: id = '', ResourceStatus: state = '' } = resource;
      if (shown.has(id) || resource.ResourceType !== 'AWS::CloudFormation::Stack') continue;
      const took = (resource.Timestamp?.getTime() ?? Date.now()) - began;
      // What an update did not touch carries an older time.
      if (took < 0) continue;
      if (/^(CREATE|UPDATE)_COMPLETE$/.test(state)) done(wordsOf(id), took);
      else if (/^(CREATE|UPDATE)_FAILED$/.test(state))
        failed(wordsOf(id), took, resource.ResourceStatusReason ?? '');
      else continue;
      shown.add(id);
    }
    if (!stack || !isMoving(stack)) return stack;
    await delay(pollMs);
  }
}

async function resourcesOf({ cloudFormation }: Clients, name: string) {
  try {
    const { StackResources = [] } = await cloudFormation.describeStackResources({ StackName: name });
    return StackResources;
  } catch {
    // Deleted between two looks.
    return [];
  }
}

/** The deepest reason that is not merely a consequence, by walking from the root into the nested stack that failed. */
async function firstFailure({ cloudFormation }: Clients): Promise<string> {
  let name: string | undefined = rootStack;
  let reason = '';
  while (name) {
    const events: DescribeStackEventsCommandOutput = await cloudFormation.describeStackEvents({
      StackName: name,
    });
    const failure: StackEvent | undefined = events.StackEvents?.reverse().find(
      ({ ResourceStatus = '', ResourceStatusReason = '' }) =>
        ResourceStatus.endsWith('_FAILED') && !/cancelled/.test(ResourceStatusReason),
    );
    if (!failure) return reason;
    reason = `${failure.LogicalResourceId}: ${failure.ResourceStatusReason}`;
    const nested: string | false | undefined =
      failure.ResourceType === 'AWS::CloudFormation::Stack' && failure.PhysicalResourceId;
    name = nested && nested !== name ? nested : undefined;
  }
  return reason;
}

const isMoving = ({ StackStatus }: Stack) => StackStatus?.endsWith('_IN_PROGRESS') === true;

/** `LoadBalancer` → `Load balancer` */
const wordsOf = (id: string) => id.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
