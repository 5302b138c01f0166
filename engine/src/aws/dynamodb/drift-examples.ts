// What others can change of each of the service's resource types, for the drift suite.
import type { DriftExamples } from '../../testing/resource-examples/drift-examples.ts';

const throughput = (units: number) => ({ ReadCapacityUnits: units, WriteCapacityUnits: units });

export const driftExamples: DriftExamples = {
  'AWS::DynamoDB::Table': {
    scenes: [
      {
        create: {
          OnDemandThroughput: { MaxReadRequestUnits: 5, MaxWriteRequestUnits: 5 },
          DeletionProtectionEnabled: false,
          TableClass: 'STANDARD',
          SSESpecification: { SSEEnabled: false },
        },
        update: {
          SSESpecification: { SSEEnabled: true },
          DeletionProtectionEnabled: true,
          TableClass: 'STANDARD_INFREQUENT_ACCESS',
          TimeToLiveSpecification: { AttributeName: 'expires', Enabled: false },
          StreamSpecification: { StreamViewType: 'KEYS_ONLY' },
          OnDemandThroughput: { MaxReadRequestUnits: 10, MaxWriteRequestUnits: 10 },
        },
      },
      {
        create: { BillingMode: 'PROVISIONED', ProvisionedThroughput: throughput(1) },
        update: { ProvisionedThroughput: throughput(2) },
      },
      {
        create: { BillingMode: 'PAY_PER_REQUEST' },
        update: { BillingMode: 'PROVISIONED', ProvisionedThroughput: throughput(1) },
        together: ['BillingMode', 'ProvisionedThroughput'],
      },
    ],
    unchanged: {
      'the API cannot change it': ['LocalSecondaryIndexes'],
      'not simulated': ['VectorIndexes'],
    },
  },
  'AWS::DynamoDB::GlobalTable': {
    scenes: [
      {
        create: { SSESpecification: { SSEEnabled: false } },
        update: {
          SSESpecification: { SSEEnabled: true },
          StreamSpecification: { StreamViewType: 'KEYS_ONLY' },
        },
      },
      {
        update: {
          AttributeDefinitions: [
            { AttributeName: 'id', AttributeType: 'S' },
            { AttributeName: 'at', AttributeType: 'N' },
            { AttributeName: 'kind', AttributeType: 'S' },
          ],
          GlobalSecondaryIndexes: [
            {
              IndexName: 'by-kind',
              KeySchema: [{ AttributeName: 'kind', KeyType: 'HASH' }],
              Projection: { ProjectionType: 'ALL' },
            },
          ],
        },
        together: ['AttributeDefinitions', 'GlobalSecondaryIndexes'],
      },
    ],
    unchanged: { 'not simulated': ['VectorIndexes'], 'its capacity is written per replica': ['BillingMode'] },
  },
};
