// Sends each session of Live Tail its update once a second, and ends it after three hours.
// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartLiveTail.html
import type { StartLiveTailResponseStream } from '@aws-sdk/client-cloudwatch-logs';
import type { Controller } from '../../../kernel/controller.ts';
import { type LiveTailRecord, liveTails } from '../live-tail/sessions.ts';
import { updateOf } from '../live-tail/update.ts';

const everyMs = 1000;
const sessionMs = 3 * 3_600_000;

export const liveTailController: Controller<LiveTailRecord, 'update' | 'end'> = {
  name: 'logs/live-tail',
  keys: (state) => state.keys(liveTails),
  observe: (state, id) => state.get(liveTails, id),
  plan: ({ startedAt, sentAt }, now) => {
    if (now >= startedAt + sessionMs) return { steps: ['end'] };
    const isDue = now >= sentAt + everyMs;
    return { steps: isDue ? ['update'] : [], revisitAt: (isDue ? now : sentAt) + everyMs };
  },
  apply(step, ctx, sessionId) {
    const session = ctx.get(liveTails, sessionId)!;
    const send = (value: StartLiveTailResponseStream, isLast = false) =>
      ctx.report('logs/tailed', { sessionId, value, isLast });
    if (step === 'update') {
      send(updateOf(session));
      ctx.put(liveTails, sessionId, { ...session, sentAt: ctx.now, waiting: [] });
      return;
    }
    send({ SessionTimeoutException: { message: 'The Live Tail session has timed out.' } as never }, true);
    ctx.delete(liveTails, sessionId);
  },
};
