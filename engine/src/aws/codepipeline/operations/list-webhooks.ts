// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_ListWebhooks.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidNextToken } from '../faults.ts';
import { webhooks } from '../state.ts';
import { webhookView } from '../webhook/view.ts';

export const listWebhooks: Operation<'codepipeline', 'ListWebhooks'> = (input, ctx) => {
  const listed = page(ctx.all(webhooks), ({ name }) => name, input.MaxResults ?? 100, input.NextToken);
  if (!listed) throw invalidNextToken();
  return { webhooks: listed.items.map(webhookView), NextToken: listed.nextToken };
};
