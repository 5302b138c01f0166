// Ref, Fn::GetAtt and the functions that return a string.
import { templateError } from '../../faults.ts';
import { isObject, type Json } from '../json.ts';
import { placeholders, substitute } from '../placeholders.ts';
import {
  type Evaluate,
  expressed,
  type IntrinsicFunction,
  isKnown,
  noValue,
  Unknown,
  type Value,
} from '../value.ts';

const ref: IntrinsicFunction = (argument, _evaluate, scope) => {
  if (typeof argument !== 'string') throw templateError('Ref requires a name');
  if (argument === 'AWS::NoValue') return noValue;
  return Object.hasOwn(scope.parameters, argument) ? scope.parameters[argument]! : scope.ref(argument);
};

const getAtt: IntrinsicFunction = (argument, evaluate, scope) => {
  const path = typeof argument === 'string' ? argument.split('.') : argument;
  // What stands in rules is not checked beforehand.
  if (!Array.isArray(path) || path.length < 2)
    throw templateError(
      'every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
    );
  const attribute = path.slice(1).map(evaluate);
  if (!attribute.every(isKnown))
    return new Unknown({ 'Fn::GetAtt': [path[0]!, ...attribute.map(expressed)] });
  return scope.getAtt(String(path[0]), attribute.map(String).join('.'));
};

const sub: IntrinsicFunction = (argument, evaluate, scope) => {
  const [template, given] = Array.isArray(argument) ? argument : [argument];
  const wrongCount = Array.isArray(argument) && argument.length !== 2;
  if (wrongCount || typeof template !== 'string' || (given !== undefined && !isObject(given))) {
    throw templateError(
      "One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a string as first argument, and an optional second argument to specify a mapping of values to replace in the string",
    );
  }
  const values = new Map<string, Value>();
  for (const { name } of placeholders(template)) {
    const dot = name.indexOf('.');
    if (given && Object.hasOwn(given, name)) values.set(name, evaluate(given[name]!));
    else if (dot < 0) values.set(name, ref(name, evaluate, scope));
    else values.set(name, scope.getAtt(name.slice(0, dot), name.slice(dot + 1)));
  }
  if (![...values.values()].every(isKnown)) {
    const known = Object.fromEntries([...values].map(([name, value]) => [name, expressed(value)]));
    return new Unknown({ 'Fn::Sub': [template, known] });
  }
  return substitute(template, (name) => textOf(values.get(name)!, 'Fn::Sub'));
};

const join: IntrinsicFunction = (argument, evaluate) => {
  const wrong = () =>
    templateError(
      'every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.',
    );
  const [delimiter, items] = pair(argument, evaluate, wrong);
  if (items instanceof Unknown) return new Unknown({ 'Fn::Join': [String(delimiter), items.expression] });
  if (typeof delimiter !== 'string' || !Array.isArray(items)) throw wrong();
  const texts = items as readonly Value[];
  if (texts.some(Array.isArray)) throw wrong();
  if (!texts.every(isKnown)) return new Unknown({ 'Fn::Join': [delimiter, texts.map(expressed)] });
  return texts.map((each) => textOf(each, 'Fn::Join')).join(delimiter);
};

const base64: IntrinsicFunction = (argument, evaluate) => {
  const value = evaluate(argument);
  if (value instanceof Unknown) return new Unknown({ 'Fn::Base64': value.expression });
  return Buffer.from(textOf(value, 'Fn::Base64')).toString('base64');
};

export const text = {
  Ref: ref,
  'Fn::GetAtt': getAtt,
  'Fn::Sub': sub,
  'Fn::Join': join,
  'Fn::Base64': base64,
};

/** Both members of a list of two, evaluated. */
export function pair(argument: Json, evaluate: Evaluate, wrong: () => Error): readonly [Value, Value] {
  if (!Array.isArray(argument) || argument.length !== 2) throw wrong();
  return [evaluate(argument[0]), evaluate(argument[1])];
}

function textOf(value: Value, name: string): string {
  // Fn::Sub joins a list parameter with commas, as it was given.
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object'))
    return value.map(String).join(',');
  if (typeof value === 'object' || typeof value === 'symbol') {
    throw templateError(`${name} expressions must resolve to strings`);
  }
  return String(value);
}
