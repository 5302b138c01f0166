// The values that parts of a template evaluate to, and the scope that they are evaluated in.
import { templateError } from '../faults.ts';
import type { Template } from './declarations.ts';
import type { Json, JsonObject } from './json.ts';

/** A value that is not known yet. `expression` is what a template would say in its place. */
export class Unknown {
  readonly expression: Json;
  constructor(expression: Json) {
    this.expression = expression;
  }
}

/** A value that only the resource's turn decides: Unknown, or with a dynamic reference in it. */
export const isUndecided = (value: unknown): boolean =>
  value instanceof Unknown || (typeof value === 'string' && value.includes('{{resolve:'));

/** AWS::NoValue: the list or object that contains it leaves it out. */
export const noValue = Symbol('AWS::NoValue');

export type Value = string | number | boolean | Unknown | typeof noValue | readonly Value[] | ValueObject;
export interface ValueObject {
  readonly [key: string]: Value;
}

export interface Scope {
  readonly template: Template;
  /** Parameters and pseudo parameters by name. */
  readonly parameters: Readonly<Record<string, Value>>;
  condition(name: string): boolean;
  ref(logicalId: string): Value;
  getAtt(logicalId: string, attribute: string): Value;
  importValue(name: string): Value;
  stackOutput(stackName: string, output: string): Value;
  availabilityZones(region: string): Value;
  /** The value of `{{resolve:<service>:<key>}}`. Absent: references are left unresolved. */
  dynamicReference?(service: string, key: string): string;
}

/** Evaluates a call's argument, or any part of it. */
export type Evaluate = (value: Json) => Value;
export type IntrinsicFunction = (argument: Json, evaluate: Evaluate, scope: Scope) => Value;

/** The value with every Unknown replaced by its expression. */
export function expressed(value: Value): Json {
  if (value instanceof Unknown) return value.expression;
  if (value === noValue) return { Ref: 'AWS::NoValue' };
  if (Array.isArray(value)) return (value as readonly Value[]).map(expressed);
  if (typeof value !== 'object') return value as Json;
  return Object.fromEntries(
    Object.entries(value as ValueObject).map(([key, each]) => [key, expressed(each)]),
  );
}

/** The value as plain JSON. @throws ValidationError when a part of it is Unknown */
export function known(value: Value): Json {
  if (isKnown(value)) return expressed(value);
  throw templateError('a value depends on a resource where it must not');
}

export function isKnown(value: Value): boolean {
  if (value instanceof Unknown) return false;
  if (Array.isArray(value)) return (value as readonly Value[]).every(isKnown);
  return (
    typeof value !== 'object' || Object.values(value as JsonObject).every((each) => isKnown(each as Value))
  );
}
