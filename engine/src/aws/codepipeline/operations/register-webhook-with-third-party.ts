// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_RegisterWebhookWithThirdParty.html
// Nothing is sent to GitHub: from now on a commit to the local repository counts as GitHub's call.
import type { Operation } from '../../../kernel/context.ts';
import { webhooks } from '../state.ts';
import { requireWebhook } from '../webhook/find.ts';

export const registerWebhookWithThirdParty: Operation<'codepipeline', 'RegisterWebhookWithThirdParty'> = (
  input,
  ctx,
) => {
  const webhook = requireWebhook(input.webhookName ?? '', ctx);
  ctx.put(webhooks, webhook.name, { ...webhook, isRegistered: true });
  return {};
};
