// IAM policy documents as data, so that a template contains exactly what is written here.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
import { Fn } from 'aws-cdk-lib/core';

type Condition = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: unknown;
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: Condition;
}

export function policy(...statements: readonly Statement[]): object {
  return { Version: '2012-10-17', Statement: statements };
}

export function allow(
  sid: string,
  actions: readonly string[],
  resources: readonly string[],
  condition?: Condition,
): Statement {
  return {
    Sid: sid,
    Effect: 'Allow',
    Action: actions,
    Resource: resources,
    ...(condition && { Condition: condition }),
  };
}

/** A role's trust in one AWS service, on behalf of this account alone (the "confused deputy" condition). */
export function trust(service: string): object {
  return policy({
    Effect: 'Allow',
    Principal: { Service: service },
    Action: 'sts:AssumeRole',
    Condition: { StringEquals: { 'aws:SourceAccount': Fn.ref('AWS::AccountId') } },
  });
}

/** Trust without that condition, for a service that is not documented to set its keys. */
export function trustUnconditionally(service: string): object {
  return policy({ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' });
}

/**
 * An ARN in this account and region. The resource may name parameters and resources of its template, as `Fn::Sub` can:
 * `arn('ecs', 'service/${ClusterName}/web')`.
 */
export function arn(service: string, resource: string): string {
  return Fn.sub(`arn:\${AWS::Partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:${resource}`);
}
