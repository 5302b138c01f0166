// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DescribeUsers.html
import { markedPage } from '../../../contracts/managed-stores/marked-page.ts';
import type { Operation } from '../../../kernel/context.ts';
import { invalidValue } from '../faults.ts';
import type { UserRecord } from '../state.ts';
import { allUsers, requireUser } from '../users/find.ts';
import { userView } from '../views/users.ts';

const filters: Readonly<Record<string, (user: UserRecord) => string>> = {
  'user-id': ({ id }) => id,
  'user-name': ({ name }) => name,
  engine: ({ engine }) => engine,
};

export const describeUsers: Operation<'elasticache', 'DescribeUsers'> = (
  { UserId, Engine, Filters = [], MaxRecords, Marker },
  ctx,
) => {
  const tests = Filters.map(({ Name = '', Values = [] }) => {
    const read = Object.hasOwn(filters, Name) ? filters[Name] : undefined;
    if (!read) throw invalidValue(`Invalid filter: ${Name}`);
    return (user: UserRecord) => Values.includes(read(user));
  });
  const found = (UserId === undefined ? allUsers(ctx) : [requireUser(UserId, ctx)])
    .filter(({ engine }) => Engine === undefined || engine === Engine.toLowerCase())
    .filter((user) => tests.every((test) => test(user)));
  const { items, next } = markedPage(found, ({ id }) => id, { MaxRecords, Marker });
  return { Users: items.map((user) => userView(user, ctx)), ...next };
};
