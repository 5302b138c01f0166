// Which region CreateBucket creates a bucket in. us-east-1's endpoint is also the global one and creates buckets in
// every region; the others create them only in their own.
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html
import { regionNames } from '../../../contracts/regions.ts';
import { illegalLocation, invalidLocation } from '../faults.ts';

export function requestedRegion(constraint: string | undefined, endpointRegion: string): string {
  if (endpointRegion !== 'us-east-1') {
    if (constraint !== endpointRegion) throw illegalLocation(constraint ?? 'unspecified');
    return endpointRegion;
  }
  // us-east-1 is named by leaving the constraint out.
  if (constraint === 'us-east-1') throw invalidLocation();
  if (constraint !== undefined && !regionNames.includes(constraint)) throw invalidLocation();
  return constraint ?? 'us-east-1';
}
