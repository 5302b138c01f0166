// A bucket of the target for what is uploaded before a stack is deployed.
import type { Clients } from '../targets/clients.ts';

export async function ensureBucket(
  { s3 }: Pick<Clients, 's3'>,
  bucket: string,
  region: string,
): Promise<void> {
  const { Buckets = [] } = await s3.listBuckets({});
  if (Buckets.some(({ Name }) => Name === bucket)) return;
  await s3.createBucket({
    Bucket: bucket,
    // us-east-1 is the one region that may not be named.
    ...(region !== 'us-east-1' && {
      CreateBucketConfiguration: { LocationConstraint: region as 'eu-west-1' },
    }),
  });
}
