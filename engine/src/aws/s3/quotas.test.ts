import { describeQuotas } from '../../testing/quota-rows.ts';
import { s3 } from './index.ts';
import { quotas } from './quotas.ts';

describeQuotas([s3], s3.quotas!, [
  {
    quota: quotas.buckets,
    add: (cloud, count) => cloud.call('s3', 'CreateBucket', { Bucket: `bucket-${count}` }),
    code: 'TooManyBuckets',
    message: 'You have attempted to create more buckets than allowed',
  },
]);
