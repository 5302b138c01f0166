// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_StartDBInstance.html
import type { Operation } from '../../../kernel/context.ts';
import { change } from '../databases/change.ts';
import { invalidInstanceState } from '../faults.ts';
import { requireInstance } from '../find.ts';
import { instanceView } from '../views/instance.ts';

export const startDBInstance: Operation<'rds', 'StartDBInstance'> = (input, ctx) => {
  const record = requireInstance(input.DBInstanceIdentifier, ctx);
  if (record.clusterId !== undefined)
    throw invalidInstanceState('Instances of a cluster are started and stopped with their cluster.');
  if (record.status !== 'stopped')
    throw invalidInstanceState(`Instance ${record.id} is not in stopped state.`);
  return { DBInstance: instanceView(change(record, { status: 'starting' }, ctx), ctx) };
};
