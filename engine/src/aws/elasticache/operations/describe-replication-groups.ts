// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DescribeReplicationGroups.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidValue } from '../faults.ts';
import { cachesOf, requireCache } from '../find.ts';
import { groupView } from '../views/replication-group.ts';

export const describeReplicationGroups: Operation<'elasticache', 'DescribeReplicationGroups'> = (
  { ReplicationGroupId: id, MaxRecords = 100, Marker },
  ctx,
) => {
  const found = id === undefined ? cachesOf('group', ctx) : [requireCache('group', id, ctx)];
  const shown = page(found, (record) => record.id, MaxRecords, Marker);
  if (!shown) throw invalidValue(`Invalid marker: ${Marker}`);
  return {
    ReplicationGroups: shown.items.map((record) => groupView(record, ctx)),
    ...(shown.nextToken !== undefined && { Marker: shown.nextToken }),
  };
};
