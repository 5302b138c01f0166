// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEventBus.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { busExists, invalid } from '../faults.ts';
import { busArn, findBus } from '../find.ts';
import { buses } from '../state.ts';
import { tagsOf } from '../tags.ts';
import { checkDeadLetters } from '../targets/check.ts';

export const createEventBus: Operation<'events', 'CreateEventBus'> = (input, ctx) => {
  const { Name: name = '', EventSourceName, Description: description, Tags, ...settings } = input;
  if (EventSourceName !== undefined)
    throw invalid('Drydock has no partner event sources: leave EventSourceName out.');
  if (name.includes('/')) throw invalid("Event bus name must not contain '/'.");
  if (findBus(name, ctx)) throw busExists(name);
  checkDeadLetters(settings.DeadLetterConfig?.Arn, ctx);
  const arn = busArn(name, ctx);
  const bus = { name, arn, description, policy: {}, settings: plain(settings), tags: tagsOf(Tags) };
  ctx.put(buses, name, plain({ ...bus, createdAt: ctx.now, modifiedAt: ctx.now }));
  return { EventBusArn: arn, Description: description, ...settings };
};
