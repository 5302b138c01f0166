// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTimeToLive.html
import type { Operation } from '../../../kernel/context.ts';
import { invalid } from '../faults.ts';
import { requireTable } from '../find.ts';
import { tables } from '../state.ts';

export const updateTimeToLive: Operation<'dynamodb', 'UpdateTimeToLive'> = (input, ctx) => {
  const table = requireTable(input.TableName, ctx);
  const { Enabled = false, AttributeName = '' } = input.TimeToLiveSpecification ?? {};
  const { ttlAttribute, ...rest } = table;
  if (Enabled && ttlAttribute === AttributeName) throw invalid('TimeToLive is already enabled');
  if (!Enabled && ttlAttribute === undefined) throw invalid('TimeToLive is already disabled');
  if (ttlAttribute !== undefined && ttlAttribute !== AttributeName)
    throw invalid(
      `TimeToLive is active on a different AttributeName: current AttributeName is ${ttlAttribute}`,
    );
  ctx.put(tables, table.TableName, Enabled ? { ...rest, ttlAttribute: AttributeName } : rest);
  ctx.enqueue('dynamodb/expiry', table.TableName);
  return { TimeToLiveSpecification: { Enabled, AttributeName } };
};
