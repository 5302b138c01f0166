// An example of each of the service's resource types, for the contract that every type keeps.
import type { Examples } from '../../testing/resource-examples/examples.ts';

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
    prerequisites: { Secret: { Type: 'AWS::SecretsManager::Secret', Properties: {} } },
    create: { SecretId: { Ref: 'Secret' }, TargetId: 'database', TargetType: 'AWS::RDS::DBInstance' },
    update: { TargetId: 'other' },
  },
};
