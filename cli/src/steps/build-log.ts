// The part of a failed build's log that says why.
import type { Clients } from '../targets/clients.ts';

const most = 15;

/** The lines up to the end of the first failed phase: the reason is nearly always there. Empty when it was no build. */
export async function failedBuildLog(
  { codeBuild, logs }: Pick<Clients, 'codeBuild' | 'logs'>,
  externalExecutionId: string | undefined,
): Promise<readonly string[]> {
  if (!externalExecutionId || !/^[\w-]+:[0-9a-f-]{36}$/.test(externalExecutionId)) return [];
  const { builds = [] } = await codeBuild.batchGetBuilds({ ids: [externalExecutionId] });
  const { groupName, streamName } = builds[0]?.logs ?? {};
  if (!groupName || !streamName) return [];
  const { events = [] } = await logs.getLogEvents({
    logGroupName: groupName,
    logStreamName: streamName,
    startFromHead: true,
  });
  const lines = events.map(({ message = '' }) => message.trimEnd());
  const failure = lines.findIndex((line) => /^\[Container\] .* Phase complete: \w+ State: FAILED/.test(line));
  const end = failure < 0 ? lines.length : failure + 1;
  return lines.slice(Math.max(0, end - most), end);
}
