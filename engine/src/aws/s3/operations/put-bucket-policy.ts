// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { parseJson } from '../../../kernel/json.ts';
import { configure } from '../bucket/configuration.ts';
import { malformedPolicy } from '../faults.ts';
import { requireBucket } from '../find/bucket.ts';

export const putBucketPolicy: Operation<'s3', 'PutBucketPolicy'> = (input, ctx) => {
  const bucket = requireBucket(input.Bucket, ctx);
  checkPolicy(input.Policy!, bucket.name);
  configure(bucket, 'policy', input.Policy!, ctx);
  return {};
};

function checkPolicy(text: string, bucket: string): void {
  let policy: { Statement?: unknown };
  try {
    policy = parseJson(text) as typeof policy;
  } catch {
    throw malformedPolicy("Policies must be valid JSON and the first byte must be '{'");
  }
  const statements = Array.isArray(policy?.Statement) ? policy.Statement : [policy?.Statement];
  for (const statement of statements as readonly (Record<string, unknown> | null | undefined)[]) {
    if (typeof statement !== 'object' || statement === null)
      throw malformedPolicy('Missing required field Statement');
    if (!('Principal' in statement || 'NotPrincipal' in statement)) {
      throw malformedPolicy('Missing required field Principal');
    }
    if (!('Action' in statement || 'NotAction' in statement)) {
      throw malformedPolicy('Missing required field Action');
    }
    const resources = [statement.Resource ?? statement.NotResource ?? []].flat();
    if (resources.length === 0) throw malformedPolicy('Missing required field Resource');
    const arn = `arn:aws:s3:::${bucket}`;
    if (!resources.every((resource) => resource === arn || String(resource).startsWith(`${arn}/`))) {
      throw malformedPolicy('Policy has invalid resource');
    }
  }
}
