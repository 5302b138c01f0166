// The section Globals: properties that all resources of a kind have. Objects are merged, lists are joined, and what the
// resource says itself wins.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
import { isObject, type Json, type JsonObject } from '../../template/json.ts';

export function withGlobals(type: string, own: JsonObject, globals: Json | undefined): JsonObject {
  const shared = isObject(globals) ? globals[type.split('::')[2] ?? ''] : undefined;
  return isObject(shared) ? (merged(shared, own) as JsonObject) : own;
}

function merged(shared: Json, own: Json): Json {
  if (Array.isArray(shared) && Array.isArray(own)) return [...(shared as Json[]), ...(own as Json[])];
  if (!isObject(shared) || !isObject(own) || isFunction(shared) || isFunction(own)) return own;
  const keys = new Set([...Object.keys(shared), ...Object.keys(own)]);
  return Object.fromEntries(
    [...keys].map((key) => {
      const [before, after] = [shared[key], own[key]];
      return [key, before === undefined ? after! : after === undefined ? before : merged(before, after)];
    }),
  );
}

function isFunction(value: JsonObject): boolean {
  const [name, ...others] = Object.keys(value);
  return others.length === 0 && (name === 'Ref' || name?.startsWith('Fn::') === true);
}
