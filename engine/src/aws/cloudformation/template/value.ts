// What a part of a template evaluates to, and what it is evaluated in.
import { templateError } from '../faults.ts';
import type { Template } from './declarations.ts';
import type { Json, JsonObject } from './json.ts';

/** A value that only a later step can give. `expression` is what is known of it, as a template would say it. */
export class Unknown {
  readonly expression: Json;
  constructor(expression: Json) {
    this.expression = expression;
  }
}

/** AWS::NoValue: whatever holds it leaves it out. */
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
  /** The value of `{{resolve:<service>:<key>}}`; absent: such texts are left as they are. */
  dynamicReference?(service: string, key: string): string;
}

/** Evaluates a call's argument, or any part of it. */
export type Evaluate = (value: Json) => Value;
export type IntrinsicFunction = (argument: Json, evaluate: Evaluate, scope: Scope) => Value;

/** The value with every Unknown as its expression. */
export function expressed(value: Value): Json {
  if (value instanceof Unknown) return value.expression;
  if (value === noValue) return { Ref: 'AWS::NoValue' };
  if (Array.isArray(value)) return (value as readonly Value[]).map(expressed);
  if (typeof value !== 'object') return value as Json;
  return Object.fromEntries(
    Object.entries(value as ValueObject).map(([key, each]) => [key, expressed(each)]),
  );
}

/** The value as plain JSON. @throws ValidationError when a part of it is not known */
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
