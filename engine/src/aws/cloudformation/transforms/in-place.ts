// `Fn::Transform`: its result takes the place of the object that it is in. The innermost ones come first; of a list, each gets
// what the one before it has made.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-transform.html
import { isObject, type Json, type JsonObject } from '../template/json.ts';
import { include, merged, snippetOf, transformName } from './include.ts';
import type { Expansion } from './loops.ts';

/** The template with each `Fn::Transform` replaced. */
export function transformInPlace(
  { Transform, Parameters, ...rest }: JsonObject,
  expansion: Expansion,
): JsonObject {
  return {
    ...(Transform === undefined ? {} : { Transform }),
    ...(Parameters === undefined ? {} : { Parameters }),
    ...(within(rest, expansion) as JsonObject),
  };
}

function within(value: Json, expansion: Expansion): Json {
  if (Array.isArray(value)) return value.map((each) => within(each as Json, expansion));
  if (!isObject(value)) return value;
  const { 'Fn::Transform': transform, ...siblings } = value;
  const members = Object.fromEntries(
    Object.entries(siblings).map(([key, inner]) => [key, within(inner, expansion)]),
  );
  if (transform === undefined) return members;
  return [transform].flat().reduce<Json>((fragment, each) => {
    const name = transformName(each as Json);
    const { Parameters } = each as JsonObject;
    if (name !== include)
      return expansion.macro({ name, fragment, params: isObject(Parameters) ? Parameters : {} });
    return merged(isObject(fragment) ? fragment : {}, snippetOf(Parameters, expansion));
  }, members);
}
