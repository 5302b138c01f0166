// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CancelReplay.html
import type { Operation } from '../../../kernel/context.ts';
import { replayNotRunning } from '../faults.ts';
import { requireReplay } from '../replays/replay.ts';
import { replays } from '../state.ts';

export const cancelReplay: Operation<'events', 'CancelReplay'> = (input, ctx) => {
  const replay = requireReplay(input.ReplayName, ctx);
  if (replay.state !== 'STARTING' && replay.state !== 'RUNNING') throw replayNotRunning(replay.name);
  ctx.put(replays, replay.name, { ...replay, state: 'CANCELLING' });
  return { ReplayArn: replay.arn, State: 'CANCELLING' };
};
