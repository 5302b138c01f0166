// cdk-nag findings that are acknowledged, each with its reason, beside the resource they concern.
// https://github.com/cdklabs/cdk-nag#acknowledging-a-rule
import { Validations } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

/** @param reasons why, by finding: `AwsSolutions-S1`, or `AwsSolutions-IAM5[Resource::*]` for one finding of a rule. */
export function acknowledge(construct: IConstruct, reasons: Readonly<Record<string, string>>): void {
  for (const [id, reason] of Object.entries(reasons)) Validations.of(construct).acknowledge({ id, reason });
}

/**
 * Findings about resources with a wildcard in a role's policy.
 *
 * @param reasons why, by resource: `*`, the service and resource of an ARN in this account
 * (`ecs:service/${ClusterName}/*`), or an attribute as cdk-nag writes it (`<LogGroup.Arn>`).
 */
export function acknowledgeWildcards(role: IConstruct, reasons: Readonly<Record<string, string>>): void {
  for (const [resource, reason] of Object.entries(reasons))
    acknowledge(role, { [`AwsSolutions-IAM5[Resource::${finding(resource)}]`]: reason });
}

function finding(resource: string): string {
  const [, service, rest] = /^([a-z-]+):(.+)$/.exec(resource) ?? [];
  if (service === undefined || rest === undefined) return resource;
  return `arn:<AWS::Partition>:${service}:<AWS::Region>:<AWS::AccountId>:${rest.replaceAll(/\$\{(\w+)\}/g, '<$1>')}`;
}
