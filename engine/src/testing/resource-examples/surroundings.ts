// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders of Fn::Sub are plain texts.
// Resources that examples need around them, as templates declare them.

export const ref = (name: string) => ({ Ref: name });
export const get = (name: string, attribute: string) => ({ 'Fn::GetAtt': [name, attribute] });
export const tags = (value: string) => ({ Tags: [{ Key: 'team', Value: value }] });

export const vpc = { Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.20.0.0/16' } } };
export const otherVpc = { OtherVpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.30.0.0/16' } } };
export const subnet = (name: string, cidr: string, zone: string) => ({
  [name]: {
    Type: 'AWS::EC2::Subnet',
    Properties: { VpcId: ref('Vpc'), CidrBlock: cidr, AvailabilityZone: zone },
  },
});
export const network = {
  ...vpc,
  ...subnet('SubnetA', '10.20.10.0/24', 'us-east-1a'),
  ...subnet('SubnetB', '10.20.20.0/24', 'us-east-1b'),
};
export const gateway = {
  Gateway: { Type: 'AWS::EC2::InternetGateway' },
  Attached: {
    Type: 'AWS::EC2::VPCGatewayAttachment',
    Properties: { VpcId: ref('Vpc'), InternetGatewayId: ref('Gateway') },
  },
};
export const routeTable = { Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: ref('Vpc') } } };
export const securityGroup = {
  Group: { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: 'test', VpcId: ref('Vpc') } },
};
export const trust = (...services: string[]) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: services }, Action: 'sts:AssumeRole' }],
});
export const role = {
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: trust(
        'codebuild.amazonaws.com',
        'codedeploy.amazonaws.com',
        'codepipeline.amazonaws.com',
        'ecs-tasks.amazonaws.com',
        'lambda.amazonaws.com',
      ),
    },
  },
};
export const bucketPolicy = (action: string) => ({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { AWS: '*' }, Action: action, Resource: { 'Fn::Sub': '${Bucket.Arn}/*' } },
  ],
});
export const policy = (action: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: action, Resource: 'arn:aws:s3:::bucket' }],
});
export const balancer = {
  ...network,
  ...gateway,
  Balancer: {
    Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    DependsOn: 'Attached',
    Properties: { Subnets: [ref('SubnetA'), ref('SubnetB')] },
  },
  Targets: {
    Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    Properties: { Port: 80, Protocol: 'HTTP', VpcId: ref('Vpc'), TargetType: 'ip' },
  },
};
export const forward = [{ Type: 'forward', TargetGroupArn: ref('Targets') }];
export const listener = {
  Listener: {
    Type: 'AWS::ElasticLoadBalancingV2::Listener',
    Properties: { LoadBalancerArn: ref('Balancer'), Port: 80, Protocol: 'HTTP', DefaultActions: forward },
  },
};
export const cluster = { Cluster: { Type: 'AWS::ECS::Cluster' } };
export const container = (image: string) => [{ Name: 'app', Image: image, Memory: 128 }];
export const scalable = {
  ...cluster,
  Definition: { Type: 'AWS::ECS::TaskDefinition', Properties: { ContainerDefinitions: container('app:1') } },
  Service: {
    Type: 'AWS::ECS::Service',
    Properties: { Cluster: ref('Cluster'), TaskDefinition: ref('Definition'), DesiredCount: 0 },
  },
};
export const target = {
  MinCapacity: 1,
  MaxCapacity: 4,
  ResourceId: { 'Fn::Join': ['/', ['service', ref('Cluster'), get('Service', 'Name')]] },
  ScalableDimension: 'ecs:service:DesiredCount',
  ServiceNamespace: 'ecs',
};
export const tracking = (value: number) => ({
  PolicyType: 'TargetTrackingScaling',
  TargetTrackingScalingPolicyConfiguration: {
    TargetValue: value,
    PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
  },
});
export const template = {
  Template: {
    Type: 'AWS::EC2::LaunchTemplate',
    Properties: {
      LaunchTemplateData: {
        ImageId: '{{resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id}}',
        InstanceType: 't3.small',
      },
    },
  },
};
