// Regular expressions that users write: a template's AllowedPattern, a rule, a filter. Matching takes time that is linear in
// the text's length, so that no pattern can hold the engine: `^(a+)+$` and forty letters would keep V8's regex engine busy
// for hours.
import { createContext, Script } from 'node:vm';
import { RE2JS } from 're2js';

export interface Pattern {
  /** Whether the entire text matches. @throws PatternTooSlow */
  matches(text: string): boolean;
  /** Whether some part of the text matches. @throws PatternTooSlow */
  finds(text: string): boolean;
}

/** The pattern is not a regular expression. The message says where. */
export class InvalidPattern extends Error {}

/** A pattern that RE2 does not know took too long on a text. */
export class PatternTooSlow extends Error {}

const maxLength = 4096;
/** For what RE2 does not know (look-around, back-references): V8's own matcher, stopped after this time. */
const limitMs = 25;

/**
 * RE2's syntax, which is nearly Java's and JavaScript's: https://github.com/google/re2/wiki/Syntax. What it leaves out is
 * matched by V8, within a limit.
 * @throws InvalidPattern
 */
export function compilePattern(source: string): Pattern {
  if (source.length > maxLength) throw new InvalidPattern(`it is longer than ${maxLength} characters`);
  try {
    const linear = RE2JS.compile(source);
    return { matches: (text) => linear.matches(text), finds: (text) => linear.matcher(text).find() };
  } catch (error) {
    return limited(source, error as Error);
  }
}

function limited(source: string, unknown: Error): Pattern {
  let whole: RegExp;
  let part: RegExp;
  try {
    whole = new RegExp(`^(?:${source})$`, 'u');
    part = new RegExp(source, 'u');
  } catch {
    throw new InvalidPattern(unknown.message.replace(/^error parsing regexp: /, ''));
  }
  return { matches: (text) => test(whole, text), finds: (text) => test(part, text) };
}

const script = new Script('expression.test(text)');

function test(expression: RegExp, text: string): boolean {
  try {
    return script.runInContext(createContext({ expression, text }), { timeout: limitMs }) as boolean;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    throw new PatternTooSlow(
      `The pattern ${expression.source} takes too long on a text of ${text.length} characters`,
    );
  }
}
