// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteEventBus.html
// Deleting one that does not exist succeeds.
import type { Operation } from '../../../kernel/context.ts';
import { busStays } from '../faults.ts';
import { busName, defaultBus } from '../find.ts';
import { buses, rules } from '../state.ts';

export const deleteEventBus: Operation<'events', 'DeleteEventBus'> = (input, ctx) => {
  const name = busName(input.Name);
  if (name === defaultBus) throw busStays(name);
  if (ctx.all(rules).some(({ bus }) => bus === name)) throw busStays(name, ' It has rules.');
  ctx.delete(buses, name);
  return {};
};
