// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBClusters.html
import { markedPage } from '../../../contracts/managed-stores/marked-page.ts';
import type { Operation } from '../../../kernel/context.ts';
import { filtered } from '../filters.ts';
import { databasesOf, requireCluster } from '../find.ts';
import { clusterView } from '../views/cluster.ts';

export const describeDBClusters: Operation<'rds', 'DescribeDBClusters'> = (input, ctx) => {
  const id = input.DBClusterIdentifier;
  const named = id === undefined ? databasesOf('cluster', ctx) : [requireCluster(id, ctx)];
  const found = filtered(named, input.Filters, {
    'clone-group-id': () => undefined,
    'db-cluster-id': ({ id }) => id,
    'db-cluster-resource-id': ({ resourceId }) => resourceId,
    domain: () => undefined,
    engine: ({ engine }) => engine,
  });
  const { items, next } = markedPage(found, (record) => record.id, input);
  return { DBClusters: items.map((record) => clusterView(record, ctx)), ...next };
};
