// `drydock down --target aws`: deletes a folder's stacks, after saying what goes and what stays.
import type { Context, Run } from '../command-line/command.ts';
import { exitCodes } from '../command-line/exit-code.ts';
import type { Confirm } from '../confirm/confirm.ts';
import { UserError } from '../errors/user-error.ts';
import type { AwsMessage } from '../messages/aws.ts';
import { followStack } from '../steps/deploy-stacks.ts';
import { findStack, outputsOf } from '../steps/find-stack.ts';
import { firstFailure } from '../steps/first-failure.ts';
import { resourcesInProgress } from '../steps/what-is-awaited.ts';
import { whileWaiting } from '../steps/while-waiting.ts';
import { type AwsChoice, awsTarget } from '../targets/aws/aws-target.ts';
import { slowerClock } from '../targets/aws/pace.ts';
import type { Target } from '../targets/target.ts';
import { stackNameOfFolder } from '../up/system-on-target.ts';

type Plan = Extract<AwsMessage, { code: 'deletion-plan' }>;
const sayEveryMs = 20_000;

export async function* awsDown(context: Context, choice: AwsChoice, confirm: Confirm): Run {
  const target = await awsTarget(choice);
  const { account, region, identity, clients } = target;
  yield { code: 'aws-target', account, region, identity };
  const clock = slowerClock(context.clock);
  const name = stackNameOfFolder(process.cwd(), context.system);
  const root = await findStack(clients, name);
  if (!root) throw new UserError(`There is no stack ${name} in ${region}.`);
  // It uses what the root stack exports, so it goes first.
  const serviceStack = outputsOf(root)[context.system.outputs.serviceStackName];
  const service = serviceStack ? await findStack(clients, serviceStack) : undefined;
  const order = [...(service && serviceStack ? [serviceStack] : []), name];
  const plan = await deletionPlan(target, order, name);
  yield plan;
  yield* confirm(`Delete ${order.join(' and ')} from account ${account} in ${region}?`);
  for (const stackName of order) {
    const began = context.clock.elapsed();
    const stack = await findStack(clients, stackName);
    await clients.cloudFormation.deleteStack({ StackName: stackName });
    const id = stack?.StackId ?? stackName;
    const deletion = whileWaiting(followStack(clients, clock, id), context.clock, {
      everyMs: sayEveryMs,
      look: async () => ({
        code: 'still-waiting',
        what: `Deleting ${stackName}`,
        tookMs: context.clock.elapsed() - began,
        awaits: await resourcesInProgress(clients, id),
      }),
    });
    const gone = yield* deletion;
    if (gone && gone.StackStatus !== 'DELETE_COMPLETE') {
      throw new UserError(
        `The stack ${stackName} is ${gone.StackStatus}. ${await firstFailure(clients, id)}`,
      );
    }
    yield { code: 'stack-deleted', stackName, tookMs: context.clock.elapsed() - began };
  }
  yield { code: 'system-deleted', stays: plan.stays.map(({ what }) => what) };
  return exitCodes.ok;
}

async function deletionPlan(target: Target, stackNames: readonly string[], root: string): Promise<Plan> {
  const { clients, account, region } = target;
  const stays: Plan['stays'][number][] = [];
  const stacks = [];
  for (const name of stackNames) {
    const counts = new Map<string, number>();
    await countResources(clients.cloudFormation, name, counts, stays);
    const resources = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
    stacks.push({ name, resources: resources.map(([type, count]) => ({ type, count })) });
  }
  const bucket = `${root}-templates-${account}-${region}`;
  const { Buckets = [] } = await clients.s3.listBuckets({});
  if (Buckets.some(({ Name }) => Name === bucket)) {
    stays.push({ what: `bucket ${bucket}`, why: 'no stack made it: `drydock up` did, for the templates' });
  }
  const { Connections = [] } = await clients.connections.listConnections({});
  for (const { ConnectionName = '' } of Connections) {
    if (!/^drydock-(github|gitlab|bitbucket)$/.test(ConnectionName)) continue;
    stays.push({ what: `connection ${ConnectionName}`, why: 'other systems may use it; it costs nothing' });
  }
  return { code: 'deletion-plan', stacks, stays };
}

async function countResources(
  cloudFormation: Target['clients']['cloudFormation'],
  StackName: string,
  counts: Map<string, number>,
  stays: Plan['stays'][number][],
): Promise<void> {
  const { StackResources = [] } = await cloudFormation.describeStackResources({ StackName });
  const { TemplateBody = '' } = await cloudFormation.getTemplate({ StackName });
  const kept = keptResources(TemplateBody);
  for (const {
    ResourceType = '',
    LogicalResourceId = '',
    PhysicalResourceId,
    ResourceStatus,
  } of StackResources) {
    if (ResourceStatus === 'DELETE_COMPLETE' || !PhysicalResourceId) continue;
    if (ResourceType === 'AWS::CloudFormation::Stack') {
      await countResources(cloudFormation, PhysicalResourceId, counts, stays);
    } else if (kept.has(LogicalResourceId)) {
      const type = ResourceType.split('::').at(-1)?.toLowerCase();
      stays.push({ what: `${type} ${PhysicalResourceId}`, why: 'its template retains it' });
    } else counts.set(ResourceType, (counts.get(ResourceType) ?? 0) + 1);
  }
}

/** Logical ids that a template retains. A template in YAML that names a policy is read by its lines. */
export function keptResources(template: string): ReadonlySet<string> {
  const retains = /^(Retain|RetainExceptOnCreate|Snapshot)$/;
  try {
    const { Resources = {} } = JSON.parse(template) as {
      Resources?: Record<string, { DeletionPolicy?: string }>;
    };
    const kept = Object.entries(Resources).filter(([, { DeletionPolicy = '' }]) =>
      retains.test(DeletionPolicy),
    );
    return new Set(kept.map(([id]) => id));
  } catch {
    const kept = new Set<string>();
    let id = '';
    for (const line of template.split('\n')) {
      id = /^ {2}([A-Za-z0-9]+):\s*$/.exec(line)?.[1] ?? id;
      const policy = /^ +DeletionPolicy:\s*["']?(\w+)/.exec(line)?.[1];
      if (policy && retains.test(policy)) kept.add(id);
    }
    return kept;
  }
}
