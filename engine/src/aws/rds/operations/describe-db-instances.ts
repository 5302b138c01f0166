// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBInstances.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidValue } from '../faults.ts';
import { requireInstance } from '../find.ts';
import { databasesOf, instanceView } from '../views.ts';

export const describeDBInstances: Operation<'rds', 'DescribeDBInstances'> = (input, ctx) => {
  const { DBInstanceIdentifier: id, MaxRecords = 100, Marker } = input;
  const named = id === undefined ? databasesOf('instance', ctx) : [requireInstance(id, ctx)];
  const found = named.filter((record) =>
    (input.Filters ?? []).every(({ Name, Values = [] }) => {
      const own = { engine: record.engine, 'db-cluster-id': record.clusterId, 'db-instance-id': record.id }[
        Name ?? ''
      ];
      return own !== undefined && Values.includes(own);
    }),
  );
  const shown = page(found, (record) => record.id, MaxRecords, Marker);
  if (!shown) throw invalidValue(`Invalid marker: ${Marker}`);
  return {
    DBInstances: shown.items.map((record) => instanceView(record, ctx)),
    ...(shown.nextToken !== undefined && { Marker: shown.nextToken }),
  };
};
