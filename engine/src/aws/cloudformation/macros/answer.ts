// What a macro's function answers, checked with CloudFormation's messages.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-macros-author.html
import { parseJson } from '../../../kernel/json.ts';
import { validationError } from '../faults.ts';
import { isObject, type Json } from '../template/json.ts';

export interface Returned {
  /** JSON. */
  readonly payload: string;
  /** Whether the function has failed. */
  readonly failed: boolean;
}

/** The fragment. @throws ValidationError */
export function fragmentOf({ payload, failed }: Returned, transformId: string, requestId: string): Json {
  const malformed = () => validationError(`Received malformed response from transform ${transformId}`);
  const answer = failed ? undefined : parsed(payload);
  if (!isObject(answer) || answer.requestId !== requestId || typeof answer.status !== 'string')
    throw malformed();
  if (answer.status.toLowerCase() !== 'success') throw macroFailed(transformId, answer.errorMessage);
  if (answer.fragment === undefined) throw malformed();
  return answer.fragment;
}

/** @param why absent or not a text: the macro has not said why */
export const macroFailed = (transformId: string, why: unknown) =>
  validationError(
    typeof why === 'string' && why !== ''
      ? `Transform ${transformId} failed with: ${why}`
      : `Transform ${transformId} failed without an error message.`,
  );

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
