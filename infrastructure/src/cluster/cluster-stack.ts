// The ECS cluster and, for the launch type EC2, its container instances.
import { CfnCluster } from 'aws-cdk-lib/aws-ecs';
import type { Construct } from 'constructs';
import { usesInstances } from '../launch-type.ts';
import { NestedTemplate, type NestedTemplateInput } from '../nested-template.ts';
import { onlyIf } from '../only-if.ts';
import { CpuScaling } from './cpu-scaling.ts';
import { InsightsLog } from './insights-log.ts';
import { InstanceGroup } from './instance-group.ts';
import { InstanceRole } from './instance-role.ts';
import { LaunchTemplate } from './launch-template.ts';
import { ManagedDraining } from './managed-draining.ts';
import { SecurityGroups } from './security-groups.ts';
import { userData } from './user-data.ts';

export class ClusterStack extends NestedTemplate {
  constructor(scope: Construct, id: string, props: NestedTemplateInput) {
    super(scope, id, {
      ...props,
      template: 'cluster',
      description:
        'Drydock: the ECS cluster and, for EC2, the Auto Scaling group of its container instances.',
    });
    this.parameter('SystemName', 'String', "The root stack's name. Exports begin with it.");
    const vpc = this.parameter('VpcId', 'AWS::EC2::VPC::Id', 'The VPC.').valueAsString;
    const subnets = this.parameter(
      'SubnetIds',
      'List<AWS::EC2::Subnet::Id>',
      'Where instances run.',
    ).valueAsList;
    const loadBalancer = this.parameter(
      'LoadBalancerSecurityGroup',
      'AWS::EC2::SecurityGroup::Id',
      "The load balancer's security group.",
    ).valueAsString;
    const imageId = this.parameter('ImageId', 'AWS::EC2::Image::Id', 'The ECS-optimised AMI.').valueAsString;
    const instanceType = this.parameter('InstanceType', 'String', 'The type of instances.').valueAsString;
    const keyName = this.parameter('KeyName', 'String', 'A key pair, or nothing for none.').valueAsString;
    const port = this.parameter('ContainerPort', 'Number', 'The port of tasks.').valueAsNumber;
    const minSize = this.parameter('MinSize', 'Number', 'The least number of instances.').valueAsString;
    const maxSize = this.parameter('MaxSize', 'Number', 'The largest number of instances.').valueAsString;
    const desiredCapacity = this.parameter(
      'DesiredCapacity',
      'Number',
      'The number of instances at first.',
    ).valueAsString;

    this.parameter('LaunchType', 'String', 'EC2 or FARGATE.');
    const hasInstances = usesInstances(this);

    const cluster = new CfnCluster(this, 'Cluster', {
      clusterSettings: [{ name: 'containerInsights', value: 'enabled' }],
    });
    const insights = new InsightsLog(this, 'InsightsLog', { cluster: cluster.ref });
    const role = new InstanceRole(this, 'InstanceRole', { clusterArn: cluster.attrArn });
    const securityGroups = new SecurityGroups(this, 'SecurityGroup', {
      vpc,
      loadBalancerSecurityGroup: loadBalancer,
      port,
    });
    onlyIf(hasInstances, securityGroups.ofInstances);
    const launchTemplate = new LaunchTemplate(this, 'LaunchTemplate', {
      imageId,
      instanceType,
      keyName,
      securityGroup: securityGroups.instances,
      instanceProfileArn: role.profileArn,
      userData: userData(),
    });
    const instances = new InstanceGroup(this, 'AutoScalingGroup', {
      subnets,
      launchTemplate,
      minSize,
      maxSize,
      desiredCapacity,
    });
    // The first event of the first instance would make the log group.
    instances.group.addResourceDependency(insights.group);
    const scaling = new CpuScaling(this, 'Cpu', { group: instances.name });
    const draining = new ManagedDraining(this, 'Draining', { cluster: cluster.ref, group: instances.group });
    for (const each of [role, launchTemplate, instances, scaling, draining]) onlyIf(hasInstances, each);

    this.exported('ClusterName', cluster.ref);
    this.exported('TaskSecurityGroup', securityGroups.tasks);
    this.outputIf(hasInstances, 'AutoScalingGroupName', instances.name);
  }
}
