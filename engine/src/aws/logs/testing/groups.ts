// A rehearsed CloudWatch Logs with the group `app` and its stream `web`.
import type { AwsFault } from '../../../kernel/faults.ts';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { logs } from '../index.ts';

export function rehearsal(): Rehearsal {
  const cloud = rehearse({ services: [logs] });
  cloud.call('logs', 'CreateLogGroup', { logGroupName: 'app', tags: { team: 'web' } });
  cloud.call('logs', 'CreateLogStream', { logGroupName: 'app', logStreamName: 'web' });
  return cloud;
}

/** One event for each message, a second apart, from the present on. */
export const putMessages = (cloud: Rehearsal, messages: readonly string[], logStreamName = 'web') =>
  cloud.call('logs', 'PutLogEvents', {
    logGroupName: 'app',
    logStreamName,
    logEvents: messages.map((message, i) => ({ message, timestamp: cloud.clock.now() + i * 1000 })),
  });

/** `<code>: <message>` of what `body` throws. */
export function faultOf(body: () => unknown): string | undefined {
  try {
    body();
  } catch (error) {
    return `${(error as AwsFault).code}: ${(error as AwsFault).message}`;
  }
  return undefined;
}
