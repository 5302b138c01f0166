// How a request names its service: the signing name of its credential scope, or the prefix of X-Amz-Target.
import type { ServiceId } from '../kernel/aws-clients.ts';

export type ProtocolName = 'awsQuery' | 'ec2Query' | 'awsJson' | 'restXml' | 'restJson' | 'rpcV2Cbor';

export interface ServiceName {
  readonly id: ServiceId;
  /** The name in the credential scope of an AWS signature. */
  readonly signingNames: readonly string[];
  readonly targetPrefixes: readonly string[];
  readonly protocol: ProtocolName;
  /** For awsJson: the version in the content type. */
  readonly jsonVersion?: '1.0' | '1.1';
  readonly xmlNamespace?: string;
  /** The error code of a request that lacks a required member, where it is not the protocol's usual one. */
  readonly missingMemberCode?: string;
  /** Global services answer in every region. */
  readonly global?: boolean;
}

export const serviceNames: readonly ServiceName[] = [
  json('acm', ['CertificateManager']),
  json('application-autoscaling', ['AnyScaleFrontendService']),
  query('autoscaling', 'http://autoscaling.amazonaws.com/doc/2011-01-01/'),
  query('cloudformation', 'http://cloudformation.amazonaws.com/doc/2010-05-15/'),
  {
    ...json('cloudwatch', ['GraniteServiceVersion20100801'], '1.0'),
    signingNames: ['monitoring'],
    xmlNamespace: 'http://monitoring.amazonaws.com/doc/2010-08-01/',
  },
  { ...json('codebuild', ['CodeBuild_20161006']), missingMemberCode: 'InvalidInputException' },
  {
    ...json('codeconnections', [
      'com.amazonaws.codeconnections.CodeConnections_20231201',
      'com.amazonaws.codestar.connections.CodeStar_connections_20191201',
    ]),
    signingNames: ['codeconnections', 'codestar-connections'],
    jsonVersion: '1.0',
  },
  json('codepipeline', ['CodePipeline_20150709']),
  {
    id: 'ec2',
    signingNames: ['ec2'],
    targetPrefixes: [],
    protocol: 'ec2Query',
    xmlNamespace: 'http://ec2.amazonaws.com/doc/2016-11-15/',
  },
  {
    ...json('ecr', ['AmazonEC2ContainerRegistry_V20150921']),
    missingMemberCode: 'InvalidParameterException',
  },
  {
    ...json('ecs', ['AmazonEC2ContainerServiceV20141113']),
    missingMemberCode: 'InvalidParameterException',
  },
  {
    ...query('elbv2', 'http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/'),
    signingNames: ['elasticloadbalancing'],
  },
  { ...query('iam', 'https://iam.amazonaws.com/doc/2010-05-08/'), global: true },
  {
    id: 'lambda',
    signingNames: ['lambda'],
    targetPrefixes: [],
    protocol: 'restJson',
    missingMemberCode: 'ValidationException',
  },
  { ...json('logs', ['Logs_20140328']), missingMemberCode: 'InvalidParameterException' },
  {
    id: 's3',
    signingNames: ['s3'],
    targetPrefixes: [],
    protocol: 'restXml',
    xmlNamespace: 'http://s3.amazonaws.com/doc/2006-03-01/',
    missingMemberCode: 'InvalidRequest',
    global: true,
  },
  json('ssm', ['AmazonSSM']),
  { ...query('sts', 'https://sts.amazonaws.com/doc/2011-06-15/'), global: true },
];

function json(
  id: ServiceId,
  targetPrefixes: readonly string[],
  jsonVersion: '1.0' | '1.1' = '1.1',
): ServiceName {
  return { id, signingNames: [id], targetPrefixes, protocol: 'awsJson', jsonVersion };
}

function query(id: ServiceId, xmlNamespace: string): ServiceName {
  return { id, signingNames: [id], targetPrefixes: [], protocol: 'awsQuery', xmlNamespace };
}
