// A task definition as DescribeTaskDefinition returns it.
import type { TaskDefinition } from '@aws-sdk/client-ecs';
import type { TaskDefinitionRecord } from '../state.ts';
import { fargateRefusal } from '../task-definitions/fargate.ts';

export function taskDefinitionView(record: TaskDefinitionRecord): TaskDefinition {
  const { definition } = record;
  const date = (at: number | undefined) => (at === undefined ? undefined : new Date(at));
  return {
    ...definition,
    taskDefinitionArn: record.arn,
    family: record.family,
    revision: record.revision,
    status: record.status,
    containerDefinitions: definition.containerDefinitions ?? [],
    volumes: definition.volumes ?? [],
    placementConstraints: definition.placementConstraints ?? [],
    requiresAttributes: requiredAttributes(record).map((name) => ({ name })),
    compatibilities: compatibilities(record),
    registeredAt: date(record.registeredAt),
    // Callers are not distinguished: all of them act as the account's root user.
    registeredBy: `arn:aws:iam::${record.arn.split(':')[4]}:root`,
    deregisteredAt: date(record.deregisteredAt),
    deleteRequestedAt: date(record.deleteRequestedAt),
  };
}

/** The attributes that a task needs its instance to have; the agent registers them. */
export function requiredAttributes({ definition }: TaskDefinitionRecord): string[] {
  const required = new Set<string>();
  for (const container of definition.containerDefinitions ?? []) {
    if (container.logConfiguration?.logDriver === 'awslogs')
      required.add('com.amazonaws.ecs.capability.logging-driver.awslogs');
    if (container.secrets?.length) required.add('ecs.capability.secrets.ssm.environment-variables');
    if (/\.dkr\.ecr\./.test(container.image ?? '')) required.add('com.amazonaws.ecs.capability.ecr-auth');
    if (container.healthCheck) required.add('ecs.capability.container-health-check');
  }
  if (definition.networkMode === 'awsvpc') required.add('ecs.capability.task-eni');
  if (definition.taskRoleArn) required.add('com.amazonaws.ecs.capability.task-iam-role');
  if (definition.executionRoleArn) required.add('ecs.capability.execution-role-awslogs');
  return [...required];
}

function compatibilities({ definition }: TaskDefinitionRecord): ('EC2' | 'FARGATE' | 'MANAGED_INSTANCES')[] {
  const managed = definition.requiresCompatibilities?.includes('MANAGED_INSTANCES');
  return [
    'EC2',
    ...(fargateRefusal(definition) === undefined ? ['FARGATE' as const] : []),
    ...(managed ? ['MANAGED_INSTANCES' as const] : []),
  ];
}
