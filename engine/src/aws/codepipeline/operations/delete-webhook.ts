// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_DeleteWebhook.html
// Deleting one that does not exist succeeds.
import type { Operation } from '../../../kernel/context.ts';
import { webhooks } from '../state.ts';

export const deleteWebhook: Operation<'codepipeline', 'DeleteWebhook'> = (input, ctx) => {
  ctx.delete(webhooks, input.name!);
  return {};
};
