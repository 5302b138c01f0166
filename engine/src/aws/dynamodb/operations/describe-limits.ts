// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeLimits.html
import type { Operation } from '../../../kernel/context.ts';

/** AWS's defaults of an account; nothing here is refused for them. */
export const describeLimits: Operation<'dynamodb', 'DescribeLimits'> = () => ({
  AccountMaxReadCapacityUnits: 80_000,
  AccountMaxWriteCapacityUnits: 80_000,
  TableMaxReadCapacityUnits: 40_000,
  TableMaxWriteCapacityUnits: 40_000,
});
