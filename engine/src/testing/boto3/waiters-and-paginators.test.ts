// What botocore declares for CloudFormation, IAM, Logs and Auto Scaling, each called on something that is there.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { services } from '../../aws/services.ts';
import { serve, type TestedGateway } from '../../wire/testing/gateway.ts';
import { hasBoto3, runBoto3 } from './boto3.ts';
import { fillAutoScaling, fillCloudFormation, fillIam, fillLogs } from './fill.ts';

/** Those of what the engine refuses, by name: stack sets, registered types, scans of resources, and features of Logs. */
const refused = [
  'cloudformation.ListGeneratedTemplates',
  'cloudformation.ListResourceScanRelatedResources',
  'cloudformation.ListResourceScanResources',
  'cloudformation.ListResourceScans',
  'cloudformation.ListStackInstances',
  'cloudformation.ListStackSetOperationResults',
  'cloudformation.ListStackSetOperations',
  'cloudformation.ListStackSets',
  'cloudformation.type_registration_complete',
  'logs.DescribeConfigurationTemplates',
  'logs.GetScheduledQueryHistory',
  'logs.ListAggregateLogGroupSummaries',
  'logs.ListScheduledQueries',
  'logs.ListSourcesForS3TableIntegration',
];

/** Lists of what cannot be made here. */
const empty = [
  'autoscaling.DescribeLoadBalancers',
  'autoscaling.DescribeNotificationConfigurations',
  'autoscaling.DescribeWarmPool',
  'iam.ListAccountAliases',
  'iam.ListMFADevices',
  'iam.ListSSHPublicKeys',
  'iam.ListSigningCertificates',
  'iam.ListVirtualMFADevices',
  'logs.DescribeDeliveries',
  'logs.DescribeDeliveryDestinations',
  'logs.DescribeDeliverySources',
  'logs.DescribeDestinations',
  'logs.DescribeExportTasks',
  'logs.ListAnomalies',
  'logs.ListLogAnomalyDetectors',
];

describe.skipIf(!hasBoto3)('boto3', () => {
  let gateway: TestedGateway;
  let outcomes: Record<string, number | string>;

  beforeAll(async () => {
    gateway = await serve(services);
    const { cloud } = gateway;
    const input = {
      services: ['cloudformation', 'iam', 'logs', 'autoscaling'],
      arguments: {
        ...fillIam(cloud),
        ...fillLogs(cloud),
        ...fillAutoScaling(cloud),
        ...fillCloudFormation(cloud),
      },
    };
    outcomes = (await runBoto3('waiters_and_paginators.py', gateway.endpoint, input)) as typeof outcomes;
  });
  afterAll(() => gateway?.close());

  const named = (test: (name: string, outcome: number | string) => boolean) =>
    Object.keys(outcomes)
      .filter((name) => test(name, outcomes[name]!))
      .sort();

  it('waits for whatever is there, with each of its waiters', () => {
    const waiters = named((name) => /\.[a-z]\w*$/.test(name) && !refused.includes(name));
    expect(waiters).toHaveLength(13);
    expect(waiters.filter((name) => outcomes[name] !== 'waited')).toEqual([]);
  });

  it('reads every page of every list', () => {
    const paginators = named((name) => /\.[A-Z]\w*$/.test(name) && !refused.includes(name));
    const exceptional = [...empty, 'iam.ListMFADeviceTags'];
    expect(named((_name, outcome) => outcome === 0)).toEqual(empty);
    expect(outcomes['iam.ListMFADeviceTags']).toBe('NoSuchEntity');
    const read = paginators.filter((name) => !exceptional.includes(name));
    expect(read.filter((name) => typeof outcomes[name] !== 'number')).toEqual([]);
    // One page would not show that the next one is found.
    const single = ['cloudformation.DescribeAccountLimits', 'logs.ListLogGroupsForQuery'];
    expect(read.filter((name) => outcomes[name] === 1 && !single.includes(name))).toEqual([]);
  });

  it('is told by name what is not simulated', () => {
    expect(named((_name, outcome) => outcome === 'NotImplemented')).toEqual(refused);
  });
});
