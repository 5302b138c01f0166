// AWS::ECS::TaskSet: create waits until the task set is stable; delete until its tasks have stopped. The physical id is
// `<cluster>|<service>|<id>`, the type's primary identifier.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-taskset.html
import type { CreateTaskSetRequest, TaskSet } from '@aws-sdk/client-ecs';
import type { Progress, ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault, fault } from '../../../kernel/faults.ts';
import { unlessFault } from '../faults.ts';
import { toApi } from './api-shape.ts';
import { apiTags, syncTags } from './tags.ts';

const notStabilized = fault('NotStabilized', 'Exceeded attempts to wait');

const pollMs = 150;
const longestWaitMs = 3 * 3_600_000;

export const taskSet: ResourceType = {
  type: 'AWS::ECS::TaskSet',
  create: (request, ctx) => {
    const id = request.memo?.id as string | undefined;
    if (id !== undefined) return followStability(id, request, ctx);
    const { Tags: _tags, ...properties } = request.properties;
    const input = toApi<CreateTaskSetRequest>(properties);
    const { taskSet: created } = ctx.call('ecs', 'CreateTaskSet', {
      ...input,
      // CloudFormation's default; the API's is 0.
      scale: input.scale ?? { unit: 'PERCENT', value: 100 },
      tags: apiTags(request),
    });
    return wait(`${input.cluster}|${input.service}|${created?.id}`);
  },
  update: (id, request, ctx) => {
    if (request.memo) return followStability(id, request, ctx);
    const { cluster, service, taskSet: name } = parts(id);
    const { Value: value, Unit: unit } = (request.properties.Scale ?? { Value: 100, Unit: 'PERCENT' }) as {
      Value?: number;
      Unit?: 'PERCENT';
    };
    const { taskSet: updated } = ctx.call('ecs', 'UpdateTaskSet', {
      cluster,
      service,
      taskSet: name,
      scale: { value, unit },
    });
    syncTags(updated?.taskSetArn ?? '', request, ctx);
    return wait(id);
  },
  delete: (id, _request, ctx) => {
    const found = find(id, ctx);
    if (!found) return { status: 'success', physicalId: id };
    if (found.status !== 'DRAINING') {
      const { cluster, service, taskSet: name } = parts(id);
      ctx.call('ecs', 'DeleteTaskSet', { cluster, service, taskSet: name, force: true });
    }
    return { status: 'in-progress', physicalId: id, againInMs: pollMs, reason: 'The task set is DRAINING.' };
  },
  waitsFor: (id, ctx) => {
    const found = find(id, ctx);
    if (!found) return undefined;
    const { runningCount = 0, pendingCount = 0, computedDesiredCount = 0 } = found;
    return `${runningCount} of ${computedDesiredCount} tasks are running, ${pendingCount} are pending. The task set is ${found.status === 'DRAINING' ? 'DRAINING' : found.stabilityStatus}.`;
  },
  ref: (id) => parts(id).taskSet,
  unread: ['ExternalId', 'PlatformVersion'],
  read: (id, _properties, ctx) => {
    const found = find(id, ctx);
    const { cluster, service } = parts(id);
    return found?.status === 'DRAINING'
      ? undefined
      : found && { ...found, Cluster: cluster, Service: service };
  },
  attributes: (id, ctx) => {
    if (!find(id, ctx))
      throw new AwsFault({
        code: 'NotFound',
        message: `The task set ${parts(id).taskSet} does not exist.`,
      });
    return { Id: parts(id).taskSet };
  },
};

const parts = (id: string) => {
  const [cluster = '', service = '', name = ''] = id.split('|');
  return { cluster, service, taskSet: name };
};

const wait = (id: string): Progress => ({
  status: 'in-progress',
  physicalId: id,
  configured: true,
  againInMs: pollMs,
  memo: { id },
  reason: 'The task set is STABILIZING.',
});

function followStability(id: string, request: ResourceRequest, ctx: Context): Progress {
  const found = find(id, ctx);
  if (!found) throw new AwsFault({ code: 'NotFound', message: `The task set ${id} does not exist.` });
  if (found.stabilityStatus === 'STEADY_STATE') return { status: 'success', physicalId: id };
  if (ctx.now - request.startedAt >= longestWaitMs) throw notStabilized();
  return wait(id);
}

/** Undefined when it, or its service, is gone. */
function find(id: string, ctx: Context): TaskSet | undefined {
  const { cluster, service, taskSet: name } = parts(id);
  const described = unlessFault(() =>
    ctx.call('ecs', 'DescribeTaskSets', { cluster, service, taskSets: [name], include: ['TAGS'] }),
  );
  return described?.taskSets?.[0];
}
