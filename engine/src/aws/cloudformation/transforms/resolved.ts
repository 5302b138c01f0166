// The functions that AWS::LanguageExtensions leaves as their values in the processed template, where they depend on no resource.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-languageextensions.html
// A stack on AWS, recorded by LocalStack (test_transformers.snapshot.json, test_transform_foreach_use_case), shows that
// Fn::Sub is among them.
import { isObject, type Json } from '../template/json.ts';
import { expressed, isKnown, type Value } from '../template/value.ts';
import type { Expansion } from './loops.ts';

const functions: readonly string[] = ['Fn::FindInMap', 'Fn::Length', 'Fn::Sub', 'Fn::ToJsonString'];

/** @param secrets parameters whose values no template may show */
export function resolved(value: Json, expansion: Expansion, secrets: readonly string[]): Json {
  if (Array.isArray(value)) return value.map((each) => resolved(each as Json, expansion, secrets));
  if (!isObject(value)) return value;
  const [name, ...others] = Object.keys(value);
  if (name !== undefined && others.length === 0 && functions.includes(name)) {
    const result = namesAny(value, secrets) ? undefined : attempt(value, expansion);
    if (result !== undefined && isKnown(result)) return expressed(result);
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, resolved(inner, expansion, secrets)]),
  );
}

/** Parameters with NoEcho. */
export const secretParameters = (parameters: Json | undefined): string[] =>
  Object.entries(isObject(parameters) ? parameters : {}).flatMap(([name, declared]) =>
    isObject(declared) && String(declared.NoEcho) === 'true' ? [name] : [],
  );

const namesAny = (value: Json, names: readonly string[]): boolean => {
  const text = JSON.stringify(value);
  return names.some((name) => text.includes(name));
};

/** What fails is refused where it is used: a branch that is not taken may say anything. */
function attempt(value: Json, { evaluate }: Expansion): Value | undefined {
  try {
    return evaluate(value);
  } catch {
    return undefined;
  }
}
