// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html
import type { Operation } from '../../../kernel/context.ts';
import { awsDocumentNotKept, noSuchPolicyVersion } from '../faults.ts';
import { requirePolicy } from '../find.ts';
import { isAwsManaged } from '../policies/aws-managed.ts';

export const getPolicyVersion: Operation<'iam', 'GetPolicyVersion'> = (input, ctx) => {
  if (isAwsManaged(input.PolicyArn!)) throw awsDocumentNotKept(input.PolicyArn!);
  const policy = requirePolicy(input.PolicyArn, ctx);
  const version = policy.versions.find((candidate) => candidate.id === input.VersionId);
  if (!version) throw noSuchPolicyVersion(policy.arn, input.VersionId!);
  return {
    PolicyVersion: {
      Document: encodeURIComponent(version.document),
      VersionId: version.id,
      IsDefaultVersion: version.id === policy.defaultVersion,
      CreateDate: new Date(version.createdAt),
    },
  };
};
