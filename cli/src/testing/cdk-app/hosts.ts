// On EC2 instances of a capacity provider, whose group the CDK gives a drain hook in Python: one service behind an
// Application Load Balancer and one behind a Network Load Balancer.
import {
  aws_autoscaling as autoscaling,
  CfnOutput,
  aws_ec2 as ec2,
  aws_ecs as ecs,
  aws_ecs_patterns as patterns,
  type Stack,
} from 'aws-cdk-lib';
import { image } from './image.ts';

export function hosts(stack: Stack): void {
  const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 1 });
  const cluster = new ecs.Cluster(stack, 'Cluster', { vpc });
  const autoScalingGroup = new autoscaling.AutoScalingGroup(stack, 'Group', {
    vpc,
    instanceType: new ec2.InstanceType('t3.medium'),
    machineImage: ecs.EcsOptimizedImage.amazonLinux2023(),
    minCapacity: 0,
    maxCapacity: 4,
  });
  autoScalingGroup.connections.allowFromAnyIpv4(ec2.Port.tcpRange(32_768, 65_535));
  const provider = new ecs.AsgCapacityProvider(stack, 'Provider', {
    autoScalingGroup,
    enableManagedTerminationProtection: false,
  });
  cluster.addAsgCapacityProvider(provider);
  const properties = (NAME: string) => ({
    cluster,
    memoryLimitMiB: 256,
    minHealthyPercent: 100,
    capacityProviderStrategies: [{ capacityProvider: provider.capacityProviderName, weight: 1 }],
    taskImageOptions: { image, containerPort: 8080, environment: { NAME } },
  });
  new patterns.ApplicationLoadBalancedEc2Service(stack, 'Web', { ...properties('web'), desiredCount: 2 });
  new patterns.NetworkLoadBalancedEc2Service(stack, 'Flow', { ...properties('flow'), desiredCount: 1 });
  new CfnOutput(stack, 'GroupName', { value: autoScalingGroup.autoScalingGroupName });
}
