// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_DeregisterWebhookWithThirdParty.html
import type { Operation } from '../../../kernel/context.ts';
import { webhooks } from '../state.ts';
import { requireWebhook } from '../webhook/find.ts';

export const deregisterWebhookWithThirdParty: Operation<'codepipeline', 'DeregisterWebhookWithThirdParty'> = (
  input,
  ctx,
) => {
  const webhook = requireWebhook(input.webhookName ?? '', ctx);
  ctx.put(webhooks, webhook.name, { ...webhook, isRegistered: false });
  return {};
};
