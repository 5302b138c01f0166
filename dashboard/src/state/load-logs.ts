// What CloudWatch Logs has: groups, and the lines of their streams.
import type { Cloud } from '../cloud/call.ts';
import type { LogStream } from './load-failures.ts';

export interface LogLine {
  readonly eventId: string;
  /** Milliseconds. */
  readonly timestamp: number;
  readonly logStreamName: string;
  readonly message: string;
}

/** The streams of a group whose names begin with a prefix; all of them without one. */
export interface LogSource {
  readonly group: string;
  readonly prefix?: string;
}

export async function logGroupsOf(cloud: Cloud): Promise<readonly string[]> {
  const names: string[] = [];
  let nextToken: string | undefined;
  do {
    const page: { logGroups?: { logGroupName: string }[]; nextToken?: string } = await cloud.json(
      'logs',
      'DescribeLogGroups',
      { nextToken },
    );
    names.push(...(page.logGroups ?? []).map(({ logGroupName }) => logGroupName));
    nextToken = page.nextToken;
  } while (nextToken);
  return names;
}

/**
 * Where the tasks of a task definition write: one source a container with the log driver `awslogs`.
 *
 * @param task its id; without it, all tasks
 */
export async function sourcesOf(cloud: Cloud, definition: string, task = ''): Promise<readonly LogSource[]> {
  const { taskDefinition } = await cloud.json<{
    taskDefinition: {
      containerDefinitions: {
        name: string;
        logConfiguration?: { options?: Record<string, string> };
      }[];
    };
  }>('ecs', 'DescribeTaskDefinition', { taskDefinition: definition });
  return taskDefinition.containerDefinitions.flatMap(({ name, logConfiguration }) => {
    const { 'awslogs-group': group, 'awslogs-stream-prefix': prefix } = logConfiguration?.options ?? {};
    return group && prefix ? [{ group, prefix: `${prefix}/${name}/${task}` }] : [];
  });
}

/** @param from milliseconds @param text that the lines contain; empty for all of them */
export async function linesOf(
  cloud: Cloud,
  { group, prefix }: LogSource,
  from: number,
  text: string,
): Promise<readonly LogLine[]> {
  const lines: LogLine[] = [];
  let nextToken: string | undefined;
  do {
    const page: { events?: LogLine[]; nextToken?: string } = await cloud.json('logs', 'FilterLogEvents', {
      logGroupName: group,
      logStreamNamePrefix: prefix,
      startTime: Math.max(0, from),
      filterPattern: text === '' ? undefined : `"${text.replaceAll('"', '\\"')}"`,
      nextToken,
    });
    lines.push(...(page.events ?? []));
    nextToken = page.nextToken;
  } while (nextToken);
  return lines;
}

export const sourceOf = ({ group, stream }: LogStream): LogSource => ({ group, prefix: stream });
