// Takes a replay from STARTING to RUNNING, and on until all of its events are sent or it is cancelled.
import type { Controller } from '../../../kernel/controller.ts';
import { replayOn } from '../replays/replay.ts';
import { type ReplayRecord, replays } from '../state.ts';

export const replayController: Controller<ReplayRecord, 'advance'> = {
  name: 'events/replay',
  keys: (state) => state.keys(replays),
  watches: { 'events/replays': (key) => [key] },
  observe: (state, key) => state.get(replays, key),
  plan({ state, nextAt }, now) {
    if (state === 'CANCELLING') return { steps: ['advance'] };
    if (state !== 'STARTING' && state !== 'RUNNING') return { steps: [] };
    return now < nextAt ? { steps: [], revisitAt: nextAt } : { steps: ['advance'] };
  },
  apply(_step, ctx, key) {
    const replay = ctx.get(replays, key)!;
    if (replay.state === 'STARTING') ctx.put(replays, key, { ...replay, state: 'RUNNING' });
    else if (replay.state === 'CANCELLING')
      ctx.put(replays, key, { ...replay, state: 'CANCELLED', endedAt: ctx.now });
    else ctx.put(replays, key, replayOn(replay, ctx));
  },
};
