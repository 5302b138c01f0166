// Access control lists are off in every bucket unless its ownership controls turn them on, since April 2023; asking for
// one is then an error. Where they are on, they are not simulated: nothing here is refused to anybody.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
import type { OwnershipControls } from '@aws-sdk/client-s3';
import { configuration } from './bucket.ts';
import { aclNotSupported, notImplemented } from './faults.ts';
import type { BucketRecord } from './state.ts';

/** @throws for a canned list that would have to have an effect. */
export function checkAcl(asked: string | undefined, bucket: BucketRecord): void {
  if (!asked || asked === 'bucket-owner-full-control') return;
  const ownership = configuration<OwnershipControls>(bucket, 'ownershipControls')?.Rules?.[0]
    ?.ObjectOwnership;
  if (ownership === 'BucketOwnerEnforced') throw aclNotSupported();
  if (asked !== 'private') throw notImplemented(`The access control list ${asked} is not simulated.`);
}
