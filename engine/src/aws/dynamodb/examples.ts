// An example of each of the service's resource types, for the contract that every type keeps.
import type { Examples } from '../../testing/resource-examples/examples.ts';

const keys = {
  KeySchema: [
    { AttributeName: 'id', KeyType: 'HASH' },
    { AttributeName: 'at', KeyType: 'RANGE' },
  ],
  AttributeDefinitions: [
    { AttributeName: 'id', AttributeType: 'S' },
    { AttributeName: 'at', AttributeType: 'N' },
  ],
};
const otherKeys = {
  KeySchema: [{ AttributeName: 'key', KeyType: 'HASH' }],
  AttributeDefinitions: [{ AttributeName: 'key', AttributeType: 'S' }],
};

export const examples: Examples = {
  'AWS::DynamoDB::Table': {
    create: {
      ...keys,
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
      TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
    },
    update: {
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      AttributeDefinitions: [...keys.AttributeDefinitions, { AttributeName: 'kind', AttributeType: 'S' }],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'by-kind',
          KeySchema: [{ AttributeName: 'kind', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
      Tags: [{ Key: 'team', Value: 'a' }],
    },
    together: ['AttributeDefinitions', 'GlobalSecondaryIndexes'],
    replace: otherKeys,
  },
  'AWS::DynamoDB::GlobalTable': {
    create: {
      ...keys,
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      Replicas: [{ Region: 'us-east-1' }],
    },
    update: { TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true } },
    replace: otherKeys,
  },
};
