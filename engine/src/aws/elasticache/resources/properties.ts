// Properties of templates as the API's input: the same names, but for a few.
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

/** What has changed, with the default of what the template no longer has. */
export function changesOf(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  defaults: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const gone = Object.entries(defaults).filter(([name]) => name in before);
  const wanted = { ...Object.fromEntries(gone), ...after };
  return Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name])),
  );
}

export const tagsOf = ({ properties, tags }: ResourceRequest): { Key: string; Value: string }[] => [
  ...tags,
  ...((properties.Tags ?? []) as { Key: string; Value: string }[]),
];

export const retag = (arn: string, request: ResourceRequest, ctx: Context): void =>
  tagged(arn, ctx).put(tagRecord(tagsOf(request)));
