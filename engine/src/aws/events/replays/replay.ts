// Archived events that are sent to their bus once more: to all of its rules, or to some.
// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-replay-archived-event.html
import type { Replay } from '@aws-sdk/client-eventbridge';
import type { Context } from '../../../kernel/context.ts';
import { eventsOf } from '../archives/archive.ts';
import { redeliver } from '../deliver.ts';
import { replayNotFound } from '../faults.ts';
import { archives, type ReplayRecord, replays } from '../state.ts';

/** How many are sent at once, and how long after the ones before. */
const most = 100;
const intervalMs = 100;
/** How long one is STARTING. */
export const startMs = 1_000;

/** @throws ResourceNotFoundException */
export function requireReplay(name: string | undefined, ctx: Context): ReplayRecord {
  const found = ctx.get(replays, name ?? '');
  if (!found) throw replayNotFound(name ?? '');
  return found;
}

/** Sends the next of its events. */
export function replayOn(replay: ReplayRecord, ctx: Context): ReplayRecord {
  const archive = ctx.get(archives, replay.archive);
  const window = { from: replay.from, to: replay.to };
  const events = archive ? eventsOf(archive, window, ctx) : [];
  const sent = events.slice(replay.replayed, replay.replayed + most);
  for (const { value } of sent) redeliver({ ...value, 'replay-name': replay.name }, replay, ctx);
  const replayed = replay.replayed + sent.length;
  const last = sent.at(-1)?.timestamp;
  return {
    ...replay,
    replayed,
    nextAt: ctx.now + intervalMs,
    ...(last !== undefined && { lastAt: last }),
    ...(replayed >= events.length && { state: 'COMPLETED', endedAt: ctx.now }),
  };
}

export const replayView = (replay: ReplayRecord): Replay => ({
  ReplayName: replay.name,
  EventSourceArn: replay.sourceArn,
  State: replay.state,
  EventStartTime: new Date(replay.from),
  EventEndTime: new Date(replay.to),
  ...(replay.lastAt !== undefined && { EventLastReplayedTime: new Date(replay.lastAt) }),
  ReplayStartTime: new Date(replay.startedAt),
  ...(replay.endedAt !== undefined && { ReplayEndTime: new Date(replay.endedAt) }),
});
