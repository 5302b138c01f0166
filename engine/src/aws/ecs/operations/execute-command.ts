// ExecuteCommand: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ExecuteCommand.html
// The session is opened at the gateway, where the Session Manager plugin connects to it.
import { type SessionObject, streamUrlOf } from '../../../contracts/sessions.ts';
import type { Context, Operation } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { definedContainer } from '../execute-command/agent.ts';
import { executeCommandAgentMissing, invalidParameter } from '../faults.ts';
import { requireCluster } from '../find/clusters.ts';
import { requireTask } from '../find/tasks.ts';
import type { ClusterRecord, TaskRecord } from '../state.ts';

export const executeCommand: Operation<'ecs', 'ExecuteCommand'> = (input, ctx) => {
  const cluster = requireCluster(ctx, input.cluster);
  const task = requireTask(ctx, cluster.name, input.task!);
  if (!input.interactive) throw invalidParameter('Interactive is the only mode supported currently.');
  if (!input.command!.trim()) throw invalidParameter('Command cannot be blank.');
  const named = input.container ?? (task.containers.length === 1 ? task.containers[0]?.name : undefined);
  if (named === undefined)
    throw invalidParameter('Container name must be specified for a task that has more than one container.');
  const container = task.containers.find(({ name }) => name === named);
  if (!container) throw invalidParameter(`The task has no container named ${named}.`);
  if (!task.enableExecuteCommand || container.lastStatus !== 'RUNNING' || task.lastStatus !== 'RUNNING')
    throw executeCommandAgentMissing();
  const sessionId = `ecs-execute-command-${ctx.ids.hex(17)}`;
  const token = ctx.ids.hex(64);
  const logs = logStream(ctx, cluster, task, named, sessionId);
  const object = transcript(cluster, sessionId);
  ctx.perform('sessions/open', {
    sessionId,
    token,
    taskArn: task.arn,
    container: named,
    command: input.command!,
    target: `ecs:${cluster.name}_${task.id}_${container.runtimeId ?? ''}`,
    ...(logs ? { logs } : {}),
    ...(object ? { transcript: object } : {}),
  });
  return {
    clusterArn: cluster.arn,
    containerArn: container.arn,
    containerName: named,
    interactive: true,
    session: {
      sessionId,
      streamUrl: streamUrlOf(ctx.endpoint, sessionId),
      tokenValue: token,
    },
    taskArn: task.arn,
  };
};

/** What the session writes goes to CloudWatch Logs: by the cluster's settings, or where the container's own output goes. */
function logStream(
  ctx: Context,
  { configuration }: ClusterRecord,
  task: TaskRecord,
  container: string,
  sessionId: string,
): { readonly group: string; readonly stream: string } | undefined {
  const { logging = 'DEFAULT', logConfiguration } = configuration?.executeCommandConfiguration ?? {};
  const own = definedContainer(ctx, task, container)?.logConfiguration;
  const group =
    logging === 'OVERRIDE'
      ? logConfiguration?.cloudWatchLogGroupName
      : logging === 'DEFAULT' && own?.logDriver === 'awslogs'
        ? own.options?.['awslogs-group']
        : undefined;
  if (group === undefined) return undefined;
  try {
    ctx.call('logs', 'CreateLogStream', { logGroupName: group, logStreamName: sessionId });
    return { group, stream: sessionId };
  } catch (error) {
    // A session without a transcript is a session.
    if (error instanceof AwsFault) return undefined;
    throw error;
  }
}

/** With OVERRIDE and a bucket: the object that has what the session wrote. The channel is encrypted with no key of KMS. */
function transcript({ configuration }: ClusterRecord, sessionId: string): SessionObject | undefined {
  const { logging, logConfiguration } = configuration?.executeCommandConfiguration ?? {};
  const bucket = logging === 'OVERRIDE' ? logConfiguration?.s3BucketName : undefined;
  if (!bucket) return undefined;
  const prefix = logConfiguration?.s3KeyPrefix?.replace(/\/+$/, '');
  return { bucket, key: `${prefix ? `${prefix}/` : ''}${sessionId}.log` };
}
