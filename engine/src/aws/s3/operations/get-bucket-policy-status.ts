// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicyStatus.html
import type { Operation } from '../../../kernel/context.ts';
import { configuration, findBucket } from '../bucket.ts';
import { noSuchBucketPolicy } from '../faults.ts';

/** Public, as S3 means it: a statement that allows every principal, without a condition. */
export const getBucketPolicyStatus: Operation<'s3', 'GetBucketPolicyStatus'> = (input, ctx) => {
  const policy = configuration<string>(findBucket(input.Bucket, ctx), 'policy');
  if (policy === undefined) throw noSuchBucketPolicy();
  const statements = [(JSON.parse(policy) as { Statement: unknown }).Statement].flat() as readonly {
    readonly Effect?: string;
    readonly Principal?: string | Readonly<Record<string, unknown>>;
    readonly Condition?: unknown;
  }[];
  const everybody = (principal: (typeof statements)[number]['Principal']) =>
    principal === '*' || (typeof principal === 'object' && [principal.AWS].flat().includes('*'));
  const isPublic = statements.some(
    ({ Effect, Principal, Condition }) => Effect === 'Allow' && everybody(Principal) && !Condition,
  );
  return { PolicyStatus: { IsPublic: isPublic } };
};
