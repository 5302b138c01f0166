// Access control lists have been disabled by default in new buckets since April 2023, unless the bucket's ownership
// controls enable them; a request with a list then fails. Where they are enabled they are not simulated: Drydock
// refuses nobody access to an object.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
import { aclNotSupported, notImplemented } from '../faults.ts';
import type { BucketRecord } from '../state.ts';
import { configuration } from './configuration.ts';

/** @throws for a canned list that would need to have an effect. */
export function checkAcl(requested: string | undefined, bucket: BucketRecord): void {
  if (!requested || requested === 'bucket-owner-full-control') return;
  const ownership = configuration(bucket, 'ownershipControls')?.Rules?.[0]?.ObjectOwnership;
  if (ownership === 'BucketOwnerEnforced') throw aclNotSupported();
  if (requested !== 'private') throw notImplemented(`The access control list ${requested} is not simulated.`);
}
