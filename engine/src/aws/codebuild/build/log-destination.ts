// The log stream of a build: /aws/codebuild/<project>/<uuid> by default.
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
export function createLogStream({ logs }: BuildRecord, ctx: Context): void {
  if (!logs) return;
  ignoreExisting(() => ctx.call('logs', 'CreateLogGroup', { logGroupName: logs.group }));
  ignoreExisting(() =>
    ctx.call('logs', 'CreateLogStream', { logGroupName: logs.group, logStreamName: logs.stream }),
  );
}

function ignoreExisting(create: () => unknown): void {
  try {
    create();
  } catch (error) {
    if (!(error instanceof AwsFault) || error.code !== 'ResourceAlreadyExistsException') throw error;
  }
}
