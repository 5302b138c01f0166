// AWS::Include: the members of a snippet in S3 take the place of the transform, at the top of the template or of any object
// in it. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-include.html
import { validationError } from '../faults.ts';
import { isObject, type Json, type JsonObject } from '../template/json.ts';
import { parseTemplate } from '../template/parse.ts';
import { expressed, isKnown } from '../template/value.ts';
import type { Expansion } from './loops.ts';

export const include = 'AWS::Include';

const failed = (why: string) => validationError(`Transform ${include} failed with: ${why}`);

/** Sections that both have are joined; of other members the snippet's count. */
export function merged(into: JsonObject, snippet: JsonObject): JsonObject {
  const result = new Map(Object.entries(into));
  for (const [key, value] of Object.entries(snippet)) {
    const there = result.get(key);
    result.set(key, isObject(there) && isObject(value) ? { ...there, ...value } : value);
  }
  return Object.fromEntries(result);
}

export function snippetOf(parameters: Json | undefined, expansion: Expansion): JsonObject {
  const location = isObject(parameters) ? parameters.Location : undefined;
  if (location === undefined) throw failed('The Location parameter is required.');
  const value = expansion.evaluate(location);
  // A parameter may have no value in a draft.
  if (!isKnown(value) && expansion.isDraft) return {};
  const url = String(expressed(value));
  if (!url.startsWith('s3://')) throw failed(`The specified S3 object's URI is not valid: ${url}`);
  const snippet = parseTemplate(expansion.read(url, failed));
  if (inPlaceTransforms(snippet).length > 0) throw failed('A snippet cannot include another one.');
  return snippet;
}

/** The names of the transforms in `Fn::Transform`, at any depth. @throws ValidationError */
export function inPlaceTransforms(value: Json | undefined): string[] {
  const names: string[] = [];
  collectTransforms(value, names);
  return names;
}

function collectTransforms(value: Json | undefined, names: string[]): void {
  if (Array.isArray(value)) for (const each of value) collectTransforms(each as Json, names);
  if (!isObject(value)) return;
  for (const key of Object.keys(value)) {
    collectTransforms(value[key], names);
    if (key === 'Fn::Transform')
      names.push(...[value[key]].flat().map((each) => transformName(each as Json)));
  }
}

/** @throws ValidationError */
export function transformName(declared: Json): string {
  if (!isObject(declared)) return String(declared);
  if (typeof declared.Name === 'string') return declared.Name;
  throw validationError('Key Name of transform definition must be a string.');
}
