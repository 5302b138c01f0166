// An Express service as the API returns it, and the resources that ECS manages for it.
import type {
  ECSExpressGatewayService,
  ECSManagedResources,
  ExpressGatewayServiceConfiguration,
  ExpressGatewayServiceStatus,
} from '@aws-sdk/client-ecs';
import type { Context } from '../../../kernel/context.ts';
import type { ExpressService } from '../find/express-services.ts';
import type { ExpressConfigurationRecord, ExpressServiceRecord } from '../state.ts';

export function expressServiceView(
  { express, service }: ExpressService,
  include: readonly string[] = [],
): ECSExpressGatewayService {
  const active = service.deployments.flatMap(({ revisionArn }) => configurationOf(express, revisionArn));
  return {
    cluster: service.cluster,
    serviceName: service.name,
    serviceArn: service.arn,
    infrastructureRoleArn: express.infrastructureRoleArn,
    status: expressStatus({ express, service }),
    currentDeployment: service.currentServiceDeployment,
    activeConfigurations: active.map((each) => configurationView(express, each)),
    tags: include.includes('TAGS') ? [...service.tags] : undefined,
    createdAt: new Date(express.createdAt),
    updatedAt: new Date(express.updatedAt),
  };
}

/** DRAINING until what ECS made is deleted too. While it is ACTIVE, the reason is the newest of the service's events. */
export function expressStatus({ express, service }: ExpressService): ExpressGatewayServiceStatus {
  const statusCode = service.status === 'INACTIVE' && !express.removed ? 'DRAINING' : service.status;
  return { statusCode, statusReason: service.status === 'ACTIVE' ? service.events[0]?.message : undefined };
}

/** Of a revision; a revision that UpdateService made has the newest one. */
export const configurationOf = (
  { configurations }: ExpressServiceRecord,
  revisionArn: string | undefined,
): ExpressConfigurationRecord[] => {
  const found = configurations.find((each) => each.revisionArn === revisionArn) ?? configurations[0];
  return found ? [{ ...found, ...(revisionArn && { revisionArn }) }] : [];
};

/** The group that ECS made stands among the service's own. */
export function configurationView(
  { endpoint, accessType, parts }: ExpressServiceRecord,
  { revisionArn, networkConfiguration, createdAt, ...settings }: ExpressConfigurationRecord,
): ExpressGatewayServiceConfiguration {
  return {
    ...settings,
    serviceRevisionArn: revisionArn,
    networkConfiguration: {
      subnets: [...networkConfiguration.subnets],
      securityGroups: [...networkConfiguration.securityGroups, parts.serviceSecurityGroup],
    },
    ingressPaths: [{ accessType, endpoint }],
    createdAt: new Date(createdAt),
  };
}

export function managedResourcesView(
  ctx: Pick<Context, 'arn'>,
  express: ExpressServiceRecord,
  { healthCheckPath, scalingTarget, primaryContainer, networkConfiguration }: ExpressConfigurationRecord,
): ECSManagedResources {
  const { parts } = express;
  const updatedAt = new Date(express.updatedAt);
  const of = (arn: string) => ({ arn, updatedAt, status: express.removed ? 'DELETED' : 'ACTIVE' }) as const;
  const securityGroup = (id: string) => of(ctx.arn('ec2', `security-group/${id}`));
  const port = primaryContainer?.containerPort ?? 80;
  return {
    ingressPaths: [
      {
        accessType: express.accessType,
        endpoint: express.endpoint,
        loadBalancer: {
          ...of(parts.loadBalancerArn),
          scheme: express.accessType === 'PUBLIC' ? 'internet-facing' : 'internal',
          subnetIds: [...networkConfiguration.subnets],
          securityGroupIds: [parts.loadBalancerSecurityGroup],
        },
        loadBalancerSecurityGroups: [securityGroup(parts.loadBalancerSecurityGroup)],
        certificate: { ...of(parts.certificateArn), domainName: express.endpoint },
        listener: of(parts.listenerArn),
        rule: of(parts.ruleArn),
        targetGroups: parts.targetGroupArns.map((arn) => ({
          ...of(arn),
          healthCheckPath,
          healthCheckPort: port,
          port,
        })),
      },
    ],
    autoScaling: {
      scalableTarget: {
        ...of(parts.scalableTargetArn),
        minCapacity: scalingTarget.minTaskCount,
        maxCapacity: scalingTarget.maxTaskCount,
      },
      applicationAutoScalingPolicies: [
        {
          ...of(parts.scalingPolicyArn),
          policyType: 'TargetTrackingScaling',
          targetValue: scalingTarget.autoScalingTargetValue,
          metric: scalingTarget.autoScalingMetric,
        },
      ],
    },
    metricAlarms: [of(parts.alarmArn)],
    serviceSecurityGroups: [securityGroup(parts.serviceSecurityGroup)],
    ...(parts.logGroup && {
      logGroups: [{ ...of(ctx.arn('logs', `log-group:${parts.logGroup}`)), logGroupName: parts.logGroup }],
    }),
  };
}
