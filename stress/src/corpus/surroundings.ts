// What an account has before a public stack is deployed to it, and values of the parameters that its README says to give:
// a default VPC with its subnets, a key pair, a certificate.
import type { Parameter, ParameterDeclaration } from '@aws-sdk/client-cloudformation';
import type { Clients } from '../engine/clients.ts';

export interface Surroundings {
  readonly vpc: string;
  readonly subnets: readonly string[];
  readonly securityGroup: string;
  readonly keyPair: string;
  readonly certificate: string;
  readonly role: string;
  readonly image: string;
  readonly secret: string;
  /** Of example.com. */
  readonly zone: string;
}

const trusting = (...Service: string[]) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }],
});

const instance = {
  ImageId: '{{resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id}}',
  InstanceType: 'm5.2xlarge',
  UserData: { 'Fn::Base64': '#!/bin/bash\necho ECS_CLUSTER=corpus >> /etc/ecs/ecs.config\n' },
};

const template = {
  Resources: {
    Certificate: {
      Type: 'AWS::CertificateManager::Certificate',
      Properties: { DomainName: '*.example.com' },
    },
    Zone: { Type: 'AWS::Route53::HostedZone', Properties: { Name: 'example.com' } },
    Secret: {
      Type: 'AWS::SecretsManager::Secret',
      Properties: { SecretString: '{"username":"corpus","password":"corpus","api_key":"corpus"}' },
    },
    Key: { Type: 'AWS::EC2::KeyPair', Properties: { KeyName: 'corpus' } },
    // For templates that ask for a cluster: with Fargate, an instance for the launch type EC2, and a capacity provider.
    Cluster: {
      Type: 'AWS::ECS::Cluster',
      Properties: {
        ClusterName: 'corpus',
        CapacityProviders: ['FARGATE', 'FARGATE_SPOT', { Ref: 'CapacityProvider' }],
      },
    },
    CapacityProvider: {
      Type: 'AWS::ECS::CapacityProvider',
      Properties: {
        Name: 'corpus',
        AutoScalingGroupProvider: { AutoScalingGroupArn: { Ref: 'Group' } },
      },
    },
    LaunchTemplate: {
      Type: 'AWS::EC2::LaunchTemplate',
      Properties: {
        LaunchTemplateData: {
          ...instance,
          IamInstanceProfile: { Arn: { 'Fn::GetAtt': ['Profile', 'Arn'] } },
        },
      },
    },
    Group: {
      Type: 'AWS::AutoScaling::AutoScalingGroup',
      Properties: {
        MinSize: '1',
        MaxSize: '1',
        AvailabilityZones: ['us-east-1a'],
        LaunchTemplate: {
          LaunchTemplateId: { Ref: 'LaunchTemplate' },
          Version: { 'Fn::GetAtt': ['LaunchTemplate', 'LatestVersionNumber'] },
        },
      },
    },
    NodeRole: {
      Type: 'AWS::IAM::Role',
      Properties: { AssumeRolePolicyDocument: trusting('ec2.amazonaws.com') },
    },
    Profile: { Type: 'AWS::IAM::InstanceProfile', Properties: { Roles: [{ Ref: 'NodeRole' }] } },
    Instance: {
      Type: 'AWS::EC2::Instance',
      DependsOn: 'Cluster',
      Properties: { ...instance, IamInstanceProfile: { Ref: 'Profile' } },
    },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: trusting(
          'codebuild.amazonaws.com',
          'codedeploy.amazonaws.com',
          'codepipeline.amazonaws.com',
          'ecs-tasks.amazonaws.com',
          'ecs.amazonaws.com',
          'events.amazonaws.com',
          'lambda.amazonaws.com',
        ),
      },
    },
  },
  Outputs: {
    Certificate: { Value: { Ref: 'Certificate' } },
    Zone: { Value: { Ref: 'Zone' } },
    Secret: { Value: { Ref: 'Secret' } },
    Role: { Value: { 'Fn::GetAtt': ['Role', 'Arn'] } },
  },
};

export async function makeSurroundings({ cloudFormation, ec2, ssm }: Clients): Promise<Surroundings> {
  const StackName = 'corpus-surroundings';
  await cloudFormation.createStack({
    StackName,
    TemplateBody: JSON.stringify(template),
    Capabilities: ['CAPABILITY_IAM'],
  });
  let outputs = new Map<string, string>();
  for (let tries = 0; tries < 200; tries++) {
    const { Stacks = [] } = await cloudFormation.describeStacks({ StackName });
    if (Stacks[0]?.StackStatus === 'CREATE_COMPLETE') {
      outputs = new Map(
        Stacks[0].Outputs?.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
      );
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { Subnets = [] } = await ec2.describeSubnets({});
  const vpc = Subnets[0]?.VpcId ?? '';
  const { SecurityGroups = [] } = await ec2.describeSecurityGroups({
    Filters: [{ Name: 'vpc-id', Values: [vpc] }],
  });
  const image = await ssm.getParameter({
    Name: '/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id',
  });
  return {
    vpc,
    subnets: Subnets.map(({ SubnetId = '' }) => SubnetId),
    securityGroup: SecurityGroups[0]?.GroupId ?? '',
    keyPair: 'corpus',
    certificate: outputs.get('Certificate') ?? '',
    role: outputs.get('Role') ?? '',
    image: image.Parameter?.Value ?? '',
    secret: outputs.get('Secret') ?? '',
    zone: outputs.get('Zone') ?? '',
  };
}

/** Hosted zones of the domains that parameters name: READMEs say to have one. */
export async function makeZones(
  { cloudFormation }: Clients,
  values: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const names = Object.entries(values)
    .filter(([name]) => /hosted.?zone|domain/i.test(name))
    .map(([, value = '']) => value.toLowerCase().replace(/\.$/, ''))
    .filter((value) => /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/.test(value) && value !== 'example.com');
  for (const Name of new Set(names)) {
    const StackName = `corpus-zone-${Name.replaceAll('.', '-')}`;
    const Resources = { Zone: { Type: 'AWS::Route53::HostedZone', Properties: { Name } } };
    await cloudFormation.createStack({ StackName, TemplateBody: JSON.stringify({ Resources }) });
  }
}

/** Values of the parameters that have no usable default. */
export function valuesFor(
  declared: readonly ParameterDeclaration[],
  given: Readonly<Record<string, string>>,
  around: Surroundings,
): Parameter[] {
  let subnets = 0;
  let zones = 0;
  const next = (): string => around.subnets[subnets++ % around.subnets.length] ?? '';
  next.zone = () => `us-east-1${'abc'.charAt(zones++ % 3)}`;
  return declared.flatMap((one) => {
    const { ParameterKey = '' } = one;
    const ParameterValue = given[ParameterKey] ?? valueFor(one, around, next);
    return ParameterValue === undefined ? [] : [{ ParameterKey, ParameterValue }];
  });
}

/** Each call gives another one, as their READMEs ask: two subnets, two Availability Zones. */
interface NextSubnet {
  (): string;
  zone(): string;
}

function valueFor(
  { ParameterKey = '', ParameterType = 'String', DefaultValue, ParameterConstraints }: ParameterDeclaration,
  around: Surroundings,
  nextSubnet: NextSubnet,
): string | undefined {
  // Placeholders that every README asks to replace.
  const isPlaceholder = /^arn:aws:acm:|^(?:vpc|subnet|sg|ami)-(?:x+|0+)?$|<.*>/.test(DefaultValue ?? '');
  const needsOne = DefaultValue === '' && /^(AWS::|List<AWS::)/.test(ParameterType);
  if (DefaultValue !== undefined && !isPlaceholder && !needsOne) return undefined;
  const { AllowedValues } = ParameterConstraints ?? {};
  if (AllowedValues?.[0] !== undefined) return AllowedValues[0];
  const byType = typed(ParameterType, around, nextSubnet);
  if (byType !== undefined) return byType;
  if (ParameterType === 'Number') return /port/i.test(ParameterKey) ? '80' : '1';
  return (
    byName.find(([pattern]) => pattern.test(ParameterKey))?.[1](around, nextSubnet, ParameterKey) ?? 'demo'
  );
}

function typed(type: string, around: Surroundings, nextSubnet: NextSubnet): string | undefined {
  if (/SSM::Parameter::Value/.test(type)) return undefined;
  if (/VPC::Id/.test(type)) return around.vpc;
  if (/^List<.*Subnet::Id/.test(type)) return around.subnets.slice(0, 3).join(',');
  if (/Subnet::Id/.test(type)) return nextSubnet();
  if (/SecurityGroup::Id/.test(type)) return around.securityGroup;
  if (/KeyPair/.test(type)) return around.keyPair;
  if (/Image::Id/.test(type)) return around.image;
  if (/^List<.*AvailabilityZone/.test(type)) return 'us-east-1a,us-east-1b';
  if (/AvailabilityZone/.test(type)) return nextSubnet.zone();
  if (/HostedZone::Id/.test(type)) return around.zone;
  return undefined;
}

const byName: readonly (readonly [
  RegExp,
  (around: Surroundings, nextSubnet: NextSubnet, key: string) => string,
])[] = [
  [/cluster|capacity.?provider/i, () => 'corpus'],
  [/secret.?arn/i, ({ secret }) => secret],
  [/kms/i, () => 'arn:aws:kms:us-east-1:000000000000:key/01234567-89ab-cdef-0123-456789abcdef'],
  [/ssh.?(allow|from|location|cidr)/i, () => '10.0.0.0/8'],
  [/vpc.?cidr|cidr/i, () => '10.0.0.0/16'],
  [/subnet.*(s|ids|list)$/i, ({ subnets }) => subnets.slice(0, 3).join(',')],
  [/subnet/i, (_, nextSubnet) => nextSubnet()],
  [/vpc/i, ({ vpc }) => vpc],
  [/security.?group/i, ({ securityGroup }) => securityGroup],
  [/key(pair|name)/i, ({ keyPair }) => keyPair],
  [/cert/i, ({ certificate }) => certificate],
  // Of a role that the stack is to make.
  [/role.?name/i, (_around, _nextSubnet, key) => key],
  [/role/i, ({ role }) => role],
  [/ami|imageid/i, ({ image }) => image],
  [/image|container.*url/i, () => 'nginx:latest'],
  [/jwt|token|api.?key/i, () => 'corpus-0123456789-0123456789-0123456789'],
  [/mail/i, () => 'someone@example.com'],
  [/password|secret/i, () => 'CorpusPassw0rd'],
  [/(hosted.?)?zone.?id/i, ({ zone }) => zone],
  [/domain|hosted.?zone.?name|dns|host/i, () => 'example.com'],
  [/hosted.?zone/i, ({ zone }) => zone],
  [/path/i, () => '/'],
  [/url/i, () => 'https://example.com'],
];
