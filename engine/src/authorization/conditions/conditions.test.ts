// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policies have variables of this form.
import { expect, test } from 'vitest';
import { conditionsHold } from './conditions.ts';

const holds = (
  operator: string,
  values: readonly string[],
  found: readonly string[] | undefined,
  more: Readonly<Record<string, readonly string[]>> = {},
) =>
  conditionsHold([{ operator, key: 'aws:Key', values }], {
    context: { values: { ...(found && { 'aws:key': found }), ...more } },
    hasVariables: true,
  });

test.each<[string, string[], string[] | undefined, boolean]>([
  ['StringEquals', ['a', 'b'], ['b'], true],
  ['StringEquals', ['a'], ['A'], false],
  ['StringEqualsIgnoreCase', ['a'], ['A'], true],
  ['StringNotEquals', ['a', 'b'], ['b'], false],
  ['StringNotEquals', ['a', 'b'], ['c'], true],
  ['StringNotEqualsIgnoreCase', ['a'], ['A'], false],
  ['StringLike', ['home/*'], ['home/x/y'], true],
  ['StringNotLike', ['home/?'], ['home/xy'], true],
  ['NumericEquals', ['10'], ['10.0'], true],
  ['NumericNotEquals', ['10'], ['11'], true],
  ['NumericLessThan', ['10'], ['9'], true],
  ['NumericLessThanEquals', ['10'], ['10'], true],
  ['NumericGreaterThan', ['10'], ['10'], false],
  ['NumericGreaterThanEquals', ['10'], ['10'], true],
  ['DateEquals', ['2026-01-01T00:00:00Z'], ['1767225600'], true],
  ['DateNotEquals', ['2026-01-01T00:00:00Z'], ['2026-01-01T00:00:00.000Z'], false],
  ['DateLessThan', ['2026-06-30T00:00:00Z'], ['2026-01-01T00:00:00Z'], true],
  ['DateLessThanEquals', ['2026-01-01'], ['2026-01-02'], false],
  ['DateGreaterThan', ['2026-01-01'], ['2026-01-02'], true],
  ['DateGreaterThanEquals', ['2026-01-03'], ['2026-01-02'], false],
  ['Bool', ['true'], ['true'], true],
  ['Bool', ['true'], ['false'], false],
  ['BinaryEquals', ['QmluYXJ5'], ['QmluYXJ5'], true],
  ['IpAddress', ['203.0.113.0/24'], ['203.0.113.9'], true],
  ['IpAddress', ['203.0.113.0/24', '2001:DB8::/32'], ['2001:db8::1'], true],
  ['NotIpAddress', ['203.0.113.0/24'], ['203.0.114.9'], true],
  ['IpAddress', ['203.0.113.9'], ['203.0.113.9'], true],
  ['ArnLike', ['arn:aws:sns:*:111122223333:*'], ['arn:aws:sns:us-east-1:111122223333:topic'], true],
  ['ArnEquals', ['arn:aws:sns:*:topic'], ['arn:aws:sns:us-east-1:111122223333:topic'], false],
  ['ArnNotLike', ['arn:aws:sns:us-*:111122223333:*'], ['arn:aws:sns:eu-west-1:111122223333:topic'], true],
  ['ArnNotEquals', ['arn:aws:s3:::b'], ['arn:aws:s3:::b'], false],
  ['Null', ['true'], undefined, true],
  ['Null', ['false'], undefined, false],
  ['Null', ['false'], ['x'], true],
  // Without the key
  ['StringEquals', ['a'], undefined, false],
  ['StringNotEquals', ['a'], undefined, true],
  ['StringEqualsIfExists', ['a'], undefined, true],
  ['StringEqualsIfExists', ['a'], ['b'], false],
  ['BoolIfExists', ['true'], undefined, true],
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
  ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'b'], true],
  ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'c'], false],
  ['ForAllValues:StringEquals', ['a', 'b'], undefined, true],
  ['ForAnyValue:StringEquals', ['a', 'b'], ['c', 'b'], true],
  ['ForAnyValue:StringEquals', ['a', 'b'], ['c'], false],
  ['ForAnyValue:StringEquals', ['a', 'b'], undefined, false],
  ['ForAnyValue:StringNotLike', ['a*'], ['ab', 'c'], true],
  ['ForAllValues:StringNotLike', ['a*'], ['ab', 'c'], false],
  ['foranyvalue:stringlike', ['a*'], ['ab'], true],
  ['NoSuchOperator', ['a'], ['a'], false],
])('%s %j of %j: %s', (operator, values, found, expected) => {
  expect(holds(operator, values, found)).toBe(expected);
});

test('a variable in a value is replaced, and without a value nothing matches', () => {
  expect(holds('StringEquals', ['${aws:username}'], ['carlos'], { 'aws:username': ['carlos'] })).toBe(true);
  expect(holds('StringLike', ['${aws:username}/*'], ['carlos/x'])).toBe(false);
});

test('all conditions must hold, and one that is not known is neither true nor false', () => {
  const by = {
    context: { values: { a: ['1'] }, isUnknown: (key: string) => key === 'b' },
    hasVariables: true,
  };
  const one = (key: string, value: string) => ({ operator: 'StringEquals', key, values: [value] });
  expect(conditionsHold([one('a', '1'), one('c', '1')], by)).toBe(false);
  expect(conditionsHold([one('a', '1'), one('b', '1')], by)).toBe('unknown');
  expect(conditionsHold([one('b', '1'), one('a', '2')], by)).toBe(false);
});
