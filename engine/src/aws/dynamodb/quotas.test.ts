import { describeQuotas } from '../../testing/quota-rows.ts';
import { dynamodb } from './index.ts';
import { quotas } from './quotas.ts';

describeQuotas([dynamodb], dynamodb.quotas!, [
  {
    quota: quotas.tables,
    add: (cloud, count) =>
      void cloud.call('dynamodb', 'CreateTable', {
        TableName: `table-${count}`,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      }),
    code: 'LimitExceededException',
    message: 'Subscriber limit exceeded: There is a limit of 2 tables per account and region',
  },
]);
