// A webhook as the API returns it.
import type { ListWebhookItem } from '@aws-sdk/client-codepipeline';
import type { WebhookRecord } from '../state.ts';

export const webhookView = ({ definition, url, arn, tags, calls }: WebhookRecord): ListWebhookItem => ({
  definition,
  url,
  arn,
  tags: [...tags],
  ...(calls?.last !== undefined && { lastTriggered: new Date(calls.last) }),
  ...(calls?.problem !== undefined && { errorCode: calls.problem.code, errorMessage: calls.problem.message }),
});
