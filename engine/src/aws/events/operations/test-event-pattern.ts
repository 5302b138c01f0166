// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TestEventPattern.html
import type { Operation } from '../../../kernel/context.ts';
import { parseJson } from '../../../kernel/json.ts';
import { invalid } from '../faults.ts';
import { isFields } from '../pattern/fields.ts';
import { matches } from '../pattern/matches.ts';
import { parsePattern } from '../pattern/parse.ts';

export const testEventPattern: Operation<'events', 'TestEventPattern'> = (input) => {
  const pattern = parsePattern(input.EventPattern!);
  return { Result: matches(pattern, eventOf(input.Event!)) };
};

function eventOf(text: string): unknown {
  let event: unknown;
  try {
    event = parseJson(text);
  } catch {
    event = undefined;
  }
  if (!isFields(event)) throw invalid('Parameter Event is not valid.');
  return event;
}
