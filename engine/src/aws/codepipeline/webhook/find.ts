// Looks up webhooks.
import type { Reader } from '../../../kernel/table.ts';
import { webhookNotFound } from '../faults.ts';
import { findSourceAction } from '../find.ts';
import { pipelines, type WebhookRecord, webhooks } from '../state.ts';

export function requireWebhook(name: string, state: Reader): WebhookRecord {
  const webhook = state.get(webhooks, name);
  if (!webhook) throw webhookNotFound();
  return webhook;
}

/** The webhook of a source action. One that is registered with the code host comes first. */
export function webhookOf(
  pipeline: string,
  action: string,
  state: Pick<Reader, 'all'>,
): WebhookRecord | undefined {
  const own = state
    .all(webhooks)
    .filter(({ definition }) => definition.targetPipeline === pipeline && definition.targetAction === action);
  return own.find(({ isRegistered }) => isRegistered) ?? own[0];
}

/** The configuration of the webhook's source action, which its filters refer to. */
export function sourceConfiguration(
  { definition }: WebhookRecord,
  state: Pick<Reader, 'get'>,
): Readonly<Record<string, string>> {
  const pipeline = state.get(pipelines, definition.targetPipeline!);
  return (pipeline && findSourceAction(pipeline, definition.targetAction)?.configuration) ?? {};
}
