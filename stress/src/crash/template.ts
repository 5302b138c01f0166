// The stack that is created, updated and rolled back while engines are killed.

/** @param fails whether it has a bucket whose name is taken, so that the update is rolled back */
export function template(fails: boolean): string {
  const resources = {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    SubnetA: subnet('10.0.0.0/24', 0),
    SubnetB: subnet('10.0.1.0/24', 1),
    FunctionRole: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'crash',
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                Service: ['codebuild.amazonaws.com', 'codepipeline.amazonaws.com', 'lambda.amazonaws.com'],
              },
              Action: 'sts:AssumeRole',
            },
          ],
        },
      },
    },
    Logs: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/crash/web' } },
    Cluster: { Type: 'AWS::ECS::Cluster', Properties: { ClusterName: 'crash' } },
    Task: {
      Type: 'AWS::ECS::TaskDefinition',
      Properties: {
        Family: 'web',
        NetworkMode: 'awsvpc',
        RequiresCompatibilities: ['FARGATE'],
        Cpu: '256',
        Memory: '512',
        ContainerDefinitions: [
          {
            Name: 'web',
            Image: 'web:1',
            // Without any check, a task is healthy 40 s after its start.
            HealthCheck: { Command: ['CMD', 'true'], Interval: 5 },
            Environment: [{ Name: 'VERSION', Value: { Ref: 'Version' } }],
            PortMappings: [{ ContainerPort: 8080 }],
          },
        ],
      },
    },
    Service: {
      Type: 'AWS::ECS::Service',
      Properties: {
        ServiceName: 'web',
        Cluster: { Ref: 'Cluster' },
        TaskDefinition: { Ref: 'Task' },
        LaunchType: 'FARGATE',
        DesiredCount: { Ref: 'Count' },
        NetworkConfiguration: {
          AwsvpcConfiguration: { Subnets: [{ Ref: 'SubnetA' }, { Ref: 'SubnetB' }] },
        },
      },
    },
    Balancer: {
      Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      Properties: { Name: 'crash', Scheme: 'internal', Subnets: [{ Ref: 'SubnetA' }, { Ref: 'SubnetB' }] },
    },
    Targets: {
      Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
      Properties: {
        Name: 'crash',
        VpcId: { Ref: 'Vpc' },
        Port: 80,
        Protocol: 'HTTP',
        TargetType: 'ip',
        TargetGroupAttributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '0' }],
      },
    },
    Listener: {
      Type: 'AWS::ElasticLoadBalancingV2::Listener',
      Properties: {
        LoadBalancerArn: { Ref: 'Balancer' },
        Port: 80,
        Protocol: 'HTTP',
        DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }],
      },
    },
    Parameter: {
      Type: 'AWS::SSM::Parameter',
      Properties: { Name: '/crash/version', Type: 'String', Value: { Ref: 'Version' } },
    },
    Alarm: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: {
        AlarmName: 'crash-cpu',
        Namespace: 'AWS/ECS',
        MetricName: 'CPUUtilization',
        Statistic: 'Average',
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: { Ref: 'Threshold' },
        ComparisonOperator: 'GreaterThanThreshold',
      },
    },
    ...(fails
      ? {
          Taken: { Type: 'AWS::S3::Bucket', DependsOn: 'Service', Properties: { BucketName: 'crash-taken' } },
        }
      : {}),
  };
  return JSON.stringify({
    Parameters: {
      Version: { Type: 'String' },
      Count: { Type: 'Number' },
      Threshold: { Type: 'Number' },
    },
    Resources: resources,
  });
}

const subnet = (cidr: string, zone: number) => ({
  Type: 'AWS::EC2::Subnet',
  Properties: {
    VpcId: { Ref: 'Vpc' },
    CidrBlock: cidr,
    AvailabilityZone: { 'Fn::Select': [zone, { 'Fn::GetAZs': '' }] },
  },
});
