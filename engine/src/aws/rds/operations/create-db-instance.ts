// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
import type { Operation } from '../../../kernel/context.ts';
import { createDatabase } from '../databases/create.ts';
import { instanceDefaults, instanceSettings } from '../databases/settings.ts';
import { storageType } from '../databases/storage.ts';
import { isAurora } from '../engines.ts';
import { invalidCombination, notSimulated } from '../faults.ts';
import { requireCluster } from '../find.ts';
import { instanceView } from '../views/instance.ts';

export const createDBInstance: Operation<'rds', 'CreateDBInstance'> = (input, ctx) => {
  if (input.MultiAZ && input.AvailabilityZone)
    throw invalidCombination('Requesting a specific availability zone is not valid for Multi-AZ instances.');
  if (input.Domain !== undefined) throw notSimulated('A directory of Active Directory');
  const cluster =
    input.DBClusterIdentifier === undefined ? undefined : requireCluster(input.DBClusterIdentifier, ctx);
  if (cluster && cluster.engine !== input.Engine)
    throw invalidCombination(
      `The engine name requested for your DB instance (${input.Engine}) doesn't match the engine name of your DB cluster (${cluster.engine}).`,
    );
  if (!cluster && input.AllocatedStorage === undefined)
    throw invalidCombination('The parameter AllocatedStorage must be provided and must not be blank.');
  const settings = {
    ...instanceDefaults,
    StorageType: isAurora(input.Engine ?? '') ? 'aurora' : storageType(input),
    ...(cluster && { PromotionTier: 1 }),
    ...instanceSettings(input),
  };
  const record = createDatabase('instance', input.DBInstanceIdentifier, input, settings, ctx);
  return { DBInstance: instanceView(record, ctx) };
};
