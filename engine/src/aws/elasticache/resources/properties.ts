// Properties of templates as the API's input: the same names, but for a few.
import { tagsOf } from '../../../contracts/managed-stores/template-changes.ts';
import type { Properties, ResourceRequest } from '../../../contracts/resource-type.ts';
import { tagRecord } from '../../../contracts/tag-records.ts';
import type { Context } from '../../../kernel/context.ts';
import { tagged } from '../tagged.ts';

/** @param renamed the API's name of a property that has another one there */
export function inputOf(
  properties: Properties,
  renamed: Readonly<Record<string, string>> = {},
): Record<string, unknown> {
  const { Tags: _tags, ...rest } = properties;
  return Object.fromEntries(Object.entries(rest).map(([name, value]) => [renamed[name] ?? name, value]));
}

/** `Redis` is the `redis` that the API shows. */
export const engineAsGiven = (given: unknown, engine: string): unknown =>
  typeof given === 'string' && given.toLowerCase() === engine ? given : engine;

export const retag = (arn: string, request: ResourceRequest, ctx: Context): void =>
  tagged(arn, ctx).put(tagRecord(tagsOf(request)));
