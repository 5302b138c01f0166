// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_StopDBInstance.html
import type { Operation } from '../../../kernel/context.ts';
import { change, hasServer, phaseMs } from '../databases/change.ts';
import { invalidInstanceState } from '../faults.ts';
import { requireInstance } from '../find.ts';
import { instanceView } from '../views.ts';

export const stopDBInstance: Operation<'rds', 'StopDBInstance'> = (input, ctx) => {
  const record = requireInstance(input.DBInstanceIdentifier, ctx);
  if (record.clusterId !== undefined)
    throw invalidInstanceState('Instances of a cluster are started and stopped with their cluster.');
  if (record.status !== 'available')
    throw invalidInstanceState(`Instance ${record.id} is not in available state.`);
  if (hasServer(record, ctx)) {
    ctx.perform('data-stores/stop', { storeId: record.resourceId });
    return { DBInstance: instanceView(change(record, { status: 'stopping' }, ctx), ctx) };
  }
  return {
    DBInstance: instanceView(
      change(record, { status: 'stopping', phase: { until: ctx.now + phaseMs, next: 'stopped' } }, ctx),
      ctx,
    ),
  };
};
