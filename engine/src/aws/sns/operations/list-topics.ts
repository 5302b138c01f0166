// https://docs.aws.amazon.com/sns/latest/api/API_ListTopics.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalid } from '../faults.ts';
import { topics } from '../state.ts';

export const listTopics: Operation<'sns', 'ListTopics'> = (input, ctx) => {
  const listed = page(ctx.all(topics), ({ name }) => name, 100, input.NextToken);
  if (!listed) throw invalid('NextToken');
  return { Topics: listed.items.map(({ arn: TopicArn }) => ({ TopicArn })), NextToken: listed.nextToken };
};
