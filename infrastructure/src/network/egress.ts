// The ways out that tasks may have, as conditions. Tasks in awsvpc mode on EC2 get no public address, so in the public
// subnets they have none.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/networking-outbound.html
import { CfnCondition, Fn, type ICfnConditionExpression } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

/** The values of the parameter `Egress`. */
export const egresses = ['none', 'nat-gateway', 'nat-gateway-per-zone', 'vpc-endpoints'] as const;
export type Egress = (typeof egresses)[number];

export interface EgressConditions {
  /** Any way out: tasks are in private subnets. */
  readonly isPrivate: CfnCondition;
  /** One NAT gateway or more. */
  readonly hasNat: CfnCondition;
  readonly hasNatPerZone: CfnCondition;
  readonly hasEndpoints: CfnCondition;
  /** Endpoints, and container instances that need more of them. */
  readonly hasEndpointsOfInstances: CfnCondition;
}

export function egressConditions(
  stack: Construct,
  egress: string,
  usesInstances: CfnCondition,
): EgressConditions {
  const is = (value: Egress) => Fn.conditionEquals(egress, value);
  const condition = (name: string, expression: ICfnConditionExpression) =>
    new CfnCondition(stack, name, { expression });
  const hasEndpoints = condition('HasEndpoints', is('vpc-endpoints'));
  return {
    isPrivate: condition('HasPrivateSubnets', Fn.conditionNot(is('none'))),
    hasNat: condition('HasNatGateway', Fn.conditionOr(is('nat-gateway'), is('nat-gateway-per-zone'))),
    hasNatPerZone: condition('HasNatGatewayPerZone', is('nat-gateway-per-zone')),
    hasEndpoints,
    hasEndpointsOfInstances: condition(
      'HasEndpointsOfInstances',
      Fn.conditionAnd(hasEndpoints, usesInstances),
    ),
  };
}
