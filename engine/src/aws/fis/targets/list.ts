// Every resource type that a target can have.
import { autoScalingGroup, ec2Instance, ec2SpotInstance, ec2Subnet } from './ec2-kinds.ts';
import { ecsCluster, ecsTask } from './ecs-tasks.ts';
import { iamRole } from './iam-role.ts';
import type { ResourceKind } from './resource-kind.ts';

export const resourceKinds: ReadonlyMap<string, ResourceKind> = new Map(
  [autoScalingGroup, ec2Instance, ec2SpotInstance, ec2Subnet, ecsCluster, ecsTask, iamRole]
    .sort((a, b) => (a.resourceType < b.resourceType ? -1 : 1))
    .map((kind) => [kind.resourceType, kind]),
);
