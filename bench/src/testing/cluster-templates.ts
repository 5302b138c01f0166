// A cluster of many services in templates: a network, and stacks of ten services each, which share a load balancer and
// grow and shrink by what their tasks use.

const servicesOfStack = 10;

export interface ServiceGroup {
  readonly name: string;
  readonly template: object;
  readonly paths: readonly string[];
}

export const network = {
  Resources: {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Gateway: { Type: 'AWS::EC2::InternetGateway' },
    Attachment: {
      Type: 'AWS::EC2::VPCGatewayAttachment',
      Properties: { VpcId: { Ref: 'Vpc' }, InternetGatewayId: { Ref: 'Gateway' } },
    },
    ...Object.fromEntries(
      [0, 1].map((index) => [
        `Subnet${index}`,
        {
          Type: 'AWS::EC2::Subnet',
          Properties: {
            VpcId: { Ref: 'Vpc' },
            CidrBlock: `10.0.${16 * index}.0/20`,
            AvailabilityZone: { 'Fn::Select': [index, { 'Fn::GetAZs': '' }] },
          },
        },
      ]),
    ),
    Cluster: { Type: 'AWS::ECS::Cluster' },
  },
  Outputs: Object.fromEntries(
    ['Vpc', 'Subnet0', 'Subnet1', 'Cluster'].map((name) => [
      name,
      { Value: { Ref: name }, Export: { Name: name } },
    ]),
  ),
};

export function serviceGroups(services: number): ServiceGroup[] {
  return Array.from({ length: services / servicesOfStack }, (_, group) => {
    const numbers = Array.from({ length: servicesOfStack }, (_, index) => index);
    return {
      name: `Services${group}`,
      template: { Resources: Object.assign(shared(), ...numbers.map((number) => oneService(number))) },
      paths: numbers.map((number) => `/s${number}`),
    };
  });
}

const imported = (name: string) => ({ 'Fn::ImportValue': name });
const subnets = [imported('Subnet0'), imported('Subnet1')];

const shared = () => ({
  LoadBalancer: {
    Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    Properties: { Subnets: subnets, Scheme: 'internal' },
  },
  Listener: {
    Type: 'AWS::ElasticLoadBalancingV2::Listener',
    Properties: {
      LoadBalancerArn: { Ref: 'LoadBalancer' },
      Port: 80,
      Protocol: 'HTTP',
      DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
    },
  },
  Task: {
    Type: 'AWS::ECS::TaskDefinition',
    Properties: {
      RequiresCompatibilities: ['FARGATE'],
      NetworkMode: 'awsvpc',
      Cpu: '1024',
      Memory: '2048',
      ContainerDefinitions: [{ Name: 'web', Image: 'app', PortMappings: [{ ContainerPort: 80 }] }],
    },
  },
});

function oneService(number: number): object {
  return {
    [`Targets${number}`]: {
      Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
      Properties: { VpcId: imported('Vpc'), Port: 80, Protocol: 'HTTP', TargetType: 'ip' },
    },
    [`Rule${number}`]: {
      Type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
      Properties: {
        ListenerArn: { Ref: 'Listener' },
        Priority: number + 1,
        Conditions: [{ Field: 'path-pattern', Values: [`/s${number}`] }],
        Actions: [{ Type: 'forward', TargetGroupArn: { Ref: `Targets${number}` } }],
      },
    },
    [`Service${number}`]: {
      Type: 'AWS::ECS::Service',
      DependsOn: `Rule${number}`,
      Properties: {
        Cluster: imported('Cluster'),
        TaskDefinition: { Ref: 'Task' },
        DesiredCount: 2,
        LaunchType: 'FARGATE',
        NetworkConfiguration: { AwsvpcConfiguration: { Subnets: subnets } },
        LoadBalancers: [
          { ContainerName: 'web', ContainerPort: 80, TargetGroupArn: { Ref: `Targets${number}` } },
        ],
      },
    },
    [`Scaling${number}`]: {
      Type: 'AWS::ApplicationAutoScaling::ScalableTarget',
      Properties: {
        ServiceNamespace: 'ecs',
        ScalableDimension: 'ecs:service:DesiredCount',
        MinCapacity: 2,
        MaxCapacity: 6,
        ResourceId: {
          'Fn::Join': ['/', ['service', imported('Cluster'), { 'Fn::GetAtt': [`Service${number}`, 'Name'] }]],
        },
      },
    },
    [`Policy${number}`]: {
      Type: 'AWS::ApplicationAutoScaling::ScalingPolicy',
      Properties: {
        PolicyName: `cpu-${number}`,
        PolicyType: 'TargetTrackingScaling',
        ScalingTargetId: { Ref: `Scaling${number}` },
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue: 50,
          PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
        },
      },
    },
  };
}
