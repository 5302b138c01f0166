// Evaluates intrinsic functions. What depends on a resource that does not exist yet is Unknown.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
import { templateError, validationError } from '../faults.ts';
import { extensions } from './functions/extensions.ts';
import { lists } from './functions/lists.ts';
import { logic } from './functions/logic.ts';
import { lookups } from './functions/lookups.ts';
import { text } from './functions/text.ts';
import { isObject, type Json } from './json.ts';
import { type Evaluate, type IntrinsicFunction, noValue, type Scope, type Value } from './value.ts';

const functions: Readonly<Record<string, IntrinsicFunction>> = {
  ...text,
  ...lists,
  ...lookups,
  ...logic,
  ...extensions,
};

export function evaluate(value: Json, scope: Scope): Value {
  const inner: Evaluate = (each) => evaluate(each, scope);
  if (typeof value === 'string') return dynamic(value, scope);
  if (Array.isArray(value)) return value.map(inner).filter((each) => each !== noValue);
  if (!isObject(value)) return value === null ? noValue : (value as Value);
  const [name, ...others] = Object.keys(value);
  if (name !== undefined && others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))) {
    const intrinsic = Object.hasOwn(functions, name) ? functions[name] : undefined;
    if (!intrinsic) throw unsupported(name);
    const result = intrinsic(value[name]!, inner, scope);
    // A dynamic reference may be composed by functions.
    return typeof result === 'string' ? dynamic(result, scope) : result;
  }
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, each]) => [key, memberOf(each, inner(each))] as const)
      .filter(([, each]) => each !== noValue),
  );
}

/**
 * A member is left out, too, when what it refers to is a parameter with the value `AWS::NoValue`: AWS's own template for
 * publishing a module has that as a default. The text itself stays what it is.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cloudformation-publictypeversion.html
 */
const memberOf = (expression: Json, value: Value): Value =>
  value === 'AWS::NoValue' && isObject(expression) ? noValue : value;

const resolve = /\{\{resolve:([a-z-]+):([^{}]+)\}\}/g;

function dynamic(value: string, { dynamicReference }: Scope): string {
  if (!dynamicReference || !value.includes('{{resolve:')) return value;
  return value.replace(resolve, (_match, service: string, key: string) => dynamicReference(service, key));
}

function unsupported(name: string) {
  return name === 'Fn::Transform'
    ? validationError(`Drydock does not support the intrinsic function ${name} yet.`)
    : templateError(`Encountered unsupported function: ${name}`);
}
