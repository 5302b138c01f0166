// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TestEventPattern.html
import type { Operation } from '../../../kernel/context.ts';
import { parseJson } from '../../../kernel/json.ts';
import { invalid } from '../faults.ts';
import { matches } from '../pattern/matches.ts';
import { parsePattern } from '../pattern/parse.ts';

export const testEventPattern: Operation<'events', 'TestEventPattern'> = (input) => {
  const pattern = parsePattern(input.EventPattern!);
  try {
    return { Result: matches(pattern, parseJson(input.Event!)) };
  } catch {
    throw invalid('Parameter Event is not valid.');
  }
};
