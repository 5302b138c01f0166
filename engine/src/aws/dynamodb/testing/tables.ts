// Tables for tests.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { services } from '../../services.ts';

export const newAccount = (): Rehearsal => rehearse({ services });

/** `orders`: partition key `customer`, sort key `at`, and the index `by-state` with the keys `state` and `at`. */
export function makeOrders(cloud: Rehearsal, more: object = {}): string {
  cloud.call('dynamodb', 'CreateTable', {
    TableName: 'orders',
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [
      { AttributeName: 'customer', KeyType: 'HASH' },
      { AttributeName: 'at', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: [
      { AttributeName: 'customer', AttributeType: 'S' },
      { AttributeName: 'at', AttributeType: 'N' },
      { AttributeName: 'state', AttributeType: 'S' },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'by-state',
        KeySchema: [
          { AttributeName: 'state', KeyType: 'HASH' },
          { AttributeName: 'at', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ],
    ...more,
  });
  cloud.advance(1_000);
  return 'orders';
}

export const order = (customer: string, at: number, more: Record<string, AttributeValue> = {}) => ({
  customer: { S: customer },
  at: { N: String(at) },
  ...more,
});

export const put = (cloud: Rehearsal, ...items: Record<string, AttributeValue>[]): void => {
  for (const Item of items) cloud.call('dynamodb', 'PutItem', { TableName: 'orders', Item });
};

export const get = (cloud: Rehearsal, customer: string, at: number) =>
  cloud.call('dynamodb', 'GetItem', { TableName: 'orders', Key: order(customer, at) }).Item;
