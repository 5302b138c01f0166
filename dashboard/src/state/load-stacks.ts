// CloudFormation's stacks and their resources.
import type { Cloud } from '../cloud/call.ts';
import { listOf, textOf } from '../cloud/xml.ts';

/** Stacks, in the order in which CloudFormation lists them. */
export async function loadStacks(cloud: Cloud): Promise<Stack[]> {
  const { Stacks } = await cloud.query('cloudformation', 'DescribeStacks', {});
  return listOf(Stacks).map((stack) => ({
    id: textOf(stack.StackId),
    name: textOf(stack.StackName),
    status: textOf(stack.StackStatus),
    reason: textOf(stack.StackStatusReason),
    parent: textOf(stack.ParentId),
  }));
}

export interface Stack {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly reason: string;
  /** The id of the stack that it is nested in; empty for a root stack. */
  readonly parent: string;
}

export interface StackResource {
  readonly logicalId: string;
  readonly type: string;
  readonly status: string;
  readonly reason: string;
}

export async function resourcesOf(cloud: Cloud, stack: string): Promise<StackResource[]> {
  const { StackResources } = await cloud.query('cloudformation', 'DescribeStackResources', {
    StackName: stack,
  });
  return listOf(StackResources).map((resource) => ({
    logicalId: textOf(resource.LogicalResourceId),
    type: textOf(resource.ResourceType),
    status: textOf(resource.ResourceStatus),
    reason: textOf(resource.ResourceStatusReason),
  }));
}
