// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html
import { type PolicyProblem, policyProblem, statementsOf } from '../../../contracts/resource-policy.ts';
import type { Context, Operation } from '../../../kernel/context.ts';
import { parseJson } from '../../../kernel/json.ts';
import { configure } from '../bucket/configuration.ts';
import { malformedPolicy } from '../faults.ts';
import { requireBucket } from '../find/bucket.ts';

export const putBucketPolicy: Operation<'s3', 'PutBucketPolicy'> = (input, ctx) => {
  const bucket = requireBucket(input.Bucket, ctx);
  checkPolicy(input.Policy!, bucket.name, ctx);
  configure(bucket, 'policy', input.Policy!, ctx);
  return {};
};

function checkPolicy(text: string, bucket: string, ctx: Context): void {
  const problem = problemOf(text, ctx);
  if (problem?.missing) throw malformedPolicy(`Missing required field ${problem.member}`);
  if (problem) throw malformedPolicy(texts[problem.member]);
  const arn = `arn:aws:s3:::${bucket}`;
  for (const statement of statementsOf(parseJson(text))) {
    const resources = [statement.Resource ?? statement.NotResource ?? []].flat();
    if (resources.length === 0) throw malformedPolicy('Missing required field Resource');
    if (!resources.every((resource) => resource === arn || String(resource).startsWith(`${arn}/`))) {
      throw malformedPolicy('Policy has invalid resource');
    }
  }
}

function problemOf(text: string, ctx: Context): PolicyProblem | undefined {
  try {
    return policyProblem(text, 's3', ctx);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw malformedPolicy("Policies must be valid JSON and the first byte must be '{'");
  }
}

const texts: Readonly<Record<PolicyProblem['member'], string>> = {
  Version: 'The policy must contain a valid version string',
  Statement: 'Missing required field Statement',
  Effect: 'Invalid effect',
  Principal: 'Invalid principal in policy',
  Action: 'Policy has invalid action',
  Resource: 'Policy has invalid resource',
};
