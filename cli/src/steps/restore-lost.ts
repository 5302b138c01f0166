// Before `up` updates what is there already: what somebody deleted outside of the stacks is made again where that takes
// nothing away from anyone, and otherwise said.
import type { Clock } from '../clock/clock.ts';
import type { Confirm } from '../confirm/confirm.ts';
import { awsErrorText } from '../errors/aws-error.ts';
import { UserError } from '../errors/user-error.ts';
import type { Message } from '../messages/message.ts';
import type { SystemDescription } from '../system/description.ts';
import type { Clients } from '../targets/clients.ts';
import { lastPart } from '../text/last-part.ts';
import { deletable, followStack } from './deploy-stacks.ts';
import { findStack, outputsOf } from './find-stack.ts';
import { latestExecution } from './follow-execution.ts';
import { type LostResource, lostResources } from './lost-resources.ts';

const logGroup = 'AWS::Logs::LogGroup';

/**
 * Returns whether the service has to be delivered again, although nothing of it has changed.
 * @param again what a person does to delete the system, as in `drydock down --purge`
 * @throws UserError when a part of the system's own stack is lost, or the person does not agree to delete the service's
 */
export async function* restoreLost(
  clients: Clients,
  clock: Clock,
  { stackName, outputs }: Pick<SystemDescription, 'stackName' | 'outputs'>,
  { confirm, again }: { readonly confirm: Confirm | undefined; readonly again: string },
): AsyncGenerator<Message, boolean> {
  const root = outputsOf(await findStack(clients, stackName));
  const serviceName = root[outputs.serviceStackName];
  const names = [stackName, ...(serviceName ? [serviceName] : [])];
  const lost = await lostResources(clients, names).catch((error: unknown) => {
    // Whoever may deploy need not be allowed to read all of it.
    if (awsErrorText(error) !== undefined) return [];
    throw error;
  });
  const gone = lost.filter(({ root: of, type }) => of === stackName && type !== logGroup);
  if (gone.length > 0) {
    throw new UserError(
      [
        `The stack ${stackName} has resources that were deleted outside of it, and CloudFormation makes nothing again that it believes to be there:`,
        ...gone.map((each) => `  ${described(each)}`),
        `Delete the system with \`${again}\`, and bring it up again.`,
      ].join('\n'),
    );
  }
  for (const each of lost.filter(({ type }) => type === logGroup)) {
    await clients.logs.createLogGroup({ logGroupName: each.physicalId });
    const text = `The log group ${each.physicalId} was deleted outside of its stack. It was made again, empty, and keeps what is written until you say for how long.`;
    yield { code: 'source-notice', text };
  }
  if (serviceName === undefined) return false;
  const service = await findStack(clients, serviceName);
  if (!service) {
    const pipelineName = root[outputs.pipelineName];
    const latest = pipelineName ? await latestExecution(clients, pipelineName) : undefined;
    return latest !== undefined && latest.status !== 'InProgress';
  }
  const ofService = lost.filter(({ root: of, type }) => of === serviceName && type !== logGroup);
  const isStuck = deletable.includes(service.StackStatus ?? '');
  if (ofService.length === 0 && !isStuck) return false;
  const why = isStuck
    ? `The stack ${serviceName} is ${service.StackStatus}, and takes no update.`
    : `${ofService.map(described).join(', ')} of the stack ${serviceName} was deleted outside of it.`;
  yield { code: 'source-notice', text: `${why} The stack is deleted, and the service delivered again.` };
  if (confirm) yield* confirm(`Delete the stack ${serviceName}?`);
  await clients.cloudFormation.deleteStack({ StackName: service.StackId });
  const left = yield* followStack(clients, clock, service.StackId ?? serviceName);
  if (left && left.StackStatus !== 'DELETE_COMPLETE') {
    throw new UserError(
      `The stack ${serviceName} is ${left.StackStatus}: ${left.StackStatusReason ?? 'see its events.'}`,
    );
  }
  return true;
}

export const described = ({ logicalId, type, physicalId }: LostResource) =>
  `${logicalId} (${type}, ${nameIn(physicalId)})`;

/** Names are in ARNs: the last part, or before the random one of a load balancer's. A log group's name is a path itself. */
function nameIn(physicalId: string): string {
  if (!physicalId.startsWith('arn:')) return physicalId;
  const [, , name] = /:(targetgroup|loadbalancer\/\w+)\/([^/]+)\/[0-9a-f]{16}$/.exec(physicalId) ?? [];
  return name ?? lastPart(physicalId);
}
