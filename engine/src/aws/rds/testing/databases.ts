// Databases for tests, in an account with a default VPC.
import { startServersAtOnce } from '../../../testing/data-store-stand-in.ts';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { services } from '../../services.ts';

/** Servers start and stop at once, on the ports that they ask for, unless the test stands in for them itself. */
export function newAccount({ hasServers = true } = {}): Rehearsal {
  const cloud = rehearse({ services });
  if (hasServers) startServersAtOnce(cloud);
  return cloud;
}

export function makeInstance(cloud: Rehearsal, more: object = {}): void {
  cloud.call('rds', 'CreateDBInstance', {
    DBInstanceIdentifier: 'shop',
    DBInstanceClass: 'db.t4g.micro',
    Engine: 'postgres',
    AllocatedStorage: 20,
    MasterUsername: 'shop',
    MasterUserPassword: 'longenough',
    ...more,
  });
  cloud.settle();
}

export const instance = (cloud: Rehearsal, id = 'shop') =>
  cloud.call('rds', 'DescribeDBInstances', { DBInstanceIdentifier: id }).DBInstances![0]!;

export const cluster = (cloud: Rehearsal, id = 'shop') =>
  cloud.call('rds', 'DescribeDBClusters', { DBClusterIdentifier: id }).DBClusters![0]!;
