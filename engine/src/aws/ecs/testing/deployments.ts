// What tests of deployments need to know about the service `web`.

import type { RehearsedCluster } from './cluster.ts';
export function latest({ cloud }: RehearsedCluster) {
  const { serviceDeployments = [] } = cloud.call('ecs', 'ListServiceDeployments', {
    cluster: 'main',
    service: 'web',
  });
  return cloud.call('ecs', 'DescribeServiceDeployments', {
    serviceDeploymentArns: [serviceDeployments[0]!.serviceDeploymentArn!],
  }).serviceDeployments![0]!;
}

export function update({ cloud }: RehearsedCluster, taskDefinition: string) {
  // Of deployments of the same millisecond, none is the latest.
  cloud.advance(1);
  cloud.call('ecs', 'UpdateService', { cluster: 'main', service: 'web', taskDefinition });
}

export const definitionsOf = (cluster: RehearsedCluster) => [
  ...new Set(cluster.tasksOf('web').map((task) => task.taskDefinitionArn!.split('/').at(-1))),
];
