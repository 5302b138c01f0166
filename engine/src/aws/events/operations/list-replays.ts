// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListReplays.html
import type { Operation } from '../../../kernel/context.ts';
import { checkFilters, paged } from '../archives/list.ts';
import { replayView } from '../replays/replay.ts';
import { replays } from '../state.ts';

export const listReplays: Operation<'events', 'ListReplays'> = (input, ctx) => {
  checkFilters('ListReplays', input);
  const { NamePrefix = '', EventSourceArn, State } = input;
  const found = ctx
    .all(replays)
    .filter(
      ({ name, sourceArn, state }) =>
        name.startsWith(NamePrefix) &&
        [sourceArn, undefined].includes(EventSourceArn) &&
        [state, undefined].includes(State),
    );
  const { items, ...more } = paged(found, input);
  return { Replays: items.map(replayView), ...more };
};
