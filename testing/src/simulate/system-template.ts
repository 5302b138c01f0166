// A small system in one template: a network in two zones, a load balancer, and a service on Fargate with a circuit breaker.

export function systemTemplate({ image, tasks }: { readonly image: string; readonly tasks: number }): object {
  const subnets = ['A', 'B'].map((zone, index) => ({
    [`Subnet${zone}`]: {
      Type: 'AWS::EC2::Subnet',
      Properties: {
        VpcId: { Ref: 'Vpc' },
        CidrBlock: `10.0.${index}.0/24`,
        AvailabilityZone: { 'Fn::Select': [index, { 'Fn::GetAZs': '' }] },
      },
    },
    [`Route${zone}`]: {
      Type: 'AWS::EC2::SubnetRouteTableAssociation',
      Properties: { SubnetId: { Ref: `Subnet${zone}` }, RouteTableId: { Ref: 'Routes' } },
    },
  }));
  const subnetIds = [{ Ref: 'SubnetA' }, { Ref: 'SubnetB' }];
  return {
    Resources: {
      Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
      Gateway: { Type: 'AWS::EC2::InternetGateway' },
      Attachment: {
        Type: 'AWS::EC2::VPCGatewayAttachment',
        Properties: { VpcId: { Ref: 'Vpc' }, InternetGatewayId: { Ref: 'Gateway' } },
      },
      Routes: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
      Route: {
        Type: 'AWS::EC2::Route',
        DependsOn: 'Attachment',
        Properties: {
          RouteTableId: { Ref: 'Routes' },
          DestinationCidrBlock: '0.0.0.0/0',
          GatewayId: { Ref: 'Gateway' },
        },
      },
      ...Object.assign({}, ...subnets),
      LoadBalancer: {
        Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
        DependsOn: 'Route',
        Properties: { Subnets: subnetIds },
      },
      Targets: {
        Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
        Properties: {
          VpcId: { Ref: 'Vpc' },
          Port: 80,
          Protocol: 'HTTP',
          TargetType: 'ip',
          HealthCheckIntervalSeconds: 10,
          TargetGroupAttributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '30' }],
        },
      },
      Listener: {
        Type: 'AWS::ElasticLoadBalancingV2::Listener',
        Properties: {
          LoadBalancerArn: { Ref: 'LoadBalancer' },
          Port: 80,
          Protocol: 'HTTP',
          DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }],
        },
      },
      Cluster: { Type: 'AWS::ECS::Cluster' },
      Task: {
        Type: 'AWS::ECS::TaskDefinition',
        Properties: {
          RequiresCompatibilities: ['FARGATE'],
          NetworkMode: 'awsvpc',
          Cpu: '256',
          Memory: '512',
          ContainerDefinitions: [{ Name: 'web', Image: image, PortMappings: [{ ContainerPort: 80 }] }],
        },
      },
      Service: {
        Type: 'AWS::ECS::Service',
        DependsOn: 'Listener',
        Properties: {
          Cluster: { Ref: 'Cluster' },
          TaskDefinition: { Ref: 'Task' },
          DesiredCount: tasks,
          LaunchType: 'FARGATE',
          HealthCheckGracePeriodSeconds: 120,
          DeploymentConfiguration: {
            MinimumHealthyPercent: 100,
            DeploymentCircuitBreaker: { Enable: true, Rollback: true },
          },
          NetworkConfiguration: { AwsvpcConfiguration: { Subnets: subnetIds, AssignPublicIp: 'ENABLED' } },
          LoadBalancers: [{ ContainerName: 'web', ContainerPort: 80, TargetGroupArn: { Ref: 'Targets' } }],
        },
      },
    },
  };
}
