// Written by `npm run generate` from the files in resources/. Do not edit.
import { resourcesBeside } from '../../../contracts/listed-type.ts';

const resource = resourcesBeside(import.meta.url);

export const resources = [
  resource<(typeof import('../resources/bucket.ts'))['bucketResource']>('AWS::S3::Bucket', 'bucket', 'bucketResource'),
  resource<(typeof import('../resources/bucket-policy.ts'))['bucketPolicyResource']>('AWS::S3::BucketPolicy', 'bucket-policy', 'bucketPolicyResource'),
];
