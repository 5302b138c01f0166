// What Terraform's AWS provider reads of each of its resources once it has created them: every read answers with what was
// created, so that the next plan has no difference.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { services } from '../../aws/services.ts';
import { serve, type TestedGateway } from '../../wire/testing/gateway.ts';
import { hasBoto3, runBoto3 } from './boto3.ts';

const tags = [{ Key: 'managed', Value: 'terraform' }];
const lower = [{ key: 'managed', value: 'terraform' }];

const expected = {
  aws_vpc: {
    DescribeVpcs: '10.9.0.0/16',
    enableDnsHostnames: false,
    enableDnsSupport: true,
    enableNetworkAddressUsageMetrics: false,
    DescribeNetworkAcls: true,
    DescribeRouteTables: true,
    DescribeSecurityGroups: 'default',
  },
  aws_subnet: { DescribeSubnets: '10.9.0.0/24' },
  aws_security_group: { DescribeSecurityGroups: 80 },
  aws_launch_template: { DescribeLaunchTemplates: 1, DescribeLaunchTemplateVersions: 't3.small' },
  aws_iam_role: { GetRole: tags, ListRolePolicies: [], ListAttachedRolePolicies: [] },
  aws_cloudwatch_log_group: { DescribeLogGroups: '/app', ListTagsForResource: { managed: 'terraform' } },
  aws_ecr_repository: { DescribeRepositories: 'MUTABLE', ListTagsForResource: tags },
  aws_ecs_cluster: { DescribeClusters: lower },
  aws_ecs_task_definition: { DescribeTaskDefinition: lower },
  aws_lb: {
    DescribeLoadBalancers: 'web',
    DescribeLoadBalancerAttributes: true,
    DescribeCapacityReservation: null,
    DescribeTags: tags,
  },
  aws_lb_target_group: { DescribeTargetGroups: 80, DescribeTargetGroupAttributes: true, DescribeTags: tags },
  aws_lb_listener: { DescribeListeners: 80, DescribeListenerAttributes: true, DescribeTags: tags },
  aws_ecs_service: { DescribeServices: lower },
  aws_autoscaling_group: {
    DescribeAutoScalingGroups: 2,
    DescribeScalingActivities: [],
    DescribeWarmPool: [],
  },
  // What a new bucket does not have is an error with a code that the provider knows.
  aws_s3_bucket: {
    HeadBucket: 'us-east-1',
    GetBucketPolicy: 'NoSuchBucketPolicy',
    GetBucketAcl: 'FULL_CONTROL',
    GetBucketCors: 'NoSuchCORSConfiguration',
    GetBucketWebsite: 'NoSuchWebsiteConfiguration',
    GetBucketVersioning: null,
    GetBucketAccelerateConfiguration: null,
    GetBucketRequestPayment: 'BucketOwner',
    GetBucketLogging: null,
    GetBucketLifecycleConfiguration: 'NoSuchLifecycleConfiguration',
    GetBucketReplication: 'ReplicationConfigurationNotFoundError',
    GetBucketEncryption: 'AES256',
    GetObjectLockConfiguration: 'ObjectLockConfigurationNotFoundError',
    GetBucketTagging: 'NoSuchTagSet',
  },
};

describe.skipIf(!hasBoto3)('Terraform', () => {
  let gateway: TestedGateway;
  let answers: typeof expected;
  beforeAll(async () => {
    gateway = await serve(services);
    const { cloud } = gateway;
    // The balancer's ports are bound at once.
    cloud.on('balancer/apply', ({ loadBalancers }) => {
      for (const { arn, hostPorts } of loadBalancers)
        cloud.report('balancer/reservation', { loadBalancerArn: arn, hostPort: hostPorts![0]! });
    });
    answers = (await runBoto3('terraform_reads.py', gateway.endpoint, {})) as typeof expected;
  });
  afterAll(() => gateway?.close());

  it.each(Object.keys(expected) as (keyof typeof expected)[])('reads %s as it was created', (resource) => {
    expect(answers[resource]).toEqual(expected[resource]);
  });
});
