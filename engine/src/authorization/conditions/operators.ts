// How each condition operator compares one value of the request with one of the policy.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
import { BlockList, isIP } from 'node:net';
import { compilePattern, substitute } from '../policies/variables.ts';
import type { RequestContext } from '../request.ts';

export interface Comparison {
  readonly context: RequestContext;
  readonly hasVariables: boolean;
}

/** @param value of the request @param expected of the policy */
type Compare = (value: string, expected: string, by: Comparison) => boolean;

interface Operator {
  readonly compare: Compare;
  /** It holds where the comparison with every value of the policy fails. */
  readonly isNegated?: true;
}

const text =
  (same: (value: string, expected: string) => boolean): Compare =>
  (value, expected, { context, hasVariables }) => {
    const resolved = substitute(expected, context, hasVariables);
    return resolved !== undefined && same(value, resolved);
  };

const ordered =
  (read: (text: string) => number, holds: (value: number, expected: number) => boolean): Compare =>
  (value, expected) =>
    holds(read(value), read(expected));

const like: Compare = (value, expected, { context, hasVariables }) =>
  compilePattern(expected, context, hasVariables)?.(value) ?? false;

/** Each of an ARN's six parts is compared by itself: a wildcard does not reach beyond its colon. */
const arn: Compare = (value, expected, by) => {
  const [parts, patterns] = [partsOf(value), partsOf(expected)];
  if (parts.length !== 6 || patterns.length !== 6) return expected === '*' && parts.length === 6;
  return patterns.every((pattern, index) => like(parts[index]!, pattern, by));
};

/** `arn:aws:…:resource`, whose sixth part may have colons; those of a variable are not separators. */
function partsOf(text: string): string[] {
  const parts = text.split(/:(?![^{]*\})/);
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}

const equal = (a: string, b: string) => a === b;
const equalInAnyCase = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** Milliseconds; a date is ISO 8601, or seconds since 1970. */
const date = (text: string) => (/^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text));

const inBlock: Compare = (value, expected) => {
  const [address = '', length] = expected.split('/');
  const [family, ofValue] = [isIP(address), isIP(value)];
  if (family === 0 || ofValue !== family) return false;
  const bits = Number(length ?? (family === 4 ? 32 : 128));
  if (!Number.isInteger(bits) || bits < 0 || bits > (family === 4 ? 32 : 128)) return false;
  const type = family === 4 ? 'ipv4' : 'ipv6';
  const block = new BlockList();
  block.addSubnet(address, bits, type);
  return block.check(value, type);
};

const not = (compare: Compare): Operator => ({ compare, isNegated: true });
const is = (compare: Compare): Operator => ({ compare });

/** By name in lower case, as policies may write them in any. */
const operators: Readonly<Record<string, Operator>> = {
  stringequals: is(text(equal)),
  stringnotequals: not(text(equal)),
  stringequalsignorecase: is(text(equalInAnyCase)),
  stringnotequalsignorecase: not(text(equalInAnyCase)),
  stringlike: is(like),
  stringnotlike: not(like),
  numericequals: is(ordered(Number, (a, b) => a === b)),
  numericnotequals: not(ordered(Number, (a, b) => a === b)),
  numericlessthan: is(ordered(Number, (a, b) => a < b)),
  numericlessthanequals: is(ordered(Number, (a, b) => a <= b)),
  numericgreaterthan: is(ordered(Number, (a, b) => a > b)),
  numericgreaterthanequals: is(ordered(Number, (a, b) => a >= b)),
  dateequals: is(ordered(date, (a, b) => a === b)),
  datenotequals: not(ordered(date, (a, b) => a === b)),
  datelessthan: is(ordered(date, (a, b) => a < b)),
  datelessthanequals: is(ordered(date, (a, b) => a <= b)),
  dategreaterthan: is(ordered(date, (a, b) => a > b)),
  dategreaterthanequals: is(ordered(date, (a, b) => a >= b)),
  bool: is(text(equalInAnyCase)),
  binaryequals: is(equal),
  ipaddress: is(inBlock),
  notipaddress: not(inBlock),
  arnequals: is(arn),
  arnlike: is(arn),
  arnnotequals: not(arn),
  arnnotlike: not(arn),
};

export function operatorNamed(name: string): Operator | undefined {
  const key = name.toLowerCase();
  return Object.hasOwn(operators, key) ? operators[key] : undefined;
}
