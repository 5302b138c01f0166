// The URLs of CodePipeline's webhooks: `POST /webhooks.aws/<region>/trigger?t=<token>&v=1`.
import { webhooks } from '../aws/codepipeline/state.ts';
import { sourceConfiguration } from '../aws/codepipeline/webhook/find.ts';
import { verify } from '../aws/codepipeline/webhook/verify.ts';
import type { Route } from '../wire/gateway.ts';
import type { WireResponse } from '../wire/request.ts';
import type { Region } from './region.ts';

/** GitHub's largest payload. https://docs.github.com/en/webhooks/webhook-events-and-payloads#payload-cap */
const maxPayloadBytes = 25 * 1024 ** 2;

export function webhookCalls(region: (name: string) => Region | undefined): Route {
  return {
    maxBodyBytes: maxPayloadBytes,
    refuse: ({ method }) => (method === 'POST' ? undefined : answer(405, 'Webhooks are called with POST.')),
    answer({ path, query, headers, body }) {
      const target = region(path.split('/')[2] ?? '');
      const token = query.get('t') ?? '';
      const webhook = target?.state.all(webhooks).find((each) => each.token === token);
      if (!target || !webhook) return answer(404, 'There is no webhook with this URL.');
      switch (verify(webhook, sourceConfiguration(webhook, target.state), { headers, body })) {
        case 'unauthentic':
          return answer(403, 'The signature of the request is not the one that the secret token gives.');
        case 'filtered':
          return answer(200, 'The request does not match the filters of the webhook: nothing is started.');
        case 'starts':
          target.machine.report('codepipeline/webhook-called', { name: webhook.name });
          return answer(200, 'The pipeline is started.');
      }
    },
  };
}

const answer = (status: number, message: string): WireResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: `${JSON.stringify({ message })}\n`,
});
