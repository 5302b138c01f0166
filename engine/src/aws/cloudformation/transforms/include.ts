// AWS::Include: the members of a snippet in S3 take the place of the transform, at the top of the template or of any object
// in it. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-include.html
import { validationError } from '../faults.ts';
import { isObject, type Json, type JsonObject } from '../template/json.ts';
import { parseTemplate } from '../template/parse.ts';
import { expressed, isKnown } from '../template/value.ts';
import type { Expansion } from './loops.ts';

export const include = 'AWS::Include';

const failed = (why: string) => validationError(`Transform ${include} failed with: ${why}`);

/** The template with each `Fn::Transform` replaced, from the inside out, and then those of its section Transform. */
export function includeSnippets(source: JsonObject, expansion: Expansion): JsonObject {
  const { Transform, Parameters, ...rest } = source;
  const included = within(rest, expansion) as JsonObject;
  const top = [Transform ?? []].flat().filter((each) => isObject(each) && each.Name === include);
  const snippets = (top as readonly JsonObject[]).map((each) => snippetOf(each.Parameters, expansion));
  return snippets.reduce<JsonObject>(merged, {
    ...(Transform === undefined ? {} : { Transform }),
    ...(Parameters === undefined ? {} : { Parameters }),
    ...included,
  });
}

/** Whether any object has an `Fn::Transform`. */
export function hasSnippets(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.some((each) => hasSnippets(each as Json));
  if (!isObject(value)) return false;
  return Object.entries(value).some(([key, inner]) => key === 'Fn::Transform' || hasSnippets(inner));
}

function within(value: Json, expansion: Expansion): Json {
  if (Array.isArray(value)) return value.map((each) => within(each as Json, expansion));
  if (!isObject(value)) return value;
  const { 'Fn::Transform': transform, ...siblings } = value;
  const members = Object.fromEntries(
    Object.entries(siblings).map(([key, inner]) => [key, within(inner, expansion)]),
  );
  if (transform === undefined) return members;
  return [transform].flat().reduce<JsonObject>((result, each) => {
    const { Name, Parameters } = isObject(each as Json) ? (each as JsonObject) : {};
    if (typeof Name !== 'string') throw validationError('Key Name of transform definition must be a string.');
    if (Name !== include) throw validationError(`No transform named ${expansion.account}::${Name} found.`);
    return merged(result, snippetOf(Parameters, expansion));
  }, members);
}

/** Sections that both have are joined; of other members the snippet's count. */
function merged(into: JsonObject, snippet: JsonObject): JsonObject {
  const result = new Map(Object.entries(into));
  for (const [key, value] of Object.entries(snippet)) {
    const there = result.get(key);
    result.set(key, isObject(there) && isObject(value) ? { ...there, ...value } : value);
  }
  return Object.fromEntries(result);
}

function snippetOf(parameters: Json | undefined, expansion: Expansion): JsonObject {
  const location = isObject(parameters) ? parameters.Location : undefined;
  if (location === undefined) throw failed('The Location parameter is required.');
  const value = expansion.evaluate(location);
  // A parameter may have no value in a draft.
  if (!isKnown(value) && expansion.isDraft) return {};
  const url = String(expressed(value));
  if (!url.startsWith('s3://')) throw failed(`The specified S3 object's URI is not valid: ${url}`);
  const snippet = within(parseTemplate(expansion.read(url, failed)), noNesting(expansion));
  return isObject(snippet) ? snippet : {};
}

/** Snippets are not looked for in snippets. */
const noNesting = (expansion: Expansion): Expansion => ({
  ...expansion,
  read: () => {
    throw failed('A snippet cannot include another one.');
  },
});
