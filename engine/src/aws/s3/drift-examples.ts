// What others can change of each of the service's resource types, for the drift suite.
import type { DriftExamples } from '../../testing/resource-examples/drift-examples.ts';
import { tags } from '../../testing/resource-examples/surroundings.ts';

const encryption = (SSEAlgorithm: string) => ({
  ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm } }],
});
const cors = (method: string) => ({
  CorsRules: [{ AllowedMethods: [method], AllowedOrigins: ['https://example.com'], MaxAge: 60 }],
});
const expire = (ExpirationInDays: number) => ({
  Rules: [{ Id: 'old', Status: 'Enabled', Prefix: 'logs/', ExpirationInDays }],
});
const blocked = (on: boolean) => ({
  BlockPublicAcls: on,
  BlockPublicPolicy: on,
  IgnorePublicAcls: on,
  RestrictPublicBuckets: on,
});
const owner = (ObjectOwnership: string) => ({ Rules: [{ ObjectOwnership }] });

export const driftExamples: DriftExamples = {
  'AWS::S3::Bucket': {
    scenes: [
      {
        create: {
          BucketEncryption: encryption('AES256'),
          CorsConfiguration: cors('GET'),
          LifecycleConfiguration: expire(5),
          LoggingConfiguration: { LogFilePrefix: 'a/' },
          PublicAccessBlockConfiguration: blocked(true),
          OwnershipControls: owner('BucketOwnerEnforced'),
          NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
          ...tags('a'),
        },
        update: {
          BucketEncryption: encryption('aws:kms'),
          CorsConfiguration: cors('PUT'),
          LifecycleConfiguration: expire(9),
          LoggingConfiguration: { LogFilePrefix: 'b/' },
          PublicAccessBlockConfiguration: blocked(false),
          OwnershipControls: owner('ObjectWriter'),
          NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: false } },
          ...tags('b'),
        },
      },
    ],
    unchanged: {
      'not simulated: refused, or recorded loudly': [
        'AbacStatus',
        'AccelerateConfiguration',
        'AnalyticsConfigurations',
        'IntelligentTieringConfigurations',
        'InventoryConfigurations',
        'MetadataConfiguration',
        'MetadataTableConfiguration',
        'MetricsConfigurations',
        'ObjectLockConfiguration',
        'ReplicationConfiguration',
        'WebsiteConfiguration',
      ],
    },
  },
};
