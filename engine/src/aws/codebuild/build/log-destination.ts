// The log stream of a build: /aws/codebuild/<project>/<uuid> by default.
import { putLogEvents } from '../../../contracts/log-permissions.ts';
import type { RoleSession } from '../../../contracts/role-credentials.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import type { BuildRecord, ProjectDefinition } from '../state.ts';

export function logDestination(
  definition: ProjectDefinition,
  projectName: string,
  uuid: string,
): BuildRecord['logs'] {
  const config = definition.logsConfig?.cloudWatchLogs;
  if (config?.status === 'DISABLED') return undefined;
  return {
    group: config?.groupName || `/aws/codebuild/${projectName}`,
    stream: config?.streamName ? `${config.streamName}/${uuid}` : uuid,
  };
}

/** Creates the log group too when it is missing, as CodeBuild does. */
export function createLogStream({ logs }: BuildRecord, role: RoleSession, ctx: Context): void {
  if (!logs) return;
  const own = ctx.as(role);
  const create = () =>
    ignoreExisting(() =>
      own.call('logs', 'CreateLogStream', { logGroupName: logs.group, logStreamName: logs.stream }),
    );
  try {
    ctx.attempt(create);
  } catch (error) {
    if (!(error instanceof AwsFault) || error.code !== 'ResourceNotFoundException') throw error;
    ignoreExisting(() => own.call('logs', 'CreateLogGroup', { logGroupName: logs.group }));
    create();
  }
  ctx.authorize(role, putLogEvents(logs, ctx));
}

function ignoreExisting(create: () => unknown): void {
  try {
    create();
  } catch (error) {
    if (!(error instanceof AwsFault) || error.code !== 'ResourceAlreadyExistsException') throw error;
  }
}
