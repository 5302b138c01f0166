// An example of each of the service's resource types, for the contract that every type keeps.
import type { Examples } from '../../testing/resource-examples/examples.ts';

const database = {
  Type: 'AWS::RDS::DBInstance',
  Properties: {
    DBInstanceClass: 'db.t4g.micro',
    Engine: 'mysql',
    AllocatedStorage: '20',
    MasterUsername: 'shop',
    MasterUserPassword: 'longenough',
  },
};

export const examples: Examples = {
  'AWS::SecretsManager::Secret': {
    create: {
      Description: 'of the database',
      GenerateSecretString: { SecretStringTemplate: '{"username":"app"}', GenerateStringKey: 'password' },
    },
    update: { Description: 'of the old database' },
    replace: { Name: 'another' },
  },
  'AWS::SecretsManager::SecretTargetAttachment': {
    prerequisites: {
      Secret: {
        Type: 'AWS::SecretsManager::Secret',
        Properties: { SecretString: '{"username":"shop","password":"longenough"}' },
      },
      Database: database,
      OtherDatabase: database,
    },
    create: {
      SecretId: { Ref: 'Secret' },
      TargetId: { Ref: 'Database' },
      TargetType: 'AWS::RDS::DBInstance',
    },
    update: { TargetId: { Ref: 'OtherDatabase' } },
  },
};
