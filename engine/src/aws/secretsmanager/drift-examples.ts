// What others can change of each of the service's resource types, for the drift suite.
import type { DriftExamples } from '../../testing/resource-examples/drift-examples.ts';
import { tags } from '../../testing/resource-examples/surroundings.ts';

export const driftExamples: DriftExamples = {
  'AWS::SecretsManager::Secret': {
    scenes: [{ create: tags('a'), update: tags('b') }],
    unchanged: {
      'AWS never compares keys of KMS': ['KmsKeyId'],
      'partners’ secrets are not simulated': ['Type'],
    },
  },
  'AWS::SecretsManager::RotationSchedule': {
    unchanged: {
      'partners’ secrets are not simulated': [
        'ExternalSecretRotationMetadata',
        'ExternalSecretRotationRoleArn',
      ],
      'it is changed only with a rotation': ['RotationLambdaARN'],
    },
  },
  'AWS::SecretsManager::SecretTargetAttachment': {
    unchanged: { 'it says which kind the target is': ['TargetType'] },
  },
};
