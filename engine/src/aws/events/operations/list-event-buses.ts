// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListEventBuses.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalid } from '../faults.ts';
import { defaultBus, requireBus } from '../find.ts';
import { buses } from '../state.ts';
import { busView } from '../views.ts';

export const listEventBuses: Operation<'events', 'ListEventBuses'> = (input, ctx) => {
  const custom = ctx.all(buses).filter(({ name }) => name !== defaultBus);
  const wanted = [requireBus(defaultBus, ctx), ...custom].filter(({ name }) =>
    name.startsWith(input.NamePrefix ?? ''),
  );
  const listed = page(wanted, ({ name }) => name, input.Limit ?? 100, input.NextToken);
  if (!listed) throw invalid('Parameter NextToken is not valid.');
  return { EventBuses: listed.items.map(busView), NextToken: listed.nextToken };
};
