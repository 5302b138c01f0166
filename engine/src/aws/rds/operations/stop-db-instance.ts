// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_StopDBInstance.html
import type { Operation } from '../../../kernel/context.ts';
import { stop } from '../databases/change.ts';
import { invalidInstanceState } from '../faults.ts';
import { requireInstance } from '../find.ts';
import { instanceView } from '../views/instance.ts';

export const stopDBInstance: Operation<'rds', 'StopDBInstance'> = (input, ctx) => {
  const record = requireInstance(input.DBInstanceIdentifier, ctx);
  if (record.clusterId !== undefined)
    throw invalidInstanceState('Instances of a cluster are started and stopped with their cluster.');
  if (record.status !== 'available')
    throw invalidInstanceState(`Instance ${record.id} is not in available state.`);
  return { DBInstance: instanceView(stop(record, ctx), ctx) };
};
