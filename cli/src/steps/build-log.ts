// The part of a failed build's log that says why.
import type { Clients } from '../targets/clients.ts';

const most = 15;
/** What a failed step wrote may be long: its end says why. */
const mostOfImage = 30;

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
  return linesThatMatter(events.flatMap(({ message = '' }) => message.trimEnd().split('\n')));
}

/**
 * Where an image's build failed: why, then what its failed step wrote and the place in the Dockerfile. Otherwise the lines up to the
 * end of the first failed phase, without CodeBuild's repetition of the command.
 */
export function linesThatMatter(lines: readonly string[]): readonly string[] {
  const failure = lines.findIndex((line) => /^\[Container\] .* Phase complete: \w+ State: FAILED/.test(line));
  const untilFailure = lines.slice(0, failure < 0 ? lines.length : failure + 1);
  const image = untilFailure.findLastIndex((line) => /^ERROR: failed to (build|solve)/.test(line));
  if (image >= 0) {
    const step = untilFailure.slice(0, image).findLastIndex((line) => /^ > \[.*\d+\/\d+\]/.test(line));
    return [untilFailure[image]!, ...untilFailure.slice(Math.max(step, image - mostOfImage, 0), image)];
  }
  const said = withoutEcho(untilFailure);
  return said.slice(-most);
}

/** CodeBuild repeats a failed command, with all its lines, up to ` exit status`. */
function withoutEcho(lines: readonly string[]): string[] {
  const from = lines.findIndex((line) => /^\[Container\] .*Command did not exit successfully/.test(line));
  if (from < 0) return [...lines];
  const status = lines.findIndex((line, index) => index >= from && /exit status \d+$/.test(line));
  const last = /exit status \d+$/.exec(lines[status] ?? '')?.[0];
  return [...lines.slice(0, from), ...(last ? [last] : []), ...lines.slice(Math.max(from, status) + 1)];
}
