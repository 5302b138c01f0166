// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBInstance.html
import type { ModifyDBInstanceMessage } from '@aws-sdk/client-rds';
import type { Operation } from '../../../kernel/context.ts';
import { modifyDatabase } from '../databases/modify.ts';
import { invalidCombination, invalidInstanceState, notSimulated } from '../faults.ts';
import { requireInstance } from '../find.ts';
import { instanceView } from '../views/instance.ts';

export const modifyDBInstance: Operation<'rds', 'ModifyDBInstance'> = (input, ctx) => {
  const record = requireInstance(input.DBInstanceIdentifier, ctx);
  if (record.status !== 'available')
    throw invalidInstanceState('Database instance is not in available state.');
  if (input.NewDBInstanceIdentifier !== undefined) throw notSimulated('A new identifier');
  const { AllocatedStorage: size = 0, Iops: iops } = record.settings as Partial<ModifyDBInstanceMessage>;
  if (record.clusterId !== undefined && input.AllocatedStorage !== undefined)
    throw invalidCombination(
      "The specified DB instance is a member of a DB Cluster. Storage grows based on usage. You don't need to set it explicitly.",
    );
  const isKept = input.StorageType === undefined || input.StorageType === record.settings.StorageType;
  if (iops && isKept && (input.AllocatedStorage === undefined) !== (input.Iops === undefined))
    throw invalidCombination(
      'You must specify both the storage size and iops when modifying the storage size or iops on a DB instance that has iops.',
    );
  if (input.AllocatedStorage !== undefined && input.AllocatedStorage < size)
    throw invalidCombination('Requested storage size cannot be less than the current one.');
  const grown = input.AllocatedStorage !== undefined && {
    AllocatedStorage: sizeAfter(size, input.AllocatedStorage),
  };
  return { DBInstance: instanceView(modifyDatabase(record, { ...input, ...grown }, ctx), ctx) };
};

/** "Values that are not at least 10% greater than the existing value are rounded up so that they are 10% greater." */
const sizeAfter = (before: number, asked: number): number =>
  asked === before ? asked : Math.max(asked, Math.ceil((before * 11) / 10));
