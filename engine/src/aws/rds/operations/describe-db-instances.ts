// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBInstances.html
import { markedPage } from '../../../contracts/managed-stores/marked-page.ts';
import type { Operation } from '../../../kernel/context.ts';
import { filtered } from '../filters.ts';
import { databasesOf, requireInstance } from '../find.ts';
import { instanceView } from '../views/instance.ts';

export const describeDBInstances: Operation<'rds', 'DescribeDBInstances'> = (input, ctx) => {
  const id = input.DBInstanceIdentifier;
  const named = id === undefined ? databasesOf('instance', ctx) : [requireInstance(id, ctx)];
  const found = filtered(named, input.Filters, {
    'db-cluster-id': ({ clusterId }) => clusterId,
    'db-instance-id': ({ id }) => id,
    'dbi-resource-id': ({ resourceId }) => resourceId,
    domain: () => undefined,
    engine: ({ engine }) => engine,
  });
  const { items, next } = markedPage(found, (record) => record.id, input);
  return { DBInstances: items.map((record) => instanceView(record, ctx)), ...next };
};
