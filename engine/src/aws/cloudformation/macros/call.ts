// The calls of macros that a template makes, in the order in which it makes them. A macro's function answers later: then the
// template is processed again from its start, with the answers so far, until no call is left without one.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-macros-author.html
import type { ParameterRecord } from '../state.ts';
import type { Json, JsonObject } from '../template/json.ts';

export interface MacroCall {
  readonly name: string;
  /** The template without its section Transform, or the members beside an `Fn::Transform`. */
  readonly fragment: Json;
  /** As the template has them: not evaluated. */
  readonly params: JsonObject;
}

/** The values of the template's parameters, as the caller has given them, and as `Ref` returns them. */
export interface ParameterValues {
  readonly records: readonly ParameterRecord[];
  readonly values: JsonObject;
}

/** The template cannot be processed further before this call is answered. */
export class MacroNeeded extends Error {
  readonly call: MacroCall;
  readonly parameters: ParameterValues;

  constructor(call: MacroCall, parameters: ParameterValues) {
    super(`The macro ${call.name} has not answered yet`);
    this.call = call;
    this.parameters = parameters;
  }
}

/** Answers calls in their order. @throws what `needed` makes of the first call that has no answer */
export function answering(
  answers: readonly Json[],
  needed: (call: MacroCall) => Error,
): (call: MacroCall) => Json {
  let next = 0;
  return (call) => {
    const answer = answers[next++];
    if (answer === undefined) throw needed(call);
    return answer;
  };
}
