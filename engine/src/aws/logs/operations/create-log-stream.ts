// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogStream.html
import type { Operation } from '../../../kernel/context.ts';
import { invalidParameter, streamExists } from '../faults.ts';
import { requireGroup } from '../find.ts';
import { logStreams, streamKey } from '../state.ts';

export const createLogStream: Operation<'logs', 'CreateLogStream'> = (input, ctx) => {
  const group = requireGroup(ctx, { name: input.logGroupName });
  const name = input.logStreamName!;
  if (!/^[^:*]{1,512}$/.test(name)) {
    throw invalidParameter(
      `1 validation error detected: Value '${name}' at 'logStreamName' failed to satisfy constraint: Member must satisfy regular expression pattern: [^:*]*`,
    );
  }
  const key = streamKey(group.name, name);
  if (ctx.get(logStreams, key)) throw streamExists();
  ctx.put(logStreams, key, {
    group: group.name,
    name,
    arn: `${group.arn}:log-stream:${name}`,
    createdAt: ctx.now,
  });
  return {};
};
