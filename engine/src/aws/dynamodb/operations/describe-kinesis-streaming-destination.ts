// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeKinesisStreamingDestination.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTable } from '../find.ts';

/** Streams of Kinesis are not simulated: no table has one. */
export const describeKinesisStreamingDestination: Operation<
  'dynamodb',
  'DescribeKinesisStreamingDestination'
> = (input, ctx) => ({
  TableName: requireTable(input.TableName, ctx).TableName,
  KinesisDataStreamDestinations: [],
});
