// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicyStatus.html
import type { Operation } from '../../../kernel/context.ts';
import { parseJson } from '../../../kernel/json.ts';
import { configuration } from '../bucket/configuration.ts';
import { noSuchBucketPolicy } from '../faults.ts';
import { requireBucket } from '../find/bucket.ts';

/** S3 calls a policy public when a statement allows every principal without a condition. */
export const getBucketPolicyStatus: Operation<'s3', 'GetBucketPolicyStatus'> = (input, ctx) => {
  const policy = configuration(requireBucket(input.Bucket, ctx), 'policy');
  if (policy === undefined) throw noSuchBucketPolicy();
  const statements = [(parseJson(policy) as { Statement: unknown }).Statement].flat() as readonly {
    readonly Effect?: string;
    readonly Principal?: string | Readonly<Record<string, unknown>>;
    readonly Condition?: unknown;
  }[];
  const isEverybody = (principal: (typeof statements)[number]['Principal']) =>
    principal === '*' || (typeof principal === 'object' && [principal?.AWS].flat().includes('*'));
  const isPublic = statements.some(
    ({ Effect, Principal, Condition }) => Effect === 'Allow' && isEverybody(Principal) && !Condition,
  );
  return { PolicyStatus: { IsPublic: isPublic } };
};
