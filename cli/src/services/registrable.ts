// A task definition as DescribeTaskDefinition returns it, for RegisterTaskDefinition.
import type { RegisterTaskDefinitionCommandInput, TaskDefinition } from '@aws-sdk/client-ecs';

/** Leaves out the members that only DescribeTaskDefinition returns. */
export function registrable(definition: TaskDefinition): RegisterTaskDefinitionCommandInput {
  const {
    taskDefinitionArn: _arn,
    revision: _revision,
    status: _status,
    requiresAttributes: _attributes,
    compatibilities: _compatibilities,
    registeredAt: _registeredAt,
    registeredBy: _registeredBy,
    deregisteredAt: _deregisteredAt,
    deleteRequestedAt: _deleteRequestedAt,
    family,
    containerDefinitions,
    ...rest
  } = definition;
  return { ...rest, family, containerDefinitions };
}
