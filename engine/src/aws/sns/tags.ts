// Topics' tags. https://docs.aws.amazon.com/sns/latest/dg/sns-tags.html
import type { Tag } from '@aws-sdk/client-sns';
import type { Context } from '../../kernel/context.ts';
import { invalid, resourceNotFound, tooManyTags } from './faults.ts';
import { type TopicRecord, topics } from './state.ts';

const maxTags = 50;

/** @throws InvalidParameter, TagLimitExceeded */
export function tagsOf(
  given: readonly Tag[] = [],
  existing: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const added = Object.fromEntries(given.map(({ Key = '', Value = '' }) => [Key, Value]));
  if (Object.keys(added).length < given.length) throw invalid('Duplicated keys are not allowed.');
  const tags = { ...existing, ...added };
  if (Object.keys(tags).length > maxTags) throw tooManyTags();
  return tags;
}

/** @throws ResourceNotFound */
export function requireTagged(arn: string | undefined, ctx: Context): TopicRecord {
  const found = ctx.get(topics, (arn ?? '').split(':').at(-1)!);
  if (found?.arn !== arn) throw resourceNotFound();
  return found!;
}
