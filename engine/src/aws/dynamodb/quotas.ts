// What DynamoDB counts: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
import { declareQuotas } from '../../kernel/quota.ts';
import { tooManyTables } from './faults.ts';

export const quotas = declareQuotas(
  { code: 'dynamodb', name: 'Amazon DynamoDB' },
  {
    tables: {
      code: 'L-F98FE922',
      name: 'Maximum number of tables',
      value: 2500,
      adjustable: true,
      exceeded: tooManyTables,
    },
  },
);
