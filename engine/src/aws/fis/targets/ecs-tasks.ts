// aws:ecs:task and aws:ecs:cluster
import type { Task } from '@aws-sdk/client-ecs';
import type { Context } from '../../../kernel/context.ts';
import { validation } from '../faults.ts';
import type { ResolvedTarget } from '../state.ts';
import { clusterOf } from './arns.ts';
import type { Found, ResourceKind } from './resource-kind.ts';

const perCall = 100;

/** In the targets' order, without those that are unknown by now. */
export function describeTasks(ctx: Pick<Context, 'call'>, targets: readonly ResolvedTarget[]): Task[] {
  const byCluster = Map.groupBy(targets, ({ arn }) => clusterOf(arn));
  return [...byCluster].flatMap(([cluster, tasks]) =>
    described(
      ctx,
      cluster,
      tasks.map(({ arn }) => arn),
    ),
  );
}

function described(ctx: Pick<Context, 'call'>, cluster: string, arns: readonly string[]): Task[] {
  const all: Task[] = [];
  for (let from = 0; from < arns.length; from += perCall) {
    const { tasks = [] } = ctx.call('ecs', 'DescribeTasks', {
      cluster,
      tasks: arns.slice(from, from + perCall),
      include: ['TAGS'],
    });
    all.push(...tasks);
  }
  return all;
}

function runningTasks(ctx: Context, cluster: string, serviceName: string | undefined): Task[] {
  const arns: string[] = [];
  let nextToken: string | undefined;
  do {
    const page = ctx.call('ecs', 'ListTasks', {
      cluster,
      ...(serviceName !== undefined && { serviceName }),
      desiredStatus: 'RUNNING',
      ...(nextToken && { nextToken }),
    });
    arns.push(...(page.taskArns ?? []));
    nextToken = page.nextToken;
  } while (nextToken);
  return described(ctx, cluster, arns);
}

const tagsOf = (tags: Task['tags']) =>
  Object.fromEntries((tags ?? []).map(({ key = '', value = '' }) => [key, value]));

const foundTask = (task: Task): Found => ({
  arn: task.taskArn ?? '',
  ...(task.availabilityZone !== undefined && { availabilityZone: task.availabilityZone }),
  description: task,
  tags: tagsOf(task.tags),
});

export const ecsTask: ResourceKind = {
  resourceType: 'aws:ecs:task',
  description: 'An Amazon ECS task',
  parameters: {
    cluster: { description: 'The cluster that contains the target tasks.' },
    service: { description: 'The service that contains the target tasks.' },
  },
  find({ resourceArns, parameters = {} }, ctx) {
    if (resourceArns) {
      const tasks = describeTasks(
        ctx,
        resourceArns.map((arn) => ({ arn })),
      );
      return tasks.filter(({ lastStatus }) => lastStatus !== 'STOPPED').map(foundTask);
    }
    const { cluster, service } = parameters;
    if (service !== undefined && cluster === undefined)
      throw validation('The parameter service needs the parameter cluster.');
    const clusters =
      cluster === undefined ? (ctx.call('ecs', 'ListClusters', {}).clusterArns ?? []) : [cluster];
    return clusters.flatMap((each) => runningTasks(ctx, each, service)).map(foundTask);
  },
};

export const ecsCluster: ResourceKind = {
  resourceType: 'aws:ecs:cluster',
  description: 'An Amazon ECS cluster',
  parameters: {},
  find({ resourceArns }, ctx) {
    const wanted = resourceArns ?? ctx.call('ecs', 'ListClusters', {}).clusterArns ?? [];
    const { clusters = [] } = ctx.call('ecs', 'DescribeClusters', {
      clusters: [...wanted],
      include: ['TAGS'],
    });
    return clusters.map((cluster) => ({
      arn: cluster.clusterArn ?? '',
      description: cluster,
      tags: tagsOf(cluster.tags),
    }));
  },
};
