// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html
import type { Context, Operation } from '../../../kernel/context.ts';
import { awsDocumentNotKept, noSuchPolicyVersion } from '../faults.ts';
import { requirePolicy } from '../find.ts';
import { awsManagedDocument, awsManagedPolicy, isAwsManaged } from '../policies/aws-managed.ts';

export const getPolicyVersion: Operation<'iam', 'GetPolicyVersion'> = (input, ctx) => {
  if (isAwsManaged(input.PolicyArn!))
    return { PolicyVersion: versionOfAws(input.PolicyArn!, input.VersionId!, ctx) };
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

/** Of its versions, only the newest is known, and of most policies none. */
function versionOfAws(arn: string, versionId: string, ctx: Context) {
  const { DefaultVersionId, CreateDate } = awsManagedPolicy(arn, ctx);
  const document = awsManagedDocument(arn);
  if (document === undefined) throw awsDocumentNotKept(arn);
  if (versionId !== DefaultVersionId) throw noSuchPolicyVersion(arn, versionId);
  return {
    Document: encodeURIComponent(document),
    VersionId: versionId,
    IsDefaultVersion: true,
    CreateDate,
  };
}
