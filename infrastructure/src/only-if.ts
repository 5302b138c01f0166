// Resources that exist only where a condition holds: all those of a construct.
import { type CfnCondition, CfnResource } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

/** @returns the construct, whose resources have the condition from now on */
export function onlyIf<T extends IConstruct>(condition: CfnCondition, construct: T): T {
  for (const each of construct.node.findAll())
    if (CfnResource.isCfnResource(each)) each.cfnOptions.condition = condition;
  return construct;
}
