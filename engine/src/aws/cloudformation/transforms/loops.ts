// Fn::ForEach: `Fn::ForEach::<loop>: [<identifier>, <collection>, { <key>: <value> }]`.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html
import { validationError } from '../faults.ts';
import type { MacroCall } from '../macros/call.ts';
import { isObject, type Json, type JsonObject } from '../template/json.ts';
import { type Evaluate, isKnown } from '../template/value.ts';

export interface Expansion {
  readonly account: string;
  /** The text of an object by its `s3://` address. @throws what `failed` makes of the reason */
  readonly read: (url: string, failed: (why: string) => Error) => string;
  /** What a macro makes of a fragment. @throws ValidationError, MacroNeeded */
  readonly macro: (call: MacroCall) => Json;
  /** Evaluates what depends on parameters, mappings and conditions alone. */
  readonly evaluate: Evaluate;
  /** The template is only looked at: parameters may have no values, and what depends on them is left out. */
  readonly isDraft: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Loops within loops multiply: what would exceed every quota of a template is not made. */
const maxMembers = 10_000;

export const failed = (why: string) =>
  validationError(`Transform AWS::LanguageExtensions failed with: ${why}`);

/** @throws ValidationError */
export function expandLoops(value: Json, expansion: Expansion): Json {
  let left = maxMembers;
  const expand = (each: Json): Json => {
    if (Array.isArray(each)) return each.map((inner) => expand(inner as Json));
    if (!isObject(each)) return each;
    const members = new Map<string, Json>();
    for (const [key, inner] of Object.entries(each)) {
      if (!key.startsWith('Fn::ForEach::')) {
        members.set(key, expand(inner));
        continue;
      }
      for (const [name, made] of iterations(inner)) {
        if (members.has(name)) throw failed(`Fn::ForEach has made the key ${name} twice`);
        members.set(name, made);
      }
    }
    return Object.fromEntries(members);
  };
  const iterations = (loop: Json): [string, Json][] => {
    const [identifier, collection, body, ...more] = Array.isArray(loop) ? (loop as readonly Json[]) : [];
    if (typeof identifier !== 'string' || collection === undefined || !isObject(body) || more.length > 0)
      throw failed('Fn::ForEach layout is incorrect');
    const isUsed = Object.keys(body).every(
      (key) => key.startsWith('Fn::ForEach::') || key.includes(`{${identifier}}`),
    );
    if (!isUsed) throw failed(`Fn::ForEach layout is incorrect: its key must contain \${${identifier}}`);
    return itemsOf(collection, expansion).flatMap((item) => {
      left -= Object.keys(body).length;
      if (left < 0) throw failed(`Fn::ForEach makes more than ${maxMembers} members`);
      return Object.entries(expand(replaced(body, identifier, item)) as JsonObject);
    });
  };
  return expand(value);
}

function itemsOf(collection: Json, { evaluate, isDraft }: Expansion): string[] {
  const value = evaluate(collection);
  if (isDraft && !isKnown(value)) return [];
  if (!Array.isArray(value) || !isKnown(value)) throw failed('Fn::ForEach could not resolve list');
  const items = (value as readonly unknown[]).map(String);
  if (new Set(items).size < items.length)
    throw failed('Fn::ForEach cannot have a duplicate in its collection');
  return items;
}

/** `&{Name}` stands for the value without what a logical id cannot have. */
function replaced(value: Json, identifier: string, item: string): Json {
  const text = (given: string) =>
    given
      .replaceAll(`\${${identifier}}`, item)
      .replaceAll(`&{${identifier}}`, item.replace(/[^A-Za-z0-9]/g, ''));
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return value.map((each) => replaced(each as Json, identifier, item));
  if (!isObject(value)) return value;
  const [first, ...others] = Object.entries(value);
  // A loop's own identifier is a reference where it stands alone.
  if (first?.[0] === 'Ref' && others.length === 0 && first[1] === identifier) return item;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [text(key), replaced(inner, identifier, item)]),
  );
}
