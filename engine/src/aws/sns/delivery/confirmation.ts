// What an endpoint is sent that has to confirm its subscription.
// https://docs.aws.amazon.com/sns/latest/dg/http-subscription-confirmation-json.html
import type { Context } from '../../../kernel/context.ts';
import type { SubscriptionRecord } from '../state.ts';

export function confirmation({ topicArn, token = '' }: SubscriptionRecord, ctx: Context) {
  const day = new Date(ctx.now).toISOString().slice(0, 10).replaceAll('-', '');
  const query = new URLSearchParams({
    Action: 'ConfirmSubscription',
    TopicArn: topicArn,
    Token: token,
    // By it the engine knows which service and region are meant.
    'X-Amz-Credential': `${ctx.account}/${day}/${ctx.region}/sns/aws4_request`,
  });
  return {
    Type: 'SubscriptionConfirmation',
    MessageId: ctx.ids.uuid(),
    Token: token,
    TopicArn: topicArn,
    Message: `You have chosen to subscribe to the topic ${topicArn}.\nTo confirm the subscription, visit the SubscribeURL included in this message.`,
    SubscribeURL: `${ctx.endpoint}/?${query}`,
    Timestamp: new Date(ctx.now).toISOString(),
    SignatureVersion: '1',
    Signature: 'NOT-SIGNED',
    SigningCertURL: `${ctx.endpoint}/SimpleNotificationService.pem`,
  };
}
