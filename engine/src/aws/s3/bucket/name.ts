// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
import { invalidBucketName } from '../faults.ts';

export function checkBucketName(name: string): void {
  const valid =
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) &&
    !name.includes('..') &&
    !/^\d+\.\d+\.\d+\.\d+$/.test(name) &&
    !name.startsWith('xn--') &&
    !name.endsWith('-s3alias');
  if (!valid) throw invalidBucketName(name);
}

export const bucketArn = (name: string) => `arn:aws:s3:::${name}`;
