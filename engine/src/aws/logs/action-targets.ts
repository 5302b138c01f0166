// What a rule can trigger in Logs: an event in a log group, whose streams are EventBridge's own. A template may set its time
// and its text: `{"timestamp": …, "message": …}`. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html
import { createHash } from 'node:crypto';
import type { ActionTarget } from '../../kernel/action-target.ts';
import type { Context } from '../../kernel/context.ts';

const logGroupTarget: ActionTarget = {
  owns: ({ service, resource }) => service === 'logs' && resource.startsWith('log-group:'),
  perform({ arn, source, message }, ctx) {
    const logGroupName = arn.split(':log-group:')[1]!.replace(/:\*$/, '');
    const logStreamName = streamOf(source);
    const { logStreams = [] } = ctx.call('logs', 'DescribeLogStreams', {
      logGroupName,
      logStreamNamePrefix: logStreamName,
    });
    if (logStreams.length === 0) ctx.call('logs', 'CreateLogStream', { logGroupName, logStreamName });
    ctx.call('logs', 'PutLogEvents', { logGroupName, logStreamName, logEvents: [logEventOf(message, ctx)] });
    return { status: 'performed' };
  },
};

/** One of each rule, in the form of a UUID. */
function streamOf(source: string): string {
  const hex = createHash('sha256').update(source).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}

function logEventOf(message: unknown, { now }: Context) {
  const {
    timestamp,
    message: text,
    ...more
  } = (typeof message === 'object' && message ? message : {}) as {
    readonly timestamp?: unknown;
    readonly message?: unknown;
  };
  const isOwn = typeof timestamp === 'number' && text !== undefined && Object.keys(more).length === 0;
  return { timestamp: isOwn ? timestamp : now, message: textOf(isOwn ? text : message) };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

export const actionTargets: readonly ActionTarget[] = [logGroupTarget];
