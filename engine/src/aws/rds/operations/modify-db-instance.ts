// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBInstance.html
import type { Operation } from '../../../kernel/context.ts';
import { modifyDatabase } from '../databases/modify.ts';
import { instanceSettings } from '../databases/settings.ts';
import { invalidCombination, invalidInstanceState, notSimulated } from '../faults.ts';
import { requireInstance } from '../find.ts';
import { instanceView } from '../views.ts';

export const modifyDBInstance: Operation<'rds', 'ModifyDBInstance'> = (input, ctx) => {
  const record = requireInstance(input.DBInstanceIdentifier, ctx);
  if (record.status !== 'available')
    throw invalidInstanceState('Database instance is not in available state.');
  if (input.NewDBInstanceIdentifier !== undefined) throw notSimulated('A new identifier');
  const size = Number(record.settings.AllocatedStorage);
  if (input.AllocatedStorage !== undefined && input.AllocatedStorage < size)
    throw invalidCombination('Requested storage size cannot be less than the current one.');
  return { DBInstance: instanceView(modifyDatabase(record, input, instanceSettings(input), ctx), ctx) };
};
