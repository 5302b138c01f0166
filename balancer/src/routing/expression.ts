// Regular expressions of rules and transforms. They come from users, and requests from anyone: RE2 matches them in time
// linear in the text, where a backtracking matcher would take hours for `^/(a+)+$` and forty letters. Like RE2, AWS has
// no look-around, back-references, atomic groups, possessive quantifiers or recursion.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html (Rule basics)
// https://github.com/google/re2/wiki/Syntax
import type { RE2JS } from 're2js';
import { re2 } from './re2.ts';

/** An expression that is not valid, that AWS and RE2 do not know, or that is too large. The message says which. */
export class UnusableExpression extends Error {}

/** The most instructions; each character of a text may pass through all of them. `[a-z]{400}` has about 400. */
const maxProgram = 500;

/** @throws UnusableExpression */
export function compileExpression(source: string, caseSensitive: boolean): RE2JS {
  // RE2 knows these, AWS does not.
  if (/^(?:[^\\]|\\[^pP])*\\[pP]/s.test(source))
    throw new UnusableExpression('Unicode character classes are not supported');
  let compiled: RE2JS;
  try {
    compiled = re2().compile(source, caseSensitive ? 0 : re2().CASE_INSENSITIVE);
  } catch (error) {
    throw new UnusableExpression((error as Error).message.replace(/^error parsing regexp: /, ''));
  }
  if (compiled.programSize() > maxProgram)
    throw new UnusableExpression('its counted repetitions make it too large');
  return compiled;
}
