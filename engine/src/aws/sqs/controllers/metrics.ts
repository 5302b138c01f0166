// A queue's metrics, each minute, for as long as it is active: while it contains messages, and for six hours after the last
// message or call.
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
import { measuredOnce, sameDimensions } from '../../../contracts/measured.ts';
import type { Controller } from '../../../kernel/controller.ts';
import { type Counts, countsOf } from '../messages/counts.ts';
import { queues, type TrafficRecord, traffic } from '../state.ts';
import { noTraffic } from '../traffic.ts';

interface Snapshot {
  readonly counted: TrafficRecord;
  readonly counts: Counts;
}

const minuteMs = 60_000;
const activeMs = 6 * 60 * minuteMs;

const hasMessages = ({ visible, inFlight, delayed }: Counts) => visible + inFlight + delayed > 0;

export const metricsController: Controller<Snapshot, Snapshot> = {
  name: 'sqs/metrics',
  keys: (state) => state.keys(traffic),
  watches: { 'sqs/traffic': (name) => [name] },

  observe(state, name) {
    const queue = state.get(queues, name);
    const counted = state.get(traffic, name);
    return queue && counted && { counted, counts: countsOf(queue, state) };
  },

  plan(snapshot, now) {
    const { publishedAt, activeAt } = snapshot.counted;
    if (now < publishedAt + minuteMs) return { steps: [], revisitAt: publishedAt + minuteMs };
    const isActive = hasMessages(snapshot.counts) || now < activeAt + activeMs;
    return isActive ? { steps: [snapshot], revisitAt: now + minuteMs } : { steps: [] };
  },

  apply({ counted, counts }, ctx, name) {
    const activeAt = hasMessages(counts) ? ctx.now : counted.activeAt;
    ctx.put(traffic, name, { ...noTraffic, activeAt, publishedAt: ctx.now });
    const queue = sameDimensions({ QueueName: name });
    const metric = (metricName: string, value: number, unit: 'Bytes' | 'Count' | 'Seconds' = 'Count') =>
      measuredOnce(metricName, queue, unit, value);
    const oldestMs = counts.oldestAt === undefined ? 0 : ctx.now - counts.oldestAt;
    ctx.tell('metrics/measured', {
      namespace: 'AWS/SQS',
      at: ctx.now,
      metrics: [
        metric('ApproximateNumberOfMessagesVisible', counts.visible),
        metric('ApproximateNumberOfMessagesNotVisible', counts.inFlight),
        metric('ApproximateNumberOfMessagesDelayed', counts.delayed),
        metric('ApproximateAgeOfOldestMessage', Math.floor(oldestMs / 1000), 'Seconds'),
        metric('NumberOfMessagesSent', counted.sent),
        metric('NumberOfMessagesReceived', counted.received),
        metric('NumberOfMessagesDeleted', counted.deleted),
        metric('NumberOfEmptyReceives', counted.emptyReceives),
        ...(counted.sent > 0 ? [metric('SentMessageSize', counted.sentBytes / counted.sent, 'Bytes')] : []),
      ],
    });
  },
};
