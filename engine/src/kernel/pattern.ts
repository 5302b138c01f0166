// Regular expressions that users write: a template's AllowedPattern, a rule, a filter. The time that matching takes has
// an upper bound, so that no pattern can hold the engine: `^(a+)+$` and forty letters would keep V8's matcher busy for hours.
import { type Context, createContext, Script } from 'node:vm';
import type { RE2JS } from 're2js';
import { re2 } from './lazily.ts';

export interface Pattern {
  /** Whether the entire text matches. @throws PatternTooSlow */
  matches(text: string): boolean;
  /** Whether some part of the text matches. @throws PatternTooSlow */
  finds(text: string): boolean;
}

/** The pattern is not a regular expression. The message says where. */
export class InvalidPattern extends Error {}

/** A pattern that cannot be matched in linear time took too long on a text. From then on it fails at once. */
export class PatternTooSlow extends Error {}

const maxLength = 4096;
/** RE2 takes about 60 ns for each instruction and character, at worst. */
const maxSteps = 1_000_000;
/** The most instructions: 1,000,000 of them would take seconds to compile. */
const maxProgram = 4000;
/** For what RE2 does not know (look-around, back-references) or is too large for it: V8's own matcher, stopped then. */
const limitMs = 250;

/**
 * RE2's syntax, which is nearly Java's and JavaScript's: https://github.com/google/re2/wiki/Syntax. What it leaves out is
 * matched by V8, within a limit.
 * @throws InvalidPattern
 */
export function compilePattern(source: string): Pattern {
  if (source.length > maxLength) throw new InvalidPattern(`it is longer than ${maxLength} characters`);
  if (programBound(source) > maxProgram) return limited(source, new Error('it is too large'));
  let linear: RE2JS;
  try {
    linear = re2().compile(source);
  } catch (error) {
    return limited(source, error as Error);
  }
  const size = linear.programSize();
  let other: Pattern | undefined;
  const within = (text: string, match: (by: RE2JS) => boolean, otherwise: keyof Pattern) => {
    if (size * text.length <= maxSteps) return match(linear);
    other ??= limitedIfKnown(source);
    return other[otherwise](text);
  };
  return {
    matches: (text) => within(text, (by) => by.matches(text), 'matches'),
    finds: (text) => within(text, (by) => by.matcher(text).find(), 'finds'),
  };
}

/**
 * One class of characters for the entire text, such as `^[\p{L}\p{N}_.-]*$` for a tag: V8 has nothing to backtrack to. RE2
 * takes milliseconds to compile what `\p` stands for. Left out is what the two read differently, such as `\s`.
 */
const oneClass = /^\^\[(?!\^)(?:[^[\]\\]|\\[wd./-]|\\p\{[LNZ]\})+\](?:[*+]|\{\d+(?:,\d*)?\})?\$$/;

/**
 * As `compilePattern`, for patterns that are not a user's, without limits, which a busy machine could exceed. AWS's few
 * with look-around are V8's to match: they do not backtrack far.
 */
export function compileTrustedPattern(source: string): Pattern {
  const only = oneClass.test(source) ? expressionOf(source) : undefined;
  if (only) return { matches: (text) => only.test(text), finds: (text) => only.test(text) };
  try {
    const linear = re2().compile(source);
    return { matches: (text) => linear.matches(text), finds: (text) => linear.matcher(text).find() };
  } catch {
    const forV8 = source.replaceAll('\\x{', '\\u{');
    const whole = new RegExp(`^(?:${forV8})$`, 'u');
    const part = new RegExp(forV8, 'u');
    return { matches: (text) => whole.test(text), finds: (text) => part.test(text) };
  }
}

/** Undefined for what is no expression to V8, such as `[a-z0-9-_]`. */
function expressionOf(source: string): RegExp | undefined {
  try {
    return new RegExp(source, 'u');
  } catch {
    return undefined;
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
  let tooSlow: PatternTooSlow | undefined;
  const test = (expression: RegExp, text: string) => {
    if (tooSlow) throw tooSlow;
    const matches = testWithin(expression, text);
    if (matches !== undefined) return matches;
    tooSlow = slow(source, text);
    throw tooSlow;
  };
  return { matches: (text) => test(whole, text), finds: (text) => test(part, text) };
}

/** V8 does not know everything that RE2 does, such as `(?i)`. */
function limitedIfKnown(source: string): Pattern {
  try {
    return limited(source, new Error());
  } catch {
    const fail = (text: string) => {
      throw slow(source, text);
    };
    return { matches: fail, finds: fail };
  }
}

const slow = (source: string, text: string) =>
  new PatternTooSlow(`The pattern ${source} takes too long on a text of ${text.length} characters`);

const script = new Script('expression.test(text)');
let context: Context | undefined;

/** On a machine that is so busy that its time passes without this process. */
const maxTries = 3;

/** Undefined when V8 took too long, or more memory than it allows a regular expression. */
function testWithin(expression: RegExp, text: string): boolean | undefined {
  context ??= createContext();
  Object.assign(context, { expression, text });
  const before = process.cpuUsage();
  for (let tries = 1; ; tries++) {
    try {
      return script.runInContext(context, { timeout: limitMs }) as boolean;
    } catch (error) {
      const { code, name } = error as NodeJS.ErrnoException;
      if (name === 'SyntaxError' || name === 'RangeError') return;
      if (code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      const { user, system } = process.cpuUsage(before);
      if (tries === maxTries || (user + system) / 1000 > limitMs / 2) return;
    }
  }
}

/** About how many instructions a pattern has once its counted repetitions are written out, as matchers do. */
export function programBound(source: string): number {
  const outer: number[] = [];
  let sum = 0;
  let last = 0;
  const tokens = /\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{(\d+)(?:,(\d*))?\}|./gs;
  for (const [token, low, high] of source.matchAll(tokens)) {
    if (token === '(') {
      outer.push(sum);
      sum = 0;
    } else if (token === ')') {
      last = sum + 2;
      sum = (outer.pop() ?? 0) + last;
    } else if (low === undefined) {
      last = 1;
      sum += 1;
    } else {
      const more = last * (Math.max(Number(low), Number(high || 0), 1) - 1);
      last += more;
      sum += more;
    }
  }
  return sum;
}

/**
 * The named groups of the first part of a text that matches; undefined where none does. Linear time only.
 * @throws InvalidPattern
 */
export function compileCaptures(source: string): {
  readonly names: readonly string[];
  find(text: string): Readonly<Record<string, string>> | undefined;
} {
  if (source.length > maxLength || programBound(source) > maxProgram)
    throw new InvalidPattern('it is too large');
  let linear: RE2JS;
  try {
    linear = re2().compile(source);
  } catch (error) {
    throw new InvalidPattern((error as Error).message.replace(/^error parsing regexp: /, ''));
  }
  const names = Object.keys(linear.namedGroups());
  return {
    names,
    find: (text) => {
      if (linear.programSize() * text.length > maxSteps) throw slow(source, text);
      const matcher = linear.matcher(text);
      if (!matcher.find()) return undefined;
      return Object.fromEntries(names.map((name) => [name, matcher.group(name) ?? '']));
    },
  };
}
