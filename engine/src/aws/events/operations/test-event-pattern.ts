// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TestEventPattern.html
import { type Fields, isFields } from '../../../contracts/event-patterns/fields.ts';
import { matches } from '../../../contracts/event-patterns/matches.ts';
import { parsePattern } from '../../../contracts/event-patterns/parse.ts';
import type { Operation } from '../../../kernel/context.ts';
import { parseJson } from '../../../kernel/json.ts';
import { invalid } from '../faults.ts';

const required = ['id', 'account', 'source', 'time', 'region', 'resources', 'detail-type'];

export const testEventPattern: Operation<'events', 'TestEventPattern'> = (input) => {
  const pattern = parsePattern(input.EventPattern!);
  return { Result: matches(pattern, eventOf(input.Event!)) };
};

function eventOf(text: string): Fields {
  let event: unknown;
  try {
    event = parseJson(text);
  } catch {
    event = undefined;
  }
  if (!isFields(event) || required.some((name) => event[name] === undefined))
    throw invalid('Parameter Event is not valid.');
  return event;
}
