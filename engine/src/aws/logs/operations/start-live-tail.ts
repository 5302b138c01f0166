// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartLiveTail.html
import type { StartLiveTailRequest } from '@aws-sdk/client-cloudwatch-logs';
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { streamed } from '../../../kernel/streamed.ts';
import { invalidParameter } from '../faults.ts';
import { requireGroup } from '../find.ts';
import { type LiveTailRecord, liveTails } from '../live-tail/sessions.ts';
import { compileFilter } from '../patterns/pattern.ts';
import { quotas } from '../quotas.ts';

export const startLiveTail: Operation<'logs', 'StartLiveTail'> = (input, ctx) => {
  checkStreams(input);
  compileFilter(input.logEventFilterPattern);
  const groups = input.logGroupIdentifiers!.map((identifier) => {
    if (!identifier.startsWith('arn:') || identifier.endsWith('*'))
      throw invalidParameter(
        `The log group identifier ${identifier} is not valid. Specify the ARN of a log group, without an asterisk.`,
      );
    return requireGroup(ctx, { identifier }).name;
  });
  checkQuota(ctx, quotas.liveTails, ctx.keys(liveTails).length + 1);
  const id = ctx.ids.uuid();
  const session: LiveTailRecord = plain({
    id,
    groups,
    streams: input.logStreamNames,
    prefixes: input.logStreamNamePrefixes,
    pattern: input.logEventFilterPattern,
    startedAt: ctx.now,
    sentAt: ctx.now,
    waiting: [],
  });
  ctx.put(liveTails, id, session);
  ctx.enqueue('logs/live-tail', id);
  const sessionStart = {
    requestId: ctx.requestId(),
    sessionId: id,
    logGroupIdentifiers: input.logGroupIdentifiers,
    logStreamNames: input.logStreamNames ?? [],
    logStreamNamePrefixes: input.logStreamNamePrefixes ?? [],
    logEventFilterPattern: input.logEventFilterPattern ?? '',
  };
  return streamed({
    member: 'responseStream',
    first: [{ sessionStart }],
    report: 'logs/tailed',
    next: (report) => (report.sessionId === id && 'value' in report ? report : undefined),
    left: { sessionId: id, hasLeft: true },
    mostWaiting: 10,
  });
};

/** @throws InvalidParameterException */
function checkStreams(input: StartLiveTailRequest): void {
  if (!input.logStreamNames && !input.logStreamNamePrefixes) return;
  if (input.logStreamNames && input.logStreamNamePrefixes)
    throw invalidParameter('logStreamNames and logStreamNamePrefixes are mutually exclusive parameters.');
  if (input.logGroupIdentifiers!.length > 1)
    throw invalidParameter(
      'logStreamNames and logStreamNamePrefixes can be specified only with a single log group.',
    );
}
