// RDS's errors: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/CommonErrors.html
import { fault } from '../../kernel/faults.ts';

export const invalidValue = fault('InvalidParameterValue', (message: string) => message);
export const invalidCombination = fault('InvalidParameterCombination', (message: string) => message);
export const instanceNotFound = fault(
  'DBInstanceNotFound',
  (id: string) => `DBInstance ${id} not found.`,
  404,
);
export const instanceExists = fault('DBInstanceAlreadyExists', 'DB instance already exists');
export const invalidInstanceState = fault('InvalidDBInstanceState', (message: string) => message);
export const clusterNotFound = fault(
  'DBClusterNotFoundFault',
  (id: string) => `DBCluster ${id} not found.`,
  404,
);
export const clusterExists = fault('DBClusterAlreadyExistsFault', 'DB Cluster already exists');
export const invalidClusterState = fault('InvalidDBClusterStateFault', (message: string) => message);
export const subnetGroupNotFound = fault(
  'DBSubnetGroupNotFoundFault',
  (name: string) => `DB subnet group '${name}' does not exist.`,
  404,
);
export const subnetGroupExists = fault(
  'DBSubnetGroupAlreadyExists',
  (name: string) => `The DB subnet group '${name}' already exists.`,
);
export const tooFewZones = fault(
  'DBSubnetGroupDoesNotCoverEnoughAZs',
  "The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage is less than 2. Add subnets to cover at least 2 AZs.",
);
export const invalidSubnet = fault('InvalidSubnet', (message: string) => message);
export const subnetGroupInUse = fault(
  'InvalidDBSubnetGroupStateFault',
  (name: string, id: string) =>
    `Cannot delete the subnet group '${name}' because at least one database instance: ${id} is still using it.`,
);
export const parameterGroupNotFound = fault(
  'DBParameterGroupNotFound',
  (name: string) => `DBParameterGroup not found: ${name}`,
  404,
);
/** What databases say of a group of clusters; operations on the group itself say the one above. */
export const clusterParameterGroupNotFound = fault(
  'DBClusterParameterGroupNotFound',
  (name: string) => `DBClusterParameterGroup not found: ${name}`,
  404,
);
export const parameterGroupExists = fault(
  'DBParameterGroupAlreadyExists',
  (name: string) => `Parameter group ${name} already exists`,
);
export const invalidParameterGroupState = fault('InvalidDBParameterGroupState', (message: string) => message);
export const invalidNetworkState = fault('InvalidVPCNetworkStateFault', (message: string) => message);
export const snapshotNotFound = fault(
  'DBSnapshotNotFound',
  (id: string) => `DBSnapshot not found: ${id}`,
  404,
);
export const snapshotExists = fault(
  'DBSnapshotAlreadyExists',
  (id: string) => `Cannot create the snapshot because a snapshot with the identifier ${id} already exists.`,
);
export const clusterSnapshotNotFound = fault(
  'DBClusterSnapshotNotFoundFault',
  (id: string) => `DBClusterSnapshot not found: ${id}`,
  404,
);
export const clusterSnapshotExists = fault(
  'DBClusterSnapshotAlreadyExistsFault',
  (id: string) => `Cannot create the snapshot because a snapshot with the identifier ${id} already exists.`,
);
export const notSimulated = (what: string) => invalidCombination(`${what} is not simulated by Drydock.`);
