// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeReplay.html
import type { Operation } from '../../../kernel/context.ts';
import { replayView, requireReplay } from '../replays/replay.ts';

export const describeReplay: Operation<'events', 'DescribeReplay'> = (input, ctx) => {
  const replay = requireReplay(input.ReplayName, ctx);
  return {
    ...replayView(replay),
    ReplayArn: replay.arn,
    Description: replay.description,
    Destination: { Arn: replay.destination, ...(replay.rules && { FilterArns: [...replay.rules] }) },
  };
};
