// What becomes of a resource when it leaves its stack.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
import type { ResourceDeclaration } from './declarations.ts';

/** Undefined: it is deleted. Where a template does not say it, databases of RDS are saved in a snapshot first. */
export function deletionPolicyOf({
  Type,
  Properties,
  DeletionPolicy,
}: ResourceDeclaration): string | undefined {
  const isSaved =
    Type === 'AWS::RDS::DBCluster' ||
    (Type === 'AWS::RDS::DBInstance' && Properties.DBClusterIdentifier === undefined);
  return DeletionPolicy ?? (isSaved ? 'Snapshot' : undefined);
}
