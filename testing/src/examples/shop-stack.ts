// The stack of the examples: a service on Fargate in two zones behind an Application Load Balancer.
import { App, Duration, Stack, aws_ec2 as ec2, aws_ecs as ecs, aws_elasticloadbalancingv2 as elb } from 'aws-cdk-lib';

export class ShopStack extends Stack {
  constructor(app: App, id: string, { desiredCount = 4 } = {}) {
    super(app, id);
    const vpc = new ec2.Vpc(this, 'Vpc', { maxAzs: 2, natGateways: 1 });
    const cluster = new ecs.Cluster(this, 'Cluster', { vpc });
    const taskDefinition = new ecs.FargateTaskDefinition(this, 'Task');
    taskDefinition.addContainer('web', {
      image: ecs.ContainerImage.fromRegistry('shop:1'),
      portMappings: [{ containerPort: 8080 }],
    });
    const service = new ecs.FargateService(this, 'Service', {
      cluster,
      taskDefinition,
      desiredCount,
      minHealthyPercent: 100,
      circuitBreaker: { rollback: true },
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
