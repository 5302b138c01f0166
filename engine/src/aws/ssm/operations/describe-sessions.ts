// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeSessions.html
import type { SessionFilter } from '@aws-sdk/client-ssm';
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidNextToken } from '../faults.ts';
import { type SessionRecord, sessions } from '../state.ts';

export const describeSessions: Operation<'ssm', 'DescribeSessions'> = (input, ctx) => {
  const owner = `arn:aws:iam::${ctx.account}:root`;
  const matching = ctx
    .all(sessions)
    .filter(({ endedAt }) => (endedAt === undefined) === (input.State === 'Active'))
    .filter((session) => (input.Filters ?? []).every((filter) => matches(session, filter, owner)));
  const found = page(matching, ({ id }) => id, input.MaxResults ?? 200, input.NextToken);
  if (!found) throw invalidNextToken();
  return {
    Sessions: found.items.map((session) => ({
      SessionId: session.id,
      Target: session.target,
      Status: statusOf(session),
      StartDate: new Date(session.startedAt),
      ...(session.endedAt === undefined ? {} : { EndDate: new Date(session.endedAt) }),
      DocumentName: 'AmazonECS-ExecuteInteractiveCommand',
      Owner: owner,
    })),
    NextToken: found.nextToken,
  };
};

const statusOf = ({ endedAt }: SessionRecord) => (endedAt === undefined ? 'Connected' : 'Terminated');

function matches(session: SessionRecord, { key, value = '' }: SessionFilter, owner: string): boolean {
  switch (key) {
    case 'InvokedAfter':
      return session.startedAt >= Date.parse(value);
    case 'InvokedBefore':
      return session.startedAt <= Date.parse(value);
    case 'Target':
      return session.target === value;
    case 'SessionId':
      return session.id === value;
    case 'Status':
      return statusOf(session) === value;
    default:
      return key !== 'Owner' || owner === value;
  }
}
