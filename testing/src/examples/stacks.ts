// The stacks of the examples.
import {
  type App,
  aws_autoscaling as autoscaling,
  CfnOutput,
  Duration,
  aws_ec2 as ec2,
  aws_ecs as ecs,
  aws_elasticloadbalancingv2 as elb,
  Stack,
  aws_sqs as sqs,
} from 'aws-cdk-lib';

interface Properties {
  readonly image?: string;
  readonly desiredCount?: number;
}

/** A service on Fargate in two zones, behind an Application Load Balancer. */
export class ShopStack extends Stack {
  constructor(app: App, id: string, { image = 'shop:1', desiredCount = 4 }: Properties = {}) {
    super(app, id);
    const vpc = new ec2.Vpc(this, 'Vpc', { maxAzs: 2, natGateways: 1 });
    const cluster = new ecs.Cluster(this, 'Cluster', { vpc });
    const taskDefinition = new ecs.FargateTaskDefinition(this, 'Task');
    taskDefinition.addContainer('web', {
      image: ecs.ContainerImage.fromRegistry(image),
      portMappings: [{ containerPort: 8080 }],
    });
    const service = new ecs.FargateService(this, 'Service', {
      cluster,
      taskDefinition,
      desiredCount,
      minHealthyPercent: 100,
    });
    const loadBalancer = new elb.ApplicationLoadBalancer(this, 'LoadBalancer', { vpc, internetFacing: true });
    loadBalancer.addListener('Http', { port: 80 }).addTargets('Web', {
      port: 8080,
      targets: [service],
      deregistrationDelay: Duration.seconds(30),
      healthCheck: { interval: Duration.seconds(10) },
    });
  }
}

/** The same, deployed blue/green: the new version bakes for ten minutes before the old one goes. */
export class BlueGreenStack extends Stack {
  constructor(app: App, id: string, { image = 'shop:1', desiredCount = 4 }: Properties = {}) {
    super(app, id);
    const vpc = new ec2.Vpc(this, 'Vpc', { maxAzs: 2, natGateways: 1 });
    const cluster = new ecs.Cluster(this, 'Cluster', { vpc });
    const taskDefinition = new ecs.FargateTaskDefinition(this, 'Task');
    taskDefinition.addContainer('web', {
      image: ecs.ContainerImage.fromRegistry(image),
      portMappings: [{ containerPort: 8080 }],
    });
    const loadBalancer = new elb.ApplicationLoadBalancer(this, 'LoadBalancer', { vpc, internetFacing: true });
    const [blue, green] = ['Blue', 'Green'].map(
      (name) =>
        new elb.ApplicationTargetGroup(this, name, {
          vpc,
          port: 8080,
          protocol: elb.ApplicationProtocol.HTTP,
          targetType: elb.TargetType.IP,
          healthCheck: { interval: Duration.seconds(10) },
        }),
    ) as [elb.ApplicationTargetGroup, elb.ApplicationTargetGroup];
    const listener = loadBalancer.addListener('Http', {
      port: 80,
      defaultAction: elb.ListenerAction.fixedResponse(404),
    });
    const rule = new elb.ApplicationListenerRule(this, 'Rule', {
      listener,
      priority: 1,
      conditions: [elb.ListenerCondition.pathPatterns(['/*'])],
      action: elb.ListenerAction.weightedForward([
        { targetGroup: blue, weight: 1 },
        { targetGroup: green, weight: 0 },
      ]),
    });
    const failures = loadBalancer.metrics
      .httpCodeTarget(elb.HttpCodeTarget.TARGET_5XX_COUNT, { statistic: 'Sum', period: Duration.minutes(1) })
      .createAlarm(this, 'Failures', { threshold: 100, evaluationPeriods: 2 });
    const service = new ecs.FargateService(this, 'Service', {
      cluster,
      taskDefinition,
      desiredCount,
      deploymentStrategy: ecs.DeploymentStrategy.BLUE_GREEN,
      bakeTime: Duration.minutes(10),
      deploymentAlarms: { alarmNames: [failures.alarmName], behavior: ecs.AlarmBehavior.ROLLBACK_ON_ALARM },
    });
    const target = service.loadBalancerTarget({
      containerName: 'web',
      containerPort: 8080,
      alternateTarget: new ecs.AlternateTarget('Alternate', {
        alternateTargetGroup: green,
        productionListener: ecs.ListenerRuleConfiguration.applicationListenerRule(rule),
      }),
    });
    target.attachToApplicationTargetGroup(blue);
  }
}

/** A service on instances of an Auto Scaling group, which grows by managed scaling; the circuit breaker rolls back. */
export class InstancesStack extends Stack {
  constructor(app: App, id: string, { image = 'shop:1', desiredCount = 4 }: Properties = {}) {
    super(app, id);
    const vpc = new ec2.Vpc(this, 'Vpc', { maxAzs: 2, natGateways: 1 });
    const cluster = new ecs.Cluster(this, 'Cluster', { vpc });
    const autoScalingGroup = new autoscaling.AutoScalingGroup(this, 'Group', {
      vpc,
      instanceType: new ec2.InstanceType('t3.medium'),
      machineImage: ecs.EcsOptimizedImage.amazonLinux2023(),
      minCapacity: 2,
      maxCapacity: 8,
    });
    const provider = new ecs.AsgCapacityProvider(this, 'Provider', {
      autoScalingGroup,
      enableManagedTerminationProtection: false,
    });
    cluster.addAsgCapacityProvider(provider);
    const taskDefinition = new ecs.Ec2TaskDefinition(this, 'Task');
    taskDefinition.addContainer('web', {
      image: ecs.ContainerImage.fromRegistry(image),
      memoryLimitMiB: 1500,
      portMappings: [{ containerPort: 8080 }],
    });
    const service = new ecs.Ec2Service(this, 'Service', {
      cluster,
      taskDefinition,
      desiredCount,
      minHealthyPercent: 100,
      maxHealthyPercent: 200,
      healthCheckGracePeriod: Duration.seconds(60),
      circuitBreaker: { rollback: true },
      capacityProviderStrategies: [{ capacityProvider: provider.capacityProviderName, weight: 1 }],
    });
    const loadBalancer = new elb.ApplicationLoadBalancer(this, 'LoadBalancer', { vpc, internetFacing: true });
    loadBalancer.addListener('Http', { port: 80 }).addTargets('Web', {
      port: 8080,
      targets: [service],
      deregistrationDelay: Duration.seconds(30),
      healthCheck: { interval: Duration.seconds(10) },
    });
  }
}

/** A queue, and another one for jobs that have failed three times. */
export class QueueStack extends Stack {
  constructor(app: App, id: string) {
    super(app, id);
    const failed = new sqs.Queue(this, 'Failed');
    const queue = new sqs.Queue(this, 'Queue', {
      visibilityTimeout: Duration.seconds(30),
      deadLetterQueue: { queue: failed, maxReceiveCount: 3 },
    });
    new CfnOutput(this, 'QueueUrl', { value: queue.queueUrl });
    new CfnOutput(this, 'FailedUrl', { value: failed.queueUrl });
  }
}
