// Tags of a resource: the template's own and the stack's, made equal to what is stored.

import type { ResourceRequest } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';

interface Tag {
  readonly Key: string;
  readonly Value: string;
}

export function tagsOf({ properties, tags }: ResourceRequest): Tag[] {
  const own = (properties.Tags ?? []) as readonly Tag[];
  return [...tags.filter((tag) => !own.some((other) => other.Key === tag.Key)), ...own];
}

export function retag(arn: string, request: ResourceRequest, ctx: Context): void {
  const wanted = tagsOf(request);
  const [held] = ctx.call('elbv2', 'DescribeTags', { ResourceArns: [arn] }).TagDescriptions ?? [];
  const gone = (held?.Tags ?? []).flatMap(({ Key }) => (wanted.some((tag) => tag.Key === Key) ? [] : [Key!]));
  if (gone.length > 0) ctx.call('elbv2', 'RemoveTags', { ResourceArns: [arn], TagKeys: gone });
  if (wanted.length > 0) ctx.call('elbv2', 'AddTags', { ResourceArns: [arn], Tags: wanted });
}

/** Attributes that a template no longer names go back to their defaults. */
export function attributeChanges(
  before: readonly { readonly Key: string; readonly Value: string }[] | undefined,
  after: readonly { readonly Key: string; readonly Value: string }[] | undefined,
  defaults: Readonly<Record<string, { readonly byDefault: string }>>,
): { Key: string; Value: string }[] {
  const dropped = (before ?? []).filter(({ Key }) => !after?.some((other) => other.Key === Key));
  return [
    ...dropped.flatMap(({ Key }) => (defaults[Key] ? [{ Key, Value: defaults[Key].byDefault }] : [])),
    ...(after ?? []).map(({ Key, Value }) => ({ Key, Value: String(Value) })),
  ];
}

/** Those that a template names: every resource has all attributes, and the others have their defaults. */
export function named<T extends { readonly Key?: string | undefined }>(
  attributes: readonly T[] | undefined,
  given: unknown,
): T[] {
  const keys = ((given ?? []) as readonly { readonly Key: string }[]).map(({ Key }) => Key);
  return (attributes ?? []).filter(({ Key }) => keys.includes(Key!));
}

export const tagsHeld = (arn: string, ctx: Context) =>
  ctx.call('elbv2', 'DescribeTags', { ResourceArns: [arn] }).TagDescriptions?.[0]?.Tags;
