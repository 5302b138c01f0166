// The ECS service: spread over zones and then instances, deployed blue/green by ECS itself.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/blue-green-deployment-how-it-works.html
import { CfnService } from 'aws-cdk-lib/aws-ecs';
import { type CfnCondition, Fn } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { containerName } from './container-port.ts';

export interface ServiceProps {
  readonly cluster: string;
  readonly taskDefinition: string;
  readonly containerPort: number;
  /** `EC2` or `FARGATE` */
  readonly launchType: string;
  /** Holds for EC2. */
  readonly usesInstances: CfnCondition;
  readonly subnets: string[];
  /** `ENABLED` or `DISABLED` */
  readonly assignPublicIp: string;
  readonly securityGroup: string;
  readonly blueTargetGroup: string;
  readonly greenTargetGroup: string;
  readonly productionRule: string;
  readonly blueGreenRoleArn: string;
  readonly alarms: string[];
  readonly bakeTimeInMinutes: number;
  readonly healthCheckGracePeriodSeconds: number;
}

export class Service extends Construct {
  readonly resource: CfnService;

  constructor(scope: Construct, id: string, props: ServiceProps) {
    super(scope, id);
    // No name: a named service could never be replaced. No desired count: CloudFormation would reset it with every
    // deployment, however many tasks the load needs by then. Scaling owns it (task-scaling.ts).
    this.resource = new CfnService(this, 'Resource', {
      cluster: props.cluster,
      taskDefinition: props.taskDefinition,
      // The capacity provider drains its instances however their tasks were placed, and tasks that name the launch type
      // can be placed even while a provider is being replaced.
      launchType: props.launchType,
      schedulingStrategy: 'REPLICA',
      availabilityZoneRebalancing: 'ENABLED',
      // Fargate spreads tasks over zones by itself, and takes no strategies.
      placementStrategies: Fn.conditionIf(
        props.usesInstances.logicalId,
        [
          { Type: 'spread', Field: 'attribute:ecs.availability-zone' },
          { Type: 'spread', Field: 'instanceId' },
        ],
        { Ref: 'AWS::NoValue' },
      ),
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: props.subnets,
          securityGroups: [props.securityGroup],
          assignPublicIp: props.assignPublicIp,
        },
      },
      deploymentController: { type: 'ECS' },
      deploymentConfiguration: {
        strategy: 'BLUE_GREEN',
        // Always set: CloudFormation's own default is 36 hours.
        bakeTimeInMinutes: props.bakeTimeInMinutes,
        minimumHealthyPercent: 100,
        maximumPercent: 200,
        // AWS's pages disagree on whether the circuit breaker applies to blue/green. If it does, a version that never starts
        // is abandoned within minutes; if not, the alarms below and CloudFormation's own time limit end it.
        deploymentCircuitBreaker: { enable: true, rollback: true },
        alarms: { enable: true, rollback: true, alarmNames: props.alarms },
      },
      loadBalancers: [
        {
          containerName,
          containerPort: props.containerPort,
          targetGroupArn: props.blueTargetGroup,
          advancedConfiguration: {
            alternateTargetGroupArn: props.greenTargetGroup,
            productionListenerRule: props.productionRule,
            roleArn: props.blueGreenRoleArn,
          },
        },
      ],
      // CloudFormation's own default is none, and the load balancer finds a task unhealthy that takes its time to start.
      healthCheckGracePeriodSeconds: props.healthCheckGracePeriodSeconds,
      enableEcsManagedTags: true,
      propagateTags: 'SERVICE',
    });
  }
}
