// What tasks or a build wrote to CloudWatch Logs.
import type { FilteredLogEvent } from '@aws-sdk/client-cloudwatch-logs';
import type { Clock } from '../clock/clock.ts';
import { UserError } from '../errors/user-error.ts';
import type { Message } from '../messages/message.ts';
import type { SystemDescription } from '../system/description.ts';
import type { Clients } from '../targets/clients.ts';
import { findStack, outputsOf } from './find-stack.ts';

const pollMs = 250;
/** Events of several streams may arrive out of order by this much. */
const overlapMs = 5000;

export interface LogSource {
  readonly group: string;
  /** Only this stream; all without it. */
  readonly stream?: string;
  /** The streams are tasks: their names end in the task's id. */
  readonly isTasks: boolean;
}

/** @throws UserError when the service is not deployed */
export async function serviceLogs(
  clients: Pick<Clients, 'cloudFormation'>,
  { stackName, outputs, service }: SystemDescription,
): Promise<LogSource> {
  const serviceStack = outputsOf(await findStack(clients, stackName))[outputs.serviceStackName];
  const found = serviceStack ? outputsOf(await findStack(clients, serviceStack)) : {};
  const group = found[service.logGroupOutput];
  if (!group)
    throw new UserError('The service is not deployed yet: see `drydock status`, or `drydock logs --build`.');
  return { group, isTasks: true };
}

/** @throws UserError when nothing was built */
export async function newestBuildLog(
  clients: Pick<Clients, 'cloudFormation' | 'codeBuild'>,
  { stackName, outputs }: SystemDescription,
): Promise<LogSource> {
  const projectName = outputsOf(await findStack(clients, stackName))[outputs.buildProjectName];
  const { ids = [] } = projectName
    ? await clients.codeBuild.listBuildsForProject({ projectName, sortOrder: 'DESCENDING' })
    : {};
  const { builds = [] } = ids[0] ? await clients.codeBuild.batchGetBuilds({ ids: [ids[0]] }) : {};
  const { groupName, streamName } = builds[0]?.logs ?? {};
  if (!groupName) throw new UserError('Nothing was built yet.');
  return { group: groupName, ...(streamName && { stream: streamName }), isTasks: false };
}

export interface Reading {
  /** Milliseconds since 1970; 0 for everything. */
  readonly from: number;
  readonly isFollowed: boolean;
}

export async function* readLogs(
  clients: Pick<Clients, 'logs'>,
  clock: Clock,
  source: LogSource,
  { from, isFollowed }: Reading,
): AsyncGenerator<Message, void> {
  let since = from;
  const reported = new Map<string, number>();
  for (;;) {
    for await (const event of eventsSince(clients, source, since)) {
      const { eventId = '', timestamp = 0 } = event;
      if (reported.has(eventId)) continue;
      reported.set(eventId, timestamp);
      since = Math.max(since, timestamp - overlapMs);
      yield logLine(event, source);
    }
    if (!isFollowed) return;
    // Those that a later call cannot return again.
    for (const [id, timestamp] of reported) if (timestamp < since) reported.delete(id);
    await clock.delay(pollMs);
  }
}

async function* eventsSince(
  { logs }: Pick<Clients, 'logs'>,
  { group, stream }: LogSource,
  startTime: number,
): AsyncGenerator<FilteredLogEvent> {
  let nextToken: string | undefined;
  do {
    const page = await logs
      .filterLogEvents({
        logGroupName: group,
        ...(stream && { logStreamNames: [stream] }),
        startTime,
        nextToken,
      })
      .catch((error: Error) => {
        if (error.name !== 'ResourceNotFoundException') throw error;
        throw new UserError(
          `The log group ${group}${stream ? `, or its stream ${stream},` : ''} does not exist: nothing has been written to it yet, or it was deleted outside of its stack.`,
        );
      });
    yield* page.events ?? [];
    nextToken = page.nextToken;
  } while (nextToken);
}

function logLine(
  { timestamp = 0, message = '', logStreamName = '' }: FilteredLogEvent,
  source: LogSource,
): Message {
  const task = source.isTasks ? logStreamName.split('/').at(-1) : undefined;
  return {
    code: 'log-line',
    time: new Date(timestamp).toISOString(),
    group: source.group,
    stream: logStreamName,
    ...(task && { task }),
    text: message.trimEnd(),
  };
}
