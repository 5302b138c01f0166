// What simulated resource types do not do with some of their properties. Each rule is tested: what it says is refused
// is refused, and what it says is recorded is accepted (rules.test.ts).

export interface PropertyRule {
  readonly type: string;
  /** `ContainerDefinitions[].FirelensConfiguration`; empty for the resource itself. */
  readonly path: string;
  /** Which values it concerns; all that are there when absent. */
  readonly values?: RegExp;
  readonly outcome: 'recorded' | 'refused';
  /** What follows from it. */
  readonly text: string;
  /** A value that it concerns, for its test. */
  readonly example: unknown;
  /** Properties that have to go with the example, for its test; undefined ones have to be absent. */
  readonly beside?: Readonly<Record<string, unknown>>;
}

type Rows = readonly (readonly [
  path: string,
  text: string,
  example: unknown,
  values?: RegExp | undefined,
  beside?: PropertyRule['beside'],
])[];

const rows = (type: string, outcome: PropertyRule['outcome'], list: Rows): PropertyRule[] =>
  list.map(([path, text, example, values, beside]) => ({
    type,
    path,
    outcome,
    text,
    example,
    ...(values && { values }),
    ...(beside && { beside }),
  }));

const noServer = 'no server of this engine: tasks that connect to its endpoint fail';
const commercial = /^(db2|oracle|sqlserver|custom)/;
const database = { MasterUsername: 'keeper', MasterUserPassword: 'a-long-one', AllocatedStorage: 20 };

export const propertyRules: readonly PropertyRule[] = [
  ...rows('AWS::ECS::TaskDefinition', 'refused', [
    ['ProxyConfiguration', 'no proxy (App Mesh)', { ContainerName: 'envoy', Type: 'APPMESH' }],
  ]),
  ...rows('AWS::RDS::DBInstance', 'recorded', [
    ['Engine', noServer, 'oracle-se2', commercial, { ...database, DBInstanceClass: 'db.t4g.micro' }],
  ]),
  ...rows('AWS::ECS::Service', 'refused', [
    ['LaunchType', 'no external instances (ECS Anywhere)', 'EXTERNAL', /^EXTERNAL$/],
    [
      'VpcLatticeConfigurations',
      'no VPC Lattice',
      [{ RoleArn: 'arn:aws:iam::000000000000:role/x', TargetGroupArn: 'arn:x', PortName: 'http' }],
    ],
  ]),
  ...rows('AWS::AutoScaling::AutoScalingGroup', 'refused', [
    ['LoadBalancerNames', 'no Classic Load Balancers', ['classic']],
    ['HealthCheckType', 'no such health checks', 'VPC_LATTICE', /EBS|VPC_LATTICE/],
    ['TerminationPolicies[]', 'no termination policies that are functions', ['arn:aws:lambda:x'], /^arn:/],
  ]),
  ...rows('AWS::AutoScaling::AutoScalingGroup', 'recorded', [
    [
      'NotificationConfigurations',
      'the group sends no notifications',
      [{ TopicARN: 'arn:aws:sns:us-east-1:000000000000:topic', NotificationTypes: [] }],
    ],
  ]),
  ...rows('AWS::AutoScaling::ScalingPolicy', 'recorded', [
    [
      'PolicyType',
      'no predictive scaling',
      'PredictiveScaling',
      /^Predictive/,
      { PredictiveScalingConfiguration: { MetricSpecifications: [{ TargetValue: 60 }] } },
    ],
  ]),
  ...rows('AWS::ApplicationAutoScaling::ScalableTarget', 'refused', [
    ['ServiceNamespace', 'only services of ECS are scaled', 'dynamodb', /^(?!ecs$)/],
  ]),
  ...rows('AWS::ApplicationAutoScaling::ScalingPolicy', 'recorded', [
    [
      'PolicyType',
      'no predictive scaling',
      'PredictiveScaling',
      /^Predictive/,
      {
        TargetTrackingScalingPolicyConfiguration: undefined,
        PredictiveScalingPolicyConfiguration: { MetricSpecifications: [{ TargetValue: 60 }] },
      },
    ],
  ]),
  ...rows('AWS::CloudWatch::Alarm', 'refused', [
    [
      'Metrics[].Expression',
      'no such function of metric math',
      "SUM(SEARCH('{AWS/ECS} CPUUtilization', 'Average', 60))",
      /\b(SEARCH|INSIGHT_RULE_METRIC|LAMBDA|SERVICE_QUOTA|DB_PERF_INSIGHTS)\(/,
      {
        Metrics: [{ Id: 'a', ReturnData: true }],
        MetricName: undefined,
        Namespace: undefined,
        Period: undefined,
        Statistic: undefined,
      },
    ],
  ]),
  ...rows('AWS::CloudWatch::Alarm', 'recorded', [
    ['ThresholdMetricId', 'no anomaly detection: the alarm stays in INSUFFICIENT_DATA', 'ad1'],
  ]),
  ...rows('AWS::S3::Bucket', 'refused', [
    ['ReplicationConfiguration', 'no replication', { Role: 'arn:aws:iam::000000000000:role/x', Rules: [] }],
  ]),
  ...rows('AWS::S3::Bucket', 'recorded', [
    ['WebsiteConfiguration', 'no website is served', { IndexDocument: 'index.html' }],
    ['ObjectLockEnabled', 'no version is kept from being deleted', true, /^true$/],
  ]),
  ...rows('AWS::EFS::FileSystem', 'refused', [
    ['ReplicationConfiguration', 'no replication', { Destinations: [{ Region: 'us-west-2' }] }],
  ]),
  ...rows('AWS::Lambda::Function', 'refused', [
    [
      'FileSystemConfigs',
      'no file systems',
      [
        {
          Arn: 'arn:aws:elasticfilesystem:us-east-1:000000000000:access-point/fsap-0123456789abcdef0',
          LocalMountPath: '/mnt/a',
        },
      ],
    ],
  ]),
  ...rows('AWS::Lambda::Function', 'recorded', [
    [
      'Runtime',
      'the function cannot be invoked: only Node.js and Python run here',
      'java21',
      /^(?!nodejs|python3)/,
    ],
    ['VpcConfig', 'the function has this machine’s network', { SubnetIds: [], SecurityGroupIds: [] }],
    ['ReservedConcurrentExecutions', 'at most 16 invocations run at once', 1],
  ]),
  ...rows('AWS::CodeBuild::Project', 'recorded', [
    ['Triggers.Webhook', 'no push starts a build: pipelines do', true, /^true$/],
  ]),
  ...rows('AWS::EC2::SecurityGroup', 'recorded', [['', 'its rules filter nothing', undefined]]),
  ...rows('AWS::EC2::SecurityGroupIngress', 'recorded', [['', 'it filters nothing', undefined]]),
  ...rows('AWS::EC2::SecurityGroupEgress', 'recorded', [['', 'it filters nothing', undefined]]),
  ...rows('AWS::EC2::NatGateway', 'recorded', [
    ['', 'no packet passes through it: tasks have this machine’s network', undefined],
  ]),
  ...rows('AWS::EC2::VPCEndpoint', 'recorded', [['', 'no packet passes through it', undefined]]),
  ...rows('AWS::EC2::FlowLog', 'recorded', [['', 'no packet is logged', undefined]]),
  ...rows('AWS::IAM::Role', 'recorded', [['', 'no call is refused for want of a permission', undefined]]),
  ...rows('AWS::IAM::Policy', 'recorded', [['', 'no call is refused for want of a permission', undefined]]),
  ...rows('AWS::IAM::ManagedPolicy', 'recorded', [
    ['', 'no call is refused for want of a permission', undefined],
  ]),
];
