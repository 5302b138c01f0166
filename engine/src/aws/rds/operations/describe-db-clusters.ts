// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBClusters.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidValue } from '../faults.ts';
import { requireCluster } from '../find.ts';
import { clusterView, databasesOf } from '../views.ts';

export const describeDBClusters: Operation<'rds', 'DescribeDBClusters'> = (input, ctx) => {
  const { DBClusterIdentifier: id, MaxRecords = 100, Marker } = input;
  const named = id === undefined ? databasesOf('cluster', ctx) : [requireCluster(id, ctx)];
  const found = named.filter((record) =>
    (input.Filters ?? []).every(({ Name, Values = [] }) => {
      const own = { engine: record.engine, 'db-cluster-id': record.id, 'db-instance-id': record.id }[
        Name ?? ''
      ];
      return own !== undefined && Values.includes(own);
    }),
  );
  const shown = page(found, (record) => record.id, MaxRecords, Marker);
  if (!shown) throw invalidValue(`Invalid marker: ${Marker}`);
  return {
    DBClusters: shown.items.map((record) => clusterView(record, ctx)),
    ...(shown.nextToken !== undefined && { Marker: shown.nextToken }),
  };
};
