// What a template's conditions come to with given values of its parameters.
import { entry } from './template.ts';

export type Values = Readonly<Record<string, unknown>>;

/** Whether a condition holds; undefined where it depends on what only AWS knows. */
export function holds(expression: unknown, conditions: Values, values: Values): boolean | undefined {
  const {
    Condition: name,
    'Fn::Equals': equals,
    'Fn::Not': not,
    'Fn::And': and,
    'Fn::Or': or,
  } = entry(expression);
  const each = (list: unknown) => (list as unknown[]).map((one) => holds(one, conditions, values));
  if (typeof name === 'string') return holds(conditions[name], conditions, values);
  if (Array.isArray(equals)) {
    const [one, other] = equals.map((side) => known(side, values));
    return one === undefined || other === undefined ? undefined : String(one) === String(other);
  }
  if (Array.isArray(not)) {
    const [inner] = each(not);
    return inner === undefined ? undefined : !inner;
  }
  const parts = each(and ?? or ?? []);
  const decides = and === undefined;
  if (parts.includes(decides)) return decides;
  return parts.length === 0 || parts.includes(undefined) ? undefined : !decides;
}

/** A literal, or what a parameter is; undefined for all else. */
export function known(of: unknown, values: Values): unknown {
  if (typeof of !== 'object' || of === null) return of;
  const { Ref } = entry(of);
  return typeof Ref === 'string' ? values[Ref] : undefined;
}
