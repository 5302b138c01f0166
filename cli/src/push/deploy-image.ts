// Deploys an image to a service: by a parameter of its stack that holds the image, as the pipeline does, so that the stack
// stays what CloudFormation knows of it; and where the stack has none, or there is no stack, by a new revision of the task
// definition.
import type { Stack } from '@aws-sdk/client-cloudformation';
import type { Clock } from '../clock/clock.ts';
import { poll } from '../clock/poll.ts';
import type { Confirm } from '../confirm/confirm.ts';
import { UserError } from '../errors/user-error.ts';
import type { Message } from '../messages/message.ts';
import type { FoundService } from '../services/find-service.ts';
import { registrable } from '../services/registrable.ts';
import { deployByChangeSet } from '../steps/change-set.ts';
import { deployStacks } from '../steps/deploy-stacks.ts';
import { findStack, parametersOf } from '../steps/find-stack.ts';
import type { Clients } from '../targets/clients.ts';
import type { NewImage } from './new-image.ts';
import type { RunningImage } from './running-image.ts';

export interface ImageDeployment {
  readonly found: FoundService;
  readonly running: RunningImage;
  readonly image: NewImage;
  /** Asked before anything is changed; undefined where nobody needs to be. */
  readonly confirm: Confirm | undefined;
}

const pollMs = 500;

/** @throws UserError when the deployment fails, or the person does not agree */
export async function* deployImage(
  clients: Pick<Clients, 'ecs' | 'cloudFormation'>,
  clock: Clock,
  deployment: ImageDeployment,
): AsyncGenerator<Message, void> {
  const { found, running, image, confirm } = deployment;
  const stack = await stackOf(clients, found.service.serviceArn ?? '');
  const changed = stack && imageParameters(parametersOf(stack), running, image);
  if (!stack || !changed) return yield* deployRevision(clients, clock, deployment, stack?.StackName);
  const kept = Object.keys(parametersOf(stack)).filter((name) => !Object.hasOwn(changed, name));
  const request = { name: stack.StackName ?? '', parameters: changed, kept, reportsResources: true };
  yield* confirm
    ? deployByChangeSet(clients, clock, request, confirm)
    : deployStacks(clients, clock, request);
}

/** Undefined where none has made the service, or only as a nested one, whose parameters are its parent's. */
async function stackOf(
  clients: Pick<Clients, 'cloudFormation'>,
  serviceArn: string,
): Promise<Stack | undefined> {
  try {
    const { StackResources = [] } = await clients.cloudFormation.describeStackResources({
      PhysicalResourceId: serviceArn,
    });
    const stack = await findStack(clients, StackResources[0]?.StackId ?? '');
    return stack?.ParentId === undefined ? stack : undefined;
  } catch (error) {
    if (/does not exist/.test((error as Error).message)) return undefined;
    throw error;
  }
}

/**
 * The parameters that hold the image, with the new one: its URI, its digest among others (a Compose file's images are one
 * parameter), or its tag alone. Undefined where no parameter does.
 */
export function imageParameters(
  parameters: Readonly<Record<string, string>>,
  { image: before, repositoryUri }: Pick<RunningImage, 'image' | 'repositoryUri'>,
  { tag, digest }: Pick<NewImage, 'tag' | 'digest'>,
): Readonly<Record<string, string>> | undefined {
  const reference = before.slice(repositoryUri.length);
  const after = reference.startsWith('@') ? `@${digest}` : `:${tag}`;
  const changed = Object.entries(parameters).flatMap(([name, value]) => {
    if (value === before) return [[name, `${repositoryUri}@${digest}`]];
    if (value === '' || reference === '') return [];
    if (value === reference.slice(1)) return [[name, after.slice(1)]];
    if (value.startsWith(`${repositoryUri}@`) && value.includes(reference.slice(1)))
      return [[name, value.replace(reference.slice(1), digest)]];
    return [];
  });
  return changed.length > 0 ? Object.fromEntries(changed) : undefined;
}

async function* deployRevision(
  { ecs }: Pick<Clients, 'ecs'>,
  clock: Clock,
  { found: { cluster, service }, running, image, confirm }: ImageDeployment,
  stackName: string | undefined,
): AsyncGenerator<Message, void> {
  const uri = `${running.repositoryUri}@${image.digest}`;
  if (running.image === uri) return;
  if (stackName !== undefined) {
    const text = `No parameter of the stack ${stackName} holds the image, so the service gets a new revision of its task definition beside the stack: the stack's next update of it puts its own image back.`;
    yield { code: 'source-notice', text };
  }
  if (confirm) yield* confirm(`Update the service ${service.serviceName} to ${uri}?`);
  const { tags } = await ecs.describeTaskDefinition({
    taskDefinition: service.taskDefinition,
    include: ['TAGS'],
  });
  const containerDefinitions = (running.taskDefinition.containerDefinitions ?? []).map((container) =>
    container.name === running.container ? { ...container, image: uri } : container,
  );
  const { taskDefinition } = await ecs.registerTaskDefinition({
    ...registrable(running.taskDefinition),
    containerDefinitions,
    ...(tags?.length && { tags }),
  });
  const revision = taskDefinition?.taskDefinitionArn;
  await ecs.updateService({ cluster, service: service.serviceName, taskDefinition: revision });
  const ended = await poll(clock, { everyMs: pollMs }, async () => {
    const { services: [now] = [] } = await ecs.describeServices({
      cluster,
      services: [service.serviceName ?? ''],
    });
    const deployment = now?.deployments?.find((each) => each.taskDefinition === revision);
    return deployment?.rolloutState === 'IN_PROGRESS'
      ? undefined
      : { deployment, isThere: now !== undefined };
  });
  if (ended?.deployment?.rolloutState === 'COMPLETED') return;
  throw new UserError(
    `The deployment of ${uri} failed: ${ended?.deployment?.rolloutStateReason ?? (ended?.isThere ? 'it was rolled back.' : 'the service was deleted.')}`,
  );
}
