// A template with everything that a blue/green service needs: network, balancer, two target groups, cluster, scaling.

const ref = (name: string) => ({ Ref: name });
const attribute = (name: string, of: string) => ({ 'Fn::GetAtt': [name, of] });
const group = (properties: object) => ({
  Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  Properties: {
    Port: 8080,
    Protocol: 'HTTP',
    TargetType: 'ip',
    VpcId: ref('Vpc'),
    HealthCheckPath: '/health',
    TargetGroupAttributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '10' }],
    ...properties,
  },
});
const forward = {
  Type: 'forward',
  ForwardConfig: {
    TargetGroups: [
      { TargetGroupArn: ref('Blue'), Weight: 100 },
      { TargetGroupArn: ref('Green'), Weight: 0 },
    ],
  },
};

export const template = (taskEnvironment: string, more: object = {}) => ({
  Resources: {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.20.0.0/16' } },
    Gateway: { Type: 'AWS::EC2::InternetGateway' },
    Attached: {
      Type: 'AWS::EC2::VPCGatewayAttachment',
      Properties: { VpcId: ref('Vpc'), InternetGatewayId: ref('Gateway') },
    },
    SubnetA: {
      Type: 'AWS::EC2::Subnet',
      Properties: { VpcId: ref('Vpc'), CidrBlock: '10.20.10.0/24', AvailabilityZone: 'us-east-1a' },
    },
    SubnetB: {
      Type: 'AWS::EC2::Subnet',
      Properties: { VpcId: ref('Vpc'), CidrBlock: '10.20.20.0/24', AvailabilityZone: 'us-east-1b' },
    },
    Balancer: {
      Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      DependsOn: 'Attached',
      Properties: { Subnets: [ref('SubnetA'), ref('SubnetB')] },
    },
    Blue: group({}),
    Green: group({ Port: 8081 }),
    Listener: {
      Type: 'AWS::ElasticLoadBalancingV2::Listener',
      Properties: {
        LoadBalancerArn: ref('Balancer'),
        Port: 80,
        Protocol: 'HTTP',
        DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
      },
    },
    Rule: {
      Type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
      Properties: {
        ListenerArn: ref('Listener'),
        Priority: 1,
        Conditions: [{ Field: 'path-pattern', Values: ['/*'] }],
        Actions: [forward],
      },
    },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
          ],
        },
      },
    },
    Profile: {
      Type: 'AWS::IAM::InstanceProfile',
      Properties: { InstanceProfileName: 'instances', Roles: [ref('Role')] },
    },
    Cluster: { Type: 'AWS::ECS::Cluster', Properties: { ClusterName: 'main' } },
    Logs: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/ecs/web' } },
    Definition: {
      Type: 'AWS::ECS::TaskDefinition',
      Properties: {
        Family: 'web',
        NetworkMode: 'awsvpc',
        Cpu: '256',
        Memory: '512',
        ContainerDefinitions: [
          {
            Name: 'service',
            Image: 'example/web:1',
            PortMappings: [{ ContainerPort: 8080 }],
            Environment: [{ Name: 'VERSION', Value: taskEnvironment }],
            LogConfiguration: {
              LogDriver: 'awslogs',
              Options: {
                'awslogs-group': ref('Logs'),
                'awslogs-region': 'us-east-1',
                'awslogs-stream-prefix': 'task',
              },
            },
          },
        ],
      },
    },
    Service: {
      Type: 'AWS::ECS::Service',
      DependsOn: 'Rule',
      Properties: {
        Cluster: ref('Cluster'),
        TaskDefinition: ref('Definition'),
        DeploymentConfiguration: {
          Strategy: 'BLUE_GREEN',
          BakeTimeInMinutes: 1,
          DeploymentCircuitBreaker: { Enable: true, Rollback: true },
        },
        LoadBalancers: [
          {
            ContainerName: 'service',
            ContainerPort: 8080,
            TargetGroupArn: ref('Blue'),
            AdvancedConfiguration: {
              AlternateTargetGroupArn: ref('Green'),
              ProductionListenerRule: ref('Rule'),
              RoleArn: 'arn:aws:iam::000000000000:role/ecs',
            },
          },
        ],
        NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [ref('SubnetA'), ref('SubnetB')] } },
        PlacementStrategies: [{ Type: 'spread', Field: 'attribute:ecs.availability-zone' }],
        ...more,
      },
    },
    Scaling: {
      Type: 'AWS::ApplicationAutoScaling::ScalableTarget',
      Properties: {
        MinCapacity: 2,
        MaxCapacity: 4,
        ServiceNamespace: 'ecs',
        ScalableDimension: 'ecs:service:DesiredCount',
        ResourceId: { 'Fn::Join': ['/', ['service', ref('Cluster'), attribute('Service', 'Name')]] },
      },
    },
    Cpu: {
      Type: 'AWS::ApplicationAutoScaling::ScalingPolicy',
      Properties: {
        PolicyName: 'cpu',
        PolicyType: 'TargetTrackingScaling',
        ScalingTargetId: ref('Scaling'),
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue: 60,
          PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
        },
      },
    },
  },
  Outputs: {
    Subnets: { Value: { 'Fn::Join': [',', [ref('SubnetA'), ref('SubnetB')]] } },
    Service: { Value: ref('Service') },
    Rule: { Value: ref('Rule') },
    Blue: { Value: ref('Blue') },
    Green: { Value: ref('Green') },
  },
});
