import { describe, expect, it } from 'vitest';
import { processedBySam } from '../../testing/processed.ts';

const table = (Properties?: object) =>
  processedBySam({ Orders: { Type: 'AWS::Serverless::SimpleTable', ...(Properties ? { Properties } : {}) } });

describe('sam-resource-simpletable', () => {
  it('a table without properties has the key id and is paid by request', () => {
    expect(table()).toEqual({
      Orders: {
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
          KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
          BillingMode: 'PAY_PER_REQUEST',
        },
      },
    });
  });

  it('has the key, throughput, name, tags, encryption and recovery that it is given', () => {
    const made = table({
      TableName: 'orders',
      PrimaryKey: { Name: 'number', Type: 'Number' },
      ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 },
      Tags: { Department: 'Engineering', AppType: 'Serverless' },
      SSESpecification: { SSEEnabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
    expect(made).toEqual({
      Orders: {
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          AttributeDefinitions: [{ AttributeName: 'number', AttributeType: 'N' }],
          KeySchema: [{ AttributeName: 'number', KeyType: 'HASH' }],
          ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 },
          TableName: 'orders',
          SSESpecification: { SSEEnabled: true },
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          Tags: [
            { Key: 'Department', Value: 'Engineering' },
            { Key: 'AppType', Value: 'Serverless' },
          ],
        },
      },
    });
  });

  it('refuses other types of keys, and properties that it does not have', () => {
    expect(() => table({ PrimaryKey: { Name: 'a', Type: 'Map' } })).toThrow(
      `Resource with id [Orders] is invalid. Invalid 'Type' "Map".`,
    );
    expect(() => table({ BillingMode: 'PROVISIONED' })).toThrow(
      'Resource with id [Orders] is invalid. property BillingMode not defined for resource of type AWS::Serverless::SimpleTable',
    );
  });
});
