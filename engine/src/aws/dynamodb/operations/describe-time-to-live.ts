// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTimeToLive.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTable } from '../find.ts';

export const describeTimeToLive: Operation<'dynamodb', 'DescribeTimeToLive'> = ({ TableName }, ctx) => {
  const { ttlAttribute } = requireTable(TableName, ctx);
  return {
    TimeToLiveDescription:
      ttlAttribute === undefined
        ? { TimeToLiveStatus: 'DISABLED' }
        : { TimeToLiveStatus: 'ENABLED', AttributeName: ttlAttribute },
  };
};
