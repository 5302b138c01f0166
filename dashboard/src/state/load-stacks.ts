// CloudFormation's stacks and their resources.
import type { Cloud } from '../cloud/call.ts';
import { listOf, textOf, type Xml } from '../cloud/xml.ts';

/** Stacks, in the order in which CloudFormation lists them. */
export async function loadStacks(cloud: Cloud): Promise<Stack[]> {
  const { Stacks } = await cloud.query('cloudformation', 'DescribeStacks', {});
  return listOf(Stacks).map((stack) => ({
    id: textOf(stack.StackId),
    name: textOf(stack.StackName),
    status: textOf(stack.StackStatus),
    reason: textOf(stack.StackStatusReason),
    parent: textOf(stack.ParentId),
    drift: textOf(((stack.DriftInformation ?? {}) as Xml).StackDriftStatus),
    parameters: listOf(stack.Parameters).map((each) => ({
      name: textOf(each.ParameterKey),
      value: textOf(each.ParameterValue),
      note: textOf(each.ResolvedValue),
    })),
    outputs: listOf(stack.Outputs).map((each) => ({
      name: textOf(each.OutputKey),
      value: textOf(each.OutputValue),
      note: textOf(each.Description),
    })),
  }));
}

export interface Stack {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly reason: string;
  /** The id of the stack that it is nested in; empty for a root stack. */
  readonly parent: string;
  /** `NOT_CHECKED`, for example. */
  readonly drift: string;
  readonly parameters: readonly NamedValue[];
  readonly outputs: readonly NamedValue[];
}

export interface NamedValue {
  readonly name: string;
  readonly value: string;
  /** An output's description, or what an SSM parameter resolves to. */
  readonly note: string;
}

export interface StackResource {
  readonly logicalId: string;
  readonly physicalId: string;
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
    physicalId: textOf(resource.PhysicalResourceId),
    type: textOf(resource.ResourceType),
    status: textOf(resource.ResourceStatus),
    reason: textOf(resource.ResourceStatusReason),
  }));
}
