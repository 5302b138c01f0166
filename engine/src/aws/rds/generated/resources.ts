// Written by `npm run generate` from the files in resources/. Do not edit.
import { resourcesBeside } from '../../../contracts/listed-type.ts';

const resource = resourcesBeside(import.meta.url);

export const resources = [
  resource<(typeof import('../resources/db-cluster.ts'))['dbClusterResource']>('AWS::RDS::DBCluster', 'db-cluster', 'dbClusterResource'),
  resource<(typeof import('../resources/db-cluster-parameter-group.ts'))['dbClusterParameterGroupResource']>('AWS::RDS::DBClusterParameterGroup', 'db-cluster-parameter-group', 'dbClusterParameterGroupResource'),
  resource<(typeof import('../resources/db-instance.ts'))['dbInstanceResource']>('AWS::RDS::DBInstance', 'db-instance', 'dbInstanceResource'),
  resource<(typeof import('../resources/db-parameter-group.ts'))['dbParameterGroupResource']>('AWS::RDS::DBParameterGroup', 'db-parameter-group', 'dbParameterGroupResource'),
  resource<(typeof import('../resources/db-subnet-group.ts'))['dbSubnetGroupResource']>('AWS::RDS::DBSubnetGroup', 'db-subnet-group', 'dbSubnetGroupResource'),
];
