// The launch type, which decides whether there are container instances, as parameters and conditions of templates.
import { CfnCondition, Fn } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

export const launchTypes = ['EC2', 'FARGATE'] as const;

/** Holds for the launch type EC2. Its template has a parameter `LaunchType`. */
export function usesInstances(scope: Construct): CfnCondition {
  return new CfnCondition(scope, 'UsesInstances', {
    expression: Fn.conditionEquals(Fn.ref('LaunchType'), 'EC2'),
  });
}
