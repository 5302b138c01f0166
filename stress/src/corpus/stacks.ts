// A stack seen from outside, with the stacks that it nests: how far it is, what failed first, and what it recorded.
import type { Stack, StackEvent, StackResource } from '@aws-sdk/client-cloudformation';
import type { Clients } from '../engine/clients.ts';

type Row = Partial<StackEvent>;

const nested = 'AWS::CloudFormation::Stack';

/** Waits until the stack has ended what it does; undefined when it has not within that time. */
export async function ended(
  { cloudFormation }: Clients,
  stackId: string,
  withinMs: number,
): Promise<Stack | undefined> {
  const until = performance.now() + withinMs;
  for (;;) {
    const { Stacks = [] } = await cloudFormation.describeStacks({ StackName: stackId });
    const stack = Stacks[0]!;
    if (!stack.StackStatus?.endsWith('_IN_PROGRESS')) return stack;
    if (performance.now() > until) return undefined;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Every resource of the stack and of those that it nests, the nesting ones aside. */
export async function resourcesOf({ cloudFormation }: Clients, stackId: string): Promise<StackResource[]> {
  const { StackResources = [] } = await cloudFormation.describeStackResources({ StackName: stackId });
  const lists = await Promise.all(
    StackResources.map((one) =>
      one.ResourceType === nested && one.PhysicalResourceId
        ? resourcesOf({ cloudFormation } as Clients, one.PhysicalResourceId)
        : [one],
    ),
  );
  return lists.flat();
}

/** What failed first, with its reason; of a stack that hangs, what is in progress. */
export async function firstTrouble(clients: Clients, stackId: string): Promise<string | undefined> {
  const events = await eventsOf(clients, stackId);
  const failed = events.find(
    ({ ResourceStatus = '', ResourceStatusReason = '' }) =>
      ResourceStatus.endsWith('_FAILED') && !/cancelled/i.test(ResourceStatusReason),
  );
  if (failed) return (await below(clients, failed)) ?? sentence(failed);
  const resources = await clients.cloudFormation.describeStackResources({ StackName: stackId });
  for (const one of resources.StackResources ?? []) {
    if (!one.ResourceStatus?.endsWith('_IN_PROGRESS')) continue;
    if (one.ResourceType === nested && one.PhysicalResourceId && one.PhysicalResourceId !== stackId)
      return (await firstTrouble(clients, one.PhysicalResourceId)) ?? sentence(one);
    return sentence(one);
  }
  const rolledBack = events.find(
    ({ ResourceStatus, ResourceStatusReason }) =>
      /ROLLBACK_IN_/.test(ResourceStatus ?? '') && ResourceStatusReason,
  );
  return rolledBack && sentence(rolledBack);
}

async function below(clients: Clients, event: Row): Promise<string | undefined> {
  const { ResourceType, PhysicalResourceId, StackId } = event;
  if (ResourceType !== nested || !PhysicalResourceId || PhysicalResourceId === StackId) return undefined;
  return firstTrouble(clients, PhysicalResourceId);
}

const sentence = ({ LogicalResourceId, ResourceType, ResourceStatus, ResourceStatusReason }: Row) =>
  `${LogicalResourceId} (${ResourceType}) ${ResourceStatus}: ${ResourceStatusReason ?? 'no reason'}`;

/** Oldest first. */
async function eventsOf({ cloudFormation }: Clients, StackName: string): Promise<StackEvent[]> {
  const events: StackEvent[] = [];
  let NextToken: string | undefined;
  do {
    const page = await cloudFormation.describeStackEvents({ StackName, NextToken });
    events.push(...(page.StackEvents ?? []));
    NextToken = page.NextToken;
  } while (NextToken);
  return events.reverse();
}

/** The names of what the stack and those that it nests kept when they were deleted: DeletionPolicy Retain. */
export async function retained(clients: Clients, stackId: string): Promise<string[]> {
  const events = await eventsOf(clients, stackId);
  const children = new Set(
    events.flatMap(({ ResourceType, PhysicalResourceId }) =>
      ResourceType === nested && PhysicalResourceId && PhysicalResourceId !== stackId
        ? [PhysicalResourceId]
        : [],
    ),
  );
  const below = await Promise.all([...children].map((child) => retained(clients, child)));
  const own = events.filter(({ ResourceStatus }) => ResourceStatus === 'DELETE_SKIPPED');
  return [...own.map(({ PhysicalResourceId = '' }) => PhysicalResourceId), ...below.flat()];
}

/** The types of which the engine only keeps a record. */
export function recordedTypes(resources: readonly StackResource[]): string[] {
  const recorded = resources.filter(({ ResourceStatusReason = '' }) =>
    ResourceStatusReason.startsWith('Recorded only'),
  );
  return [...new Set(recorded.map(({ ResourceType = '' }) => ResourceType))].sort();
}

/** Empties the buckets that kept a stack from being deleted: AWS has whoever deletes it do that. False when there are none. */
export async function emptiedBuckets(clients: Clients, stackId: string): Promise<boolean> {
  const events = await eventsOf(clients, stackId);
  const buckets = new Set(
    events.flatMap(({ ResourceType, ResourceStatus, PhysicalResourceId = '' }) =>
      ResourceType === 'AWS::S3::Bucket' && ResourceStatus === 'DELETE_FAILED' ? [PhysicalResourceId] : [],
    ),
  );
  for (const Bucket of buckets) {
    const { Versions = [], DeleteMarkers = [] } = await clients.s3.listObjectVersions({ Bucket });
    for (const { Key, VersionId } of [...Versions, ...DeleteMarkers])
      await clients.s3.deleteObject({ Bucket, Key, VersionId });
  }
  return buckets.size > 0;
}
