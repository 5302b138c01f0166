// Where a container's output goes: with `awslogs` to the log stream `<prefix>/<container>/<task id>`. The output of other
// log drivers is not kept.
import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { putLogEvents } from '../../../contracts/log-permissions.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import type { TaskRecord } from '../state.ts';
import { executionRole } from './execution-role.ts';

export function logTarget(
  ctx: Context,
  task: TaskRecord,
  { name, logConfiguration }: ContainerDefinition,
): { group: string; stream: string } | undefined {
  if (logConfiguration?.logDriver !== 'awslogs') return undefined;
  const role = executionRole(ctx, task);
  const own = ctx.as(role);
  const options = logConfiguration.options ?? {};
  const group = options['awslogs-group'] ?? '';
  const prefix = options['awslogs-stream-prefix'];
  // Without a prefix AWS uses the container's runtime id, which is not known before it starts.
  const stream = prefix ? `${prefix}/${name}/${task.id}` : `${task.id}-${name}`;
  if (isTrue(options['awslogs-create-group']))
    unlessExisting(() => own.call('logs', 'CreateLogGroup', { logGroupName: group }));
  try {
    unlessExisting(() => own.call('logs', 'CreateLogStream', { logGroupName: group, logStreamName: stream }));
    if (role) ctx.authorize(role, putLogEvents({ group, stream }, ctx));
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    throw new AwsFault({
      code: error.code,
      message: `CannotStartContainerError: failed to initialize logging driver: failed to create Cloudwatch log stream: ${error.code}: ${error.message}`,
    });
  }
  return { group, stream };
}

/** As Docker's driver reads a flag. */
const isTrue = (flag = ''): boolean => ['1', 't', 'T', 'true', 'True', 'TRUE'].includes(flag);

function unlessExisting(create: () => unknown): void {
  try {
    create();
  } catch (error) {
    if (!(error instanceof AwsFault) || error.code !== 'ResourceAlreadyExistsException') throw error;
  }
}
