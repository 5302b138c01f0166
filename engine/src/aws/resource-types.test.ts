// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders of Fn::Sub are plain texts.
// Every simulated CloudFormation resource type keeps the contract.
import { describeResourceType, type ResourceExample } from './cloudformation/resource-contract.ts';
import { services } from './services.ts';

const ref = (name: string) => ({ Ref: name });
const get = (name: string, attribute: string) => ({ 'Fn::GetAtt': [name, attribute] });
const tags = (value: string) => ({ Tags: [{ Key: 'team', Value: value }] });

const vpc = { Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.20.0.0/16' } } };
const otherVpc = { OtherVpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.30.0.0/16' } } };
const subnet = (name: string, cidr: string, zone: string) => ({
  [name]: {
    Type: 'AWS::EC2::Subnet',
    Properties: { VpcId: ref('Vpc'), CidrBlock: cidr, AvailabilityZone: zone },
  },
});
const network = {
  ...vpc,
  ...subnet('SubnetA', '10.20.10.0/24', 'us-east-1a'),
  ...subnet('SubnetB', '10.20.20.0/24', 'us-east-1b'),
};
const gateway = {
  Gateway: { Type: 'AWS::EC2::InternetGateway' },
  Attached: {
    Type: 'AWS::EC2::VPCGatewayAttachment',
    Properties: { VpcId: ref('Vpc'), InternetGatewayId: ref('Gateway') },
  },
};
const routeTable = { Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: ref('Vpc') } } };
const securityGroup = {
  Group: { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: 'test', VpcId: ref('Vpc') } },
};
const trust = (service: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
});
const role = {
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: { AssumeRolePolicyDocument: trust('ecs-tasks.amazonaws.com') },
  },
};
const bucketPolicy = (action: string) => ({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { AWS: '*' }, Action: action, Resource: { 'Fn::Sub': '${Bucket.Arn}/*' } },
  ],
});
const policy = (action: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: action, Resource: 'arn:aws:s3:::bucket' }],
});
const balancer = {
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
const forward = [{ Type: 'forward', TargetGroupArn: ref('Targets') }];
const listener = {
  Listener: {
    Type: 'AWS::ElasticLoadBalancingV2::Listener',
    Properties: { LoadBalancerArn: ref('Balancer'), Port: 80, Protocol: 'HTTP', DefaultActions: forward },
  },
};
const cluster = { Cluster: { Type: 'AWS::ECS::Cluster' } };
const container = (image: string) => [{ Name: 'app', Image: image, Memory: 128 }];
const scalable = {
  ...cluster,
  Definition: { Type: 'AWS::ECS::TaskDefinition', Properties: { ContainerDefinitions: container('app:1') } },
  Service: {
    Type: 'AWS::ECS::Service',
    Properties: { Cluster: ref('Cluster'), TaskDefinition: ref('Definition'), DesiredCount: 0 },
  },
};
const target = {
  MinCapacity: 1,
  MaxCapacity: 4,
  ResourceId: { 'Fn::Join': ['/', ['service', ref('Cluster'), get('Service', 'Name')]] },
  ScalableDimension: 'ecs:service:DesiredCount',
  ServiceNamespace: 'ecs',
};
const tracking = (value: number) => ({
  PolicyType: 'TargetTrackingScaling',
  TargetTrackingScalingPolicyConfiguration: {
    TargetValue: value,
    PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
  },
});
const template = {
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

const examples: Readonly<Record<string, Omit<ResourceExample, 'services'>>> = {
  'AWS::EC2::VPC': {
    absent: ['VpcEncryptionControl'],
    create: { CidrBlock: '10.0.0.0/16', ...tags('a') },
    update: { EnableDnsHostnames: true, ...tags('b') },
    replace: { CidrBlock: '10.1.0.0/16' },
  },
  'AWS::EC2::Subnet': {
    absent: ['BlockPublicAccessStates'],
    prerequisites: vpc,
    create: { VpcId: ref('Vpc'), CidrBlock: '10.20.10.0/24' },
    update: { MapPublicIpOnLaunch: true },
    replace: { CidrBlock: '10.20.30.0/24' },
  },
  'AWS::EC2::InternetGateway': { create: tags('a'), update: tags('b') },
  'AWS::EC2::VPCGatewayAttachment': {
    prerequisites: { ...vpc, Gateway: gateway.Gateway },
    create: { VpcId: ref('Vpc'), InternetGatewayId: ref('Gateway') },
  },
  'AWS::EC2::RouteTable': {
    prerequisites: { ...vpc, ...otherVpc },
    create: { VpcId: ref('Vpc') },
    update: tags('b'),
    replace: { VpcId: ref('OtherVpc') },
  },
  'AWS::EC2::Route': {
    prerequisites: { ...vpc, ...gateway, ...routeTable },
    create: { RouteTableId: ref('Table'), DestinationCidrBlock: '0.0.0.0/0', GatewayId: ref('Gateway') },
    replace: { DestinationCidrBlock: '1.0.0.0/8' },
  },
  'AWS::EC2::SubnetRouteTableAssociation': {
    prerequisites: { ...network, ...routeTable },
    create: { RouteTableId: ref('Table'), SubnetId: ref('SubnetA') },
    replace: { SubnetId: ref('SubnetB') },
  },
  'AWS::EC2::SecurityGroup': {
    prerequisites: vpc,
    create: {
      GroupDescription: 'a',
      VpcId: ref('Vpc'),
      SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIp: '0.0.0.0/0' }],
    },
    update: {
      SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '10.0.0.0/8' }],
    },
    replace: { GroupDescription: 'b' },
  },
  'AWS::EC2::SecurityGroupIngress': {
    prerequisites: { ...vpc, ...securityGroup },
    create: { GroupId: ref('Group'), IpProtocol: 'tcp', FromPort: 1, ToPort: 2, CidrIp: '10.0.0.0/8' },
    update: { Description: 'x' },
    replace: { FromPort: 2 },
  },
  'AWS::EC2::SecurityGroupEgress': {
    prerequisites: { ...vpc, ...securityGroup },
    create: { GroupId: ref('Group'), IpProtocol: 'tcp', FromPort: 1, ToPort: 2, CidrIp: '10.0.0.0/8' },
    replace: { FromPort: 2 },
  },
  'AWS::EC2::EIP': { create: { Domain: 'vpc' } },
  'AWS::EC2::NatGateway': {
    absent: ['AutoProvisionZones', 'AutoScalingIps', 'RouteTableId'],
    prerequisites: { ...network, ...gateway, Ip: { Type: 'AWS::EC2::EIP' } },
    create: { SubnetId: ref('SubnetA'), AllocationId: get('Ip', 'AllocationId') },
    update: tags('b'),
  },
  'AWS::EC2::KeyPair': { create: { KeyName: 'one' }, replace: { KeyName: 'two' } },
  'AWS::EC2::LaunchTemplate': {
    create: template.Template.Properties,
    update: {
      LaunchTemplateData: { ...template.Template.Properties.LaunchTemplateData, InstanceType: 't3.large' },
    },
    replace: { LaunchTemplateName: 'other' },
  },
  'AWS::EC2::Instance': {
    prerequisites: network,
    create: { ...template.Template.Properties.LaunchTemplateData, SubnetId: ref('SubnetA') },
    update: tags('b'),
    replace: { SubnetId: ref('SubnetB') },
  },
  'AWS::EC2::FlowLog': {
    prerequisites: { ...vpc, ...role, Log: { Type: 'AWS::Logs::LogGroup' } },
    create: {
      ResourceId: ref('Vpc'),
      ResourceType: 'VPC',
      TrafficType: 'ALL',
      LogGroupName: ref('Log'),
      DeliverLogsPermissionArn: get('Role', 'Arn'),
    },
    replace: { TrafficType: 'REJECT' },
  },
  'AWS::EC2::VPCEndpoint': {
    prerequisites: { ...vpc, ...routeTable },
    create: { VpcId: ref('Vpc'), ServiceName: 'com.amazonaws.us-east-1.s3', RouteTableIds: [ref('Table')] },
  },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': {
    prerequisites: { ...network, ...gateway },
    create: { Subnets: [ref('SubnetA'), ref('SubnetB')] },
    update: { LoadBalancerAttributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '90' }] },
    replace: { Name: 'other' },
  },
  'AWS::ElasticLoadBalancingV2::TargetGroup': {
    prerequisites: vpc,
    create: { Port: 80, Protocol: 'HTTP', VpcId: ref('Vpc'), TargetType: 'ip' },
    update: { HealthCheckPath: '/health', Matcher: { HttpCode: '200' } },
    replace: { Port: 81 },
  },
  'AWS::ElasticLoadBalancingV2::Listener': {
    prerequisites: balancer,
    create: { LoadBalancerArn: ref('Balancer'), Port: 80, Protocol: 'HTTP', DefaultActions: forward },
    update: { Port: 8081 },
  },
  'AWS::ElasticLoadBalancingV2::ListenerRule': {
    prerequisites: { ...balancer, ...listener },
    create: {
      ListenerArn: ref('Listener'),
      Priority: 1,
      Actions: forward,
      Conditions: [{ Field: 'path-pattern', Values: ['/a'] }],
    },
    update: { Priority: 2 },
  },
  'AWS::ECS::Cluster': {
    create: {},
    update: { ClusterSettings: [{ Name: 'containerInsights', Value: 'enabled' }] },
    replace: { ClusterName: 'other' },
  },
  'AWS::ECS::TaskDefinition': {
    create: { ContainerDefinitions: container('app:1') },
    update: tags('b'),
    replace: { ContainerDefinitions: container('app:2') },
  },
  'AWS::ECS::Service': {
    prerequisites: { ...cluster, Definition: scalable.Definition },
    create: { Cluster: ref('Cluster'), TaskDefinition: ref('Definition'), DesiredCount: 0 },
    update: { EnableExecuteCommand: true },
    replace: { ServiceName: 'other' },
  },
  'AWS::IAM::Role': {
    create: { AssumeRolePolicyDocument: trust('ec2.amazonaws.com') },
    update: { Description: 'x', Policies: [{ PolicyName: 'p', PolicyDocument: policy('s3:GetObject') }] },
    replace: { RoleName: 'other' },
  },
  'AWS::IAM::Policy': {
    prerequisites: role,
    create: { PolicyName: 'p', PolicyDocument: policy('s3:GetObject'), Roles: [ref('Role')] },
    update: { PolicyDocument: policy('s3:PutObject') },
  },
  'AWS::IAM::ManagedPolicy': {
    create: { PolicyDocument: policy('s3:GetObject') },
    update: { PolicyDocument: policy('s3:PutObject') },
    replace: { ManagedPolicyName: 'other' },
  },
  'AWS::IAM::InstanceProfile': {
    prerequisites: role,
    create: { Roles: [ref('Role')] },
    replace: { InstanceProfileName: 'other' },
  },
  'AWS::IAM::ServiceLinkedRole': { create: { AWSServiceName: 'ecs.amazonaws.com' } },
  'AWS::Logs::LogGroup': {
    create: { RetentionInDays: 7 },
    update: { RetentionInDays: 30 },
    replace: { LogGroupName: 'other' },
  },
  'AWS::S3::Bucket': {
    absent: ['MetadataTableConfiguration', 'MetadataConfiguration'],
    create: {},
    update: { VersioningConfiguration: { Status: 'Enabled' } },
    replace: { BucketName: 'other-bucket' },
  },
  'AWS::S3::BucketPolicy': {
    prerequisites: { Bucket: { Type: 'AWS::S3::Bucket' } },
    create: { Bucket: ref('Bucket'), PolicyDocument: bucketPolicy('s3:GetObject') },
    update: { PolicyDocument: bucketPolicy('s3:PutObject') },
  },
  'AWS::SSM::Parameter': {
    absent: ['Arn'],
    create: { Type: 'String', Value: 'a' },
    update: { Value: 'b' },
    replace: { Name: '/other' },
  },
  'AWS::ECR::Repository': {
    create: {},
    update: { ImageScanningConfiguration: { ScanOnPush: true } },
    replace: { RepositoryName: 'other' },
  },
  'AWS::CloudWatch::Alarm': {
    create: {
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationPeriods: 1,
      MetricName: 'M',
      Namespace: 'N',
      Period: 60,
      Statistic: 'Average',
      Threshold: 1,
    },
    update: { Threshold: 2 },
    replace: { AlarmName: 'other' },
  },
  'AWS::CodeConnections::Connection': {
    create: { ConnectionName: 'a', ProviderType: 'GitHub' },
    update: tags('b'),
    replace: { ConnectionName: 'b' },
  },
  'AWS::CodeBuild::Project': {
    prerequisites: role,
    create: {
      ServiceRole: get('Role', 'Arn'),
      Artifacts: { Type: 'NO_ARTIFACTS' },
      Environment: {
        Type: 'LINUX_CONTAINER',
        Image: 'aws/codebuild/standard:7.0',
        ComputeType: 'BUILD_GENERAL1_SMALL',
      },
      Source: { Type: 'NO_SOURCE', BuildSpec: 'version: 0.2' },
    },
    update: { Description: 'x' },
    replace: { Name: 'other' },
  },
  'AWS::ApplicationAutoScaling::ScalableTarget': {
    prerequisites: scalable,
    create: target,
    update: { MaxCapacity: 6 },
  },
  'AWS::ApplicationAutoScaling::ScalingPolicy': {
    prerequisites: {
      ...scalable,
      Target: { Type: 'AWS::ApplicationAutoScaling::ScalableTarget', Properties: target },
    },
    create: { PolicyName: 'p', ScalingTargetId: ref('Target'), ...tracking(50) },
    update: tracking(60),
    replace: { PolicyName: 'q' },
  },
};

for (const [type, example] of Object.entries(examples)) {
  describeResourceType(type, {
    services: services.filter(({ id }) => id !== 'cloudformation'),
    prepare: (cloud) => {
      // The balancer's ports are bound at once.
      cloud.on('balancer/apply', ({ loadBalancers }) => {
        for (const { arn, hostPorts } of loadBalancers.flatMap(({ listeners }) => listeners)) {
          cloud.report('balancer/listener', { listenerArn: arn, hostPort: hostPorts[0]! });
        }
      });
    },
    ...example,
  });
}
