// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_UpdateEventBus.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { requireBus } from '../find.ts';
import { buses } from '../state.ts';
import { checkDeadLetters } from '../targets/check.ts';

/** What is not given stays as it is. */
export const updateEventBus: Operation<'events', 'UpdateEventBus'> = (
  { Name, Description, ...settings },
  ctx,
) => {
  const before = requireBus(Name, ctx);
  checkDeadLetters(settings.DeadLetterConfig?.Arn, ctx);
  const bus = plain({
    ...before,
    description: Description ?? before.description,
    settings: { ...before.settings, ...plain(settings) },
    modifiedAt: ctx.now,
  });
  ctx.put(buses, bus.name, bus);
  return { Arn: bus.arn, Name: bus.name, Description: bus.description, ...bus.settings };
};
