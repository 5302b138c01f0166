// What a target is sent: the event, a part of it, a constant, or what a template makes of it.
import type { Target } from '@aws-sdk/client-eventbridge';
import { valueAt } from './json-path.ts';
import { fill, type RuleOfInput } from './template.ts';

/** JSON, or lines of texts. Undefined: nothing is delivered. */
export function inputFor(
  { Input, InputPath, InputTransformer }: Target,
  event: object,
  rule: RuleOfInput,
): string | undefined {
  if (Input !== undefined) return Input;
  if (InputTransformer) return fill(InputTransformer, event, rule);
  return JSON.stringify(InputPath === undefined ? event : (valueAt(InputPath, event) ?? null));
}
