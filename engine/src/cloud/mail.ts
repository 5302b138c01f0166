// The mail that topics would have sent: `GET /_drydock/mail`, which `drydock status` asks.
import { mails, subscriptionsOfTopic } from '../aws/sns/state.ts';
import type { Reader } from '../kernel/table.ts';

interface Mail {
  /** ISO 8601. */
  readonly sentAt: string;
  readonly to: string;
  readonly topicArn: string;
  readonly subject: string;
  readonly body: string;
  /** Of a subscription that is still to be confirmed: what ConfirmSubscription takes. */
  readonly token?: string;
}

/** The newest last. */
export function mailOf(regions: readonly Reader[]): { readonly mails: readonly Mail[] } {
  const all = regions.flatMap((state) =>
    state.all(mails).map(({ token, ...mail }) => {
      const waits = state.by(subscriptionsOfTopic, mail.topicArn).some((each) => each.token === token);
      return { ...mail, ...(token !== undefined && waits && { token }) };
    }),
  );
  return {
    mails: all
      .sort((a, b) => a.sentAt - b.sentAt)
      .map((mail) => ({ ...mail, sentAt: new Date(mail.sentAt).toISOString() })),
  };
}
