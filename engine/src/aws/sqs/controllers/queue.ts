// Answers receives that wait, and deletes what a queue keeps no longer.
import type { Controller } from '../../../kernel/controller.ts';
import { messageKey } from '../find.ts';
import { available } from '../messages/receive.ts';
import { answer, forget, isLost, queueController, waitingFor } from '../messages/wait.ts';
import { numberOf } from '../queues/attributes.ts';
import {
  deduplications,
  deduplicationsOfQueue,
  messages,
  messagesOfQueue,
  type QueueRecord,
  queues,
  type WaitingReceive,
} from '../state.ts';

interface Snapshot {
  readonly queue: QueueRecord | undefined;
  readonly waiting: readonly (WaitingReceive & { readonly isLost: boolean })[];
  readonly available: number;
  /** Keys of messages beyond their retention period. */
  readonly expired: readonly string[];
  /** Keys of deduplications that are over. */
  readonly over: readonly string[];
  /** When a message becomes visible, expires, or may be sent again. */
  readonly nextAt: number | undefined;
}

type Step =
  | { readonly kind: 'expire'; readonly keys: readonly string[] }
  | { readonly kind: 'allow-again'; readonly keys: readonly string[] }
  | { readonly kind: 'answer' | 'forget'; readonly waiting: WaitingReceive };

const queueOf = (key: string) => [key.slice(0, key.indexOf('/'))];

export const queueControl: Controller<Snapshot, Step> = {
  name: queueController,
  keys: (state) => state.keys(queues),
  watches: {
    'sqs/queues': (name) => [name],
    'sqs/messages': queueOf,
    'sqs/waiting-receives': queueOf,
  },

  observe(state, name) {
    const { now } = state;
    const queue = state.get(queues, name);
    const waiting = waitingFor(name, state).map((each) => ({ ...each, isLost: isLost(each, state) }));
    if (!queue) return { queue, waiting, available: 0, expired: [], over: [], nextAt: undefined };
    const keptMs = numberOf(queue, 'MessageRetentionPeriod') * 1000;
    const all = state.by(messagesOfQueue, name);
    const expiries = all.map(({ sentAt }) => sentAt + keptMs);
    const remembered = state
      .keysBy(deduplicationsOfQueue, name)
      .map((key) => ({ key, until: state.get(deduplications, key)!.until }));
    const times = [
      // Nobody needs to know when a message becomes visible unless someone waits for it.
      ...(waiting.length > 0 ? all.map(({ visibleAt }) => visibleAt) : []),
      ...expiries,
      ...remembered.map(({ until }) => until),
    ].filter((at) => at > now);
    return {
      queue,
      waiting,
      available: waiting.length > 0 ? available(queue, state, now).length : 0,
      expired: all.filter((_, i) => expiries[i]! <= now).map(messageKey),
      over: remembered.filter(({ until }) => until <= now).map(({ key }) => key),
      nextAt: times.length > 0 ? times.reduce((a, b) => Math.min(a, b)) : undefined,
    };
  },

  plan({ queue, waiting, available: count, expired, over, nextAt }, now) {
    const steps: Step[] = [];
    if (expired.length > 0) steps.push({ kind: 'expire', keys: expired });
    if (over.length > 0) steps.push({ kind: 'allow-again', keys: over });
    let left = count;
    const ends: number[] = nextAt === undefined ? [] : [nextAt];
    for (const { isLost: lost, ...each } of waiting) {
      if (lost) steps.push({ kind: 'forget', waiting: each });
      else if (left > 0 || each.until <= now || !queue) {
        steps.push({ kind: 'answer', waiting: each });
        left -= Math.min(left, each.count);
      } else ends.push(each.until);
    }
    return { steps, ...(ends.length > 0 && { revisitAt: Math.min(...ends) }) };
  },

  apply(step, ctx) {
    if (step.kind === 'expire') for (const key of step.keys) ctx.delete(messages, key);
    else if (step.kind === 'allow-again') for (const key of step.keys) ctx.delete(deduplications, key);
    else if (step.kind === 'forget') forget(step.waiting, ctx);
    else answer(step.waiting, ctx);
  },
};
