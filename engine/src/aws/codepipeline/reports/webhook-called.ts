// Somebody has called a webhook's URL: the composition root's route has checked that the call starts the pipeline.
import type { Context } from '../../../kernel/context.ts';
import type { Reports } from '../../../kernel/registry.ts';
import { startExecution } from '../execution/start.ts';
import { pipelines, webhooks } from '../state.ts';

declare module '../../../kernel/registry.ts' {
  interface Reports {
    'codepipeline/webhook-called': { readonly name: string };
  }
}

export function webhookCalled({ name }: Reports['codepipeline/webhook-called'], ctx: Context): void {
  const webhook = ctx.get(webhooks, name);
  const pipeline = webhook?.definition.targetPipeline;
  if (!webhook || !pipeline || !ctx.get(pipelines, pipeline)) return;
  ctx.put(webhooks, name, { ...webhook, calls: { last: ctx.now } });
  const trigger = { triggerType: 'Webhook', triggerDetail: webhook.arn } as const;
  startExecution(pipeline, { trigger }, ctx);
}
