// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PutWebhook.html
// The URL is one of this engine. A webhook that exists keeps its URL.
import type { WebhookDefinition } from '@aws-sdk/client-codepipeline';
import type { Context, Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { invalid, invalidWebhookAuthentication, invalidWebhookFilter } from '../faults.ts';
import { findSourceAction, requirePipeline } from '../find.ts';
import { webhooks } from '../state.ts';
import { webhookView } from '../webhook/view.ts';

export const putWebhook: Operation<'codepipeline', 'PutWebhook'> = (input, ctx) => {
  const definition = input.webhook!;
  const name = definition.name!;
  check(definition, ctx);
  const before = ctx.get(webhooks, name);
  const token = before?.token ?? ctx.ids.alphanumeric(40);
  const webhook = plain({
    isRegistered: false,
    ...before,
    name,
    arn: ctx.arn('codepipeline', `webhook:${name}`),
    token,
    url: `${ctx.endpoint}/webhooks.aws/${ctx.region}/trigger?t=${token}&v=1`,
    definition,
    tags: input.tags ?? before?.tags ?? [],
  });
  ctx.put(webhooks, name, webhook);
  return { webhook: webhookView(webhook) };
};

function check(definition: WebhookDefinition, ctx: Context): void {
  const { targetPipeline, targetAction, authentication, authenticationConfiguration, filters } = definition;
  const pipeline = requirePipeline(targetPipeline!, ctx);
  if (!findSourceAction(pipeline, targetAction)) {
    throw invalid(`Action '${targetAction}' is not a source action of the pipeline '${targetPipeline}'`);
  }
  if (authentication === 'GITHUB_HMAC' && !authenticationConfiguration?.SecretToken) {
    throw invalidWebhookAuthentication('SecretToken is required for the authentication type GITHUB_HMAC');
  }
  if (authentication === 'IP' && !authenticationConfiguration?.AllowedIPRange) {
    throw invalidWebhookAuthentication('AllowedIPRange is required for the authentication type IP');
  }
  for (const { jsonPath } of filters ?? []) {
    if (!jsonPath?.startsWith('$')) {
      throw invalidWebhookFilter(`The filter's JSON path '${jsonPath}' does not begin with $`);
    }
  }
}
