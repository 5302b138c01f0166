// What a service contributes to the Resource Groups Tagging API: its resources with their tags, and how they are tagged.
import { beside } from '../kernel/beside.ts';
import type { Context } from '../kernel/context.ts';

export interface TaggedResource {
  readonly arn: string;
  /** `bucket`, where the ARN does not say it. */
  readonly type?: string;
  readonly tags: Readonly<Record<string, string>>;
}

export interface TaggedResources {
  /** In ARNs: `elasticloadbalancing`. */
  readonly service: string;
  /** All that there are, without tags too. */
  list(ctx: Context): readonly TaggedResource[];
  /** @throws AwsFault when there is no such resource */
  tag(arn: string, tags: Readonly<Record<string, string>>, ctx: Context): void;
  untag(arn: string, keys: string[], ctx: Context): void;
}

/** Loads `tagged-resources.ts` of the service's folder when tags are first asked for. */
export function taggedResourcesBeside(module: string): () => TaggedResources {
  const load = beside(module);
  return () => load('./tagged-resources').taggedResources as TaggedResources;
}

interface AnyTag {
  readonly Key?: string | undefined;
  readonly key?: string | undefined;
  readonly Value?: string | undefined;
  readonly value?: string | undefined;
}

/** Of tags that a record keeps as a list. */
export const tagMap = (tags: readonly AnyTag[] = []): Record<string, string> =>
  Object.fromEntries(tags.map((tag) => [tag.Key ?? tag.key ?? '', tag.Value ?? tag.value ?? '']));

/** As most APIs take tags. */
export const tagList = (tags: Readonly<Record<string, string>>): { Key: string; Value: string }[] =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));

/** As some APIs take them. */
export const lowerTagList = (tags: Readonly<Record<string, string>>): { key: string; value: string }[] =>
  Object.entries(tags).map(([key, value]) => ({ key, value }));
