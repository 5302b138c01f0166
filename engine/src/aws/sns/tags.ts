// Topics' tags. https://docs.aws.amazon.com/sns/latest/dg/sns-tags.html
import type { Tag } from '@aws-sdk/client-sns';
import type { Context } from '../../kernel/context.ts';
import { resourceNotFound } from './faults.ts';
import { type TopicRecord, topics } from './state.ts';

export const tagsOf = (given: readonly Tag[] = []): Readonly<Record<string, string>> =>
  Object.fromEntries(given.map(({ Key = '', Value = '' }) => [Key, Value]));

/** @throws ResourceNotFound */
export function requireTagged(arn: string | undefined, ctx: Context): TopicRecord {
  const found = ctx.get(topics, (arn ?? '').split(':').at(-1)!);
  if (found?.arn !== arn) throw resourceNotFound();
  return found!;
}
