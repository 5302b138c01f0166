// The mail that topics of an engine would have sent, which sends none.
import type { Clock } from '../clock/clock.ts';
import type { MailRow, StatusMessage } from '../messages/status.ts';

const answersWithinMs = 10_000;

interface Mail extends Omit<MailRow, 'topic' | 'confirm'> {
  readonly topicArn: string;
  readonly token?: string;
}

/** Undefined while there is none. */
export async function mailSection(endpoint: string, clock: Clock): Promise<StatusMessage | undefined> {
  const response = await fetch(`${endpoint}/_drydock/mail`, { signal: clock.timeout(answersWithinMs) });
  if (!response.ok) return undefined;
  const { mails } = (await response.json()) as { readonly mails: readonly Mail[] };
  if (mails.length === 0) return undefined;
  return {
    code: 'status-mail',
    mails: mails.map(({ topicArn, token, ...mail }) => ({
      ...mail,
      topic: topicArn.split(':').at(-1) ?? '',
      confirm: token === undefined ? '' : confirmCommand(topicArn, token),
    })),
  };
}

const confirmCommand = (topicArn: string, token: string) =>
  `aws sns confirm-subscription --topic-arn ${topicArn} --token ${token}`;
