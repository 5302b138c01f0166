// The settings of the service that an Express service is: those that a new revision may change, and its deployments.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/express-service-work.html: 5 % of the traffic for 3 minutes, then all of it
// for 3 minutes more, while an alarm can roll it back.
import type { CreateServiceRequest } from '@aws-sdk/client-ecs';
import type { ExpressConfigurationRecord, ExpressPartsRecord, ExpressServiceRecord } from '../state.ts';
import type { ExpressTask } from './task-definition.ts';

type Made = Pick<ExpressPartsRecord, 'targetGroupArns' | 'ruleArn' | 'serviceSecurityGroup' | 'alarmName'>;

export function expressServiceOf(
  {
    accessType,
    infrastructureRoleArn,
    parts,
  }: Pick<ExpressServiceRecord, 'accessType' | 'infrastructureRoleArn'> & {
    readonly parts: Made;
  },
  { subnets, securityGroups }: ExpressConfigurationRecord['networkConfiguration'],
  { taskDefinition, containerName, containerPort }: ExpressTask,
) {
  const [targetGroupArn, alternateTargetGroupArn] = parts.targetGroupArns;
  return {
    taskDefinition,
    networkConfiguration: {
      awsvpcConfiguration: {
        subnets: [...subnets],
        securityGroups: [...securityGroups, parts.serviceSecurityGroup],
        assignPublicIp: accessType === 'PUBLIC' ? 'ENABLED' : 'DISABLED',
      },
    },
    loadBalancers: [
      {
        targetGroupArn,
        containerName,
        containerPort,
        advancedConfiguration: {
          alternateTargetGroupArn,
          productionListenerRule: parts.ruleArn,
          roleArn: infrastructureRoleArn,
        },
      },
    ],
    deploymentConfiguration: {
      strategy: 'CANARY',
      canaryConfiguration: { canaryPercent: 5, canaryBakeTimeInMinutes: 3 },
      bakeTimeInMinutes: 3,
      deploymentCircuitBreaker: { enable: true, rollback: true },
      alarms: { enable: true, rollback: true, alarmNames: [parts.alarmName] },
    },
  } satisfies Partial<CreateServiceRequest>;
}
