// Keeps a mapping polling: one receive at a time, and as many invocations as may run at once.
import type { Controller } from '../../../kernel/controller.ts';
import { outcomes } from '../../../kernel/outcomes.ts';
import { whyNotPolled } from '../event-sources/mapping.ts';
import {
  askForMessages,
  invokeBatch,
  mappingController,
  maxInvocations,
  noPoll,
  settleInvocation,
  takeMessages,
} from '../event-sources/poll.ts';
import {
  type EventSourceMappingRecord,
  eventSourceMappings,
  functions,
  type PollRecord,
  polls,
} from '../state.ts';

interface Snapshot {
  readonly mapping: EventSourceMappingRecord;
  readonly poll: PollRecord;
  readonly functionExists: boolean;
  /** Of the receive, and of the invocations by token: whether their outcome is known. */
  readonly isReceived: boolean;
  readonly ended: readonly string[];
}

type Step = 'settle-state' | 'take' | 'invoke' | 'ask' | { readonly ended: string };

export const eventSourceMappingController: Controller<Snapshot, Step> = {
  name: mappingController,
  keys: (state) => state.keys(eventSourceMappings),
  watches: {
    'lambda/event-source-mappings': (uuid) => [uuid],
    'lambda/polls': (uuid) => [uuid],
    'lambda/functions': (name, state) =>
      state.all(eventSourceMappings).flatMap(({ uuid, functionName }) => (functionName === name ? uuid : [])),
  },

  observe(state, uuid) {
    const mapping = state.get(eventSourceMappings, uuid);
    if (!mapping) return undefined;
    const poll = state.get(polls, uuid) ?? noPoll;
    const isOpen = (token: string) => state.get(outcomes, token)?.status === 'open';
    return {
      mapping,
      poll,
      functionExists: state.get(functions, mapping.functionName) !== undefined,
      isReceived: poll.receive !== undefined && !isOpen(poll.receive),
      ended: poll.invocations.map(({ token }) => token).filter((token) => !isOpen(token)),
    };
  },

  /** One step at a time: each changes what the next one is made from. */
  plan({ mapping, poll, functionExists, isReceived, ended }, now) {
    const { state, enabled, batchSize } = mapping;
    if (!['Enabled', 'Disabled'].includes(state)) return { steps: ['settle-state'] };
    if (ended[0] !== undefined) return { steps: [{ ended: ended[0] }] };
    if (isReceived) return { steps: ['take'] };
    const { gathered, gatherUntil, receive, notBefore = 0, invocations } = poll;
    const isFree = functionExists && invocations.length < maxInvocations(mapping);
    const isBatch = gathered.length >= batchSize || (gathered.length > 0 && now >= gatherUntil!);
    if (isBatch && isFree && receive === undefined) return { steps: ['invoke'] };
    const mayAsk = enabled && isFree && !isBatch && receive === undefined && !isRecorded(mapping);
    if (mayAsk && now >= notBefore) return { steps: ['ask'] };
    if (mayAsk) return { steps: [], revisitAt: notBefore };
    return { steps: [] };
  },

  apply(step, ctx, uuid) {
    const mapping = ctx.get(eventSourceMappings, uuid)!;
    const poll = ctx.get(polls, uuid) ?? noPoll;
    if (step === 'settle-state') {
      if (mapping.state === 'Deleting') {
        ctx.delete(eventSourceMappings, uuid);
        if (ctx.get(polls, uuid)) ctx.delete(polls, uuid);
        return;
      }
      const exists = ctx.get(functions, mapping.functionName) !== undefined;
      const reason = exists ? whyNotPolled(mapping, ctx) : undefined;
      ctx.put(eventSourceMappings, uuid, {
        ...mapping,
        state: mapping.enabled ? 'Enabled' : 'Disabled',
        lastResult: reason ?? 'No records processed',
      });
    } else if (step === 'take') takeMessages(mapping, poll, ctx);
    else if (step === 'invoke') invokeBatch(mapping, poll, ctx);
    else if (step === 'ask') askForMessages(mapping, poll, ctx);
    else settleInvocation(mapping, poll, step.ended, ctx);
  },
};

const isRecorded = ({ lastResult = '' }: EventSourceMappingRecord) => lastResult.startsWith('Recorded only');
