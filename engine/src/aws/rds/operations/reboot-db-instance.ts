// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RebootDBInstance.html
import type { Operation } from '../../../kernel/context.ts';
import { restart } from '../databases/change.ts';
import { invalidInstanceState } from '../faults.ts';
import { requireInstance } from '../find.ts';
import { withGroupsApplied } from '../groups/applied.ts';
import { instanceView } from '../views/instance.ts';

export const rebootDBInstance: Operation<'rds', 'RebootDBInstance'> = (input, ctx) => {
  const record = requireInstance(input.DBInstanceIdentifier, ctx);
  if (record.status !== 'available')
    throw invalidInstanceState(`Instance ${record.id} is not in available state.`);
  return { DBInstance: instanceView(restart(withGroupsApplied(record), 'rebooting', ctx), ctx) };
};
