// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DescribeReplicationGroups.html
import { markedPage } from '../../../contracts/managed-stores/marked-page.ts';
import type { Operation } from '../../../kernel/context.ts';
import { cachesOf, requireCache } from '../find.ts';
import { groupView } from '../views/replication-group.ts';

export const describeReplicationGroups: Operation<'elasticache', 'DescribeReplicationGroups'> = (
  { ReplicationGroupId: id, MaxRecords, Marker },
  ctx,
) => {
  const found = id === undefined ? cachesOf('group', ctx) : [requireCache('group', id, ctx)];
  const { items, next } = markedPage(found, (record) => record.id, { MaxRecords, Marker });
  return { ReplicationGroups: items.map((record) => groupView(record, ctx)), ...next };
};
