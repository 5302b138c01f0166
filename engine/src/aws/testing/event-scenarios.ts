// Clouds in which something happens that services publish.
import { publicImages } from '../../machine-images/public-images.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { certificateCloud } from '../acm/testing/certificate-cloud.ts';
import { rehearsal as groups, makeGroup } from '../autoscaling/testing/groups.ts';
import { cpuAlarm } from '../cloudwatch/testing/alarms.ts';
import { deployedService } from '../codedeploy/testing/deployed-service.ts';
import { Delivery } from '../codepipeline/testing/delivery.ts';
import { rehearseCluster } from '../ecs/testing/cluster.ts';
import { createTemplate, faultyCloud, roleArn, runService, start } from '../fis/testing/faulty-cloud.ts';
import { makeInstance, newAccount } from '../rds/testing/databases.ts';
import { cloudWithBucket } from '../s3/testing/bucket.ts';
import { services } from '../services.ts';

const minuteMs = 60_000;

function cluster(): Rehearsal {
  const { cloud, register, create } = rehearseCluster();
  create({ serviceName: 'web', taskDefinition: register('web') });
  cloud.advance(5 * minuteMs);
  cloud.call('ecs', 'UpdateService', { cluster: 'main', service: 'web', desiredCount: 0 });
  cloud.advance(5 * minuteMs);
  const big = [{ name: 'app', image: 'app:1', memory: 64_000 }];
  create({ serviceName: 'big', taskDefinition: register('big', { containerDefinitions: big }) });
  cloud.advance(minuteMs);
  cloud.call('ecs', 'UpdateContainerInstancesState', {
    cluster: 'main',
    containerInstances: cloud.call('ecs', 'ListContainerInstances', { cluster: 'main' })
      .containerInstanceArns,
    status: 'DRAINING',
  });
  cloud.settle();
  return cloud;
}

function group(): Rehearsal {
  const cloud = groups();
  makeGroup(cloud, { DesiredCapacity: 1 });
  cloud.advance(minuteMs);
  for (const LifecycleTransition of [
    'autoscaling:EC2_INSTANCE_LAUNCHING',
    'autoscaling:EC2_INSTANCE_TERMINATING',
  ])
    cloud.call('autoscaling', 'PutLifecycleHook', {
      AutoScalingGroupName: 'nodes',
      LifecycleHookName: LifecycleTransition.slice(-9),
      LifecycleTransition,
      NotificationMetadata: 'note',
      HeartbeatTimeout: 60,
      DefaultResult: 'CONTINUE',
    });
  for (const DesiredCapacity of [2, 1]) {
    cloud.call('autoscaling', 'SetDesiredCapacity', { AutoScalingGroupName: 'nodes', DesiredCapacity });
    cloud.advance(5 * minuteMs);
  }
  return cloud;
}

/** Its launches name a key pair that is deleted meanwhile. */
function failingGroup(): Rehearsal {
  const cloud = groups();
  cloud.call('ec2', 'CreateKeyPair', { KeyName: 'gone' });
  cloud.call('ec2', 'CreateLaunchTemplateVersion', {
    LaunchTemplateName: 'nodes',
    SourceVersion: '1',
    LaunchTemplateData: { KeyName: 'gone' },
  });
  makeGroup(cloud, { DesiredCapacity: 1 });
  cloud.call('ec2', 'DeleteKeyPair', { KeyName: 'gone' });
  cloud.settle();
  return cloud;
}

function alarms(): Rehearsal {
  const cloud = rehearse({ services });
  cloud.call('cloudwatch', 'PutMetricAlarm', cpuAlarm);
  cloud.call('cloudwatch', 'PutCompositeAlarm', {
    AlarmName: 'any',
    AlarmRule: 'ALARM(cpu-high)',
    ActionsSuppressor: 'cpu-high',
    ActionsSuppressorWaitPeriod: 60,
    ActionsSuppressorExtensionPeriod: 60,
  });
  cloud.call('cloudwatch', 'SetAlarmState', {
    AlarmName: 'cpu-high',
    StateValue: 'ALARM',
    StateReason: 'by hand',
  });
  cloud.advance(5 * minuteMs);
  cloud.call('cloudwatch', 'PutMetricAlarm', { ...cpuAlarm, Threshold: 99 });
  cloud.call('cloudwatch', 'DeleteAlarms', { AlarmNames: ['any'] });
  return cloud;
}

function pipeline(): Rehearsal {
  const delivery = new Delivery();
  delivery.create();
  delivery.cloud.settle();
  return delivery.cloud;
}

function bucket(): Rehearsal {
  const cloud = cloudWithBucket();
  cloud.call('s3', 'PutBucketNotificationConfiguration', {
    Bucket: 'bucket',
    NotificationConfiguration: { EventBridgeConfiguration: {} },
  });
  cloud.put('k', 'text');
  cloud.call('s3', 'DeleteObject', { Bucket: 'bucket', Key: 'k' });
  return cloud;
}

function blueGreen(): Rehearsal {
  const deployed = deployedService();
  deployed.configure();
  deployed.deploy(deployed.register());
  deployed.cloud.advance(40 * minuteMs);
  return deployed.cloud;
}

function certificate(): Rehearsal {
  const cloud = certificateCloud();
  cloud.call('acm', 'RequestCertificate', { DomainName: 'a.example.com', ValidationMethod: 'DNS' });
  cloud.settle();
  return cloud as unknown as Rehearsal;
}

function experiment(): Rehearsal {
  const cloud = faultyCloud();
  runService(cloud, 1);
  cloud.advance(minuteMs);
  const { experimentTemplate } = cloud.call('fis', 'CreateExperimentTemplate', {
    clientToken: 'a',
    description: 'wait',
    roleArn,
    stopConditions: [{ source: 'none' }],
    actions: { wait: { actionId: 'aws:fis:wait', parameters: { duration: 'PT1M' } } },
  });
  cloud.call('fis', 'StartExperiment', { clientToken: 'b', experimentTemplateId: experimentTemplate!.id });
  cloud.advance(2 * minuteMs);
  return cloud;
}

/** A Spot Instance is interrupted. */
function interruption(): Rehearsal {
  const cloud = faultyCloud();
  cloud.call('ec2', 'RunInstances', {
    ImageId: publicImages('us-east-1')[0]!.imageId,
    InstanceType: 't3.small',
    MinCount: 1,
    MaxCount: 1,
    InstanceMarketOptions: { MarketType: 'spot' },
  });
  cloud.advance(minuteMs);
  const template = createTemplate(cloud, {
    targets: {
      spot: {
        resourceType: 'aws:ec2:spot-instance',
        filters: [{ path: 'State.Name', values: ['running'] }],
        selectionMode: 'ALL',
      },
    },
    actions: {
      interrupt: {
        actionId: 'aws:ec2:send-spot-instance-interruptions',
        parameters: { durationBeforeInterruption: 'PT2M' },
        targets: { SpotInstances: 'spot' },
      },
    },
  });
  start(cloud, template);
  cloud.advance(5 * minuteMs);
  return cloud;
}

/** Traffic is shifted by hand, and by practice runs with each of their outcomes. */
function zonalShift(): Rehearsal {
  const cloud = rehearse({ services });
  const { Subnets = [] } = cloud.call('ec2', 'DescribeSubnets', {});
  const { LoadBalancers = [] } = cloud.call('elbv2', 'CreateLoadBalancer', {
    Name: 'lb',
    Subnets: Subnets.slice(0, 2).map(({ SubnetId = '' }) => SubnetId),
  });
  const resourceIdentifier = LoadBalancers[0]!.LoadBalancerArn!;
  cloud.call('elbv2', 'ModifyLoadBalancerAttributes', {
    LoadBalancerArn: resourceIdentifier,
    Attributes: [{ Key: 'zonal_shift.config.enabled', Value: 'true' }],
  });
  cloud.call('cloudwatch', 'PutMetricAlarm', { ...cpuAlarm, AlarmActions: [], TreatMissingData: 'ignore' });
  const alarmIdentifier = `arn:aws:cloudwatch:us-east-1:000000000000:alarm:${cpuAlarm.AlarmName}`;
  cloud.call('arc-zonal-shift', 'CreatePracticeRunConfiguration', {
    resourceIdentifier,
    outcomeAlarms: [{ type: 'CLOUDWATCH', alarmIdentifier }],
  });
  const shift = { resourceIdentifier, awayFrom: 'use1-az1', comment: 'rehearsal' };
  const practise = () => cloud.call('arc-zonal-shift', 'StartPracticeRun', shift);
  practise();
  cloud.advance(31 * minuteMs);
  practise();
  const setAlarm = (StateValue: 'ALARM' | 'OK') => {
    const { AlarmName } = cpuAlarm;
    cloud.call('cloudwatch', 'SetAlarmState', { AlarmName, StateValue, StateReason: 'a test' });
    cloud.settle();
  };
  setAlarm('ALARM');
  setAlarm('OK');
  practise();
  const { zonalShiftId } = cloud.call('arc-zonal-shift', 'StartZonalShift', { ...shift, expiresIn: '1h' });
  cloud.call('arc-zonal-shift', 'UpdateZonalShift', { zonalShiftId, expiresIn: '2h' });
  cloud.call('arc-zonal-shift', 'CancelZonalShift', { zonalShiftId });
  cloud.settle();
  return cloud;
}

/** Branches are created, updated and deleted, as the driver of Git repositories reports them. */
function repository(): Rehearsal {
  const cloud = rehearse({ services });
  const { repositoryMetadata } = cloud.call('codecommit', 'CreateRepository', { repositoryName: 'shop' });
  const { repositoryId = '' } = repositoryMetadata!;
  const [first, second] = ['a', 'b'].map((digit) => digit.repeat(40)) as [string, string];
  const pushes: readonly Readonly<Record<string, string>>[] = [
    { 'refs/heads/main': first, 'refs/tags/v1': first },
    { 'refs/heads/main': second, 'refs/tags/v1': first },
    { 'refs/heads/main': second },
  ];
  for (const references of pushes) cloud.report('git/references', { repositoryId, references });
  return cloud;
}

function database(): Rehearsal {
  const cloud = newAccount();
  makeInstance(cloud, { Tags: [{ Key: 'team', Value: 'a' }] });
  cloud.call('rds', 'CreateDBCluster', {
    DBClusterIdentifier: 'aurora',
    Engine: 'aurora-postgresql',
    MasterUsername: 'shop',
    MasterUserPassword: 'longenough',
  });
  cloud.advance(minuteMs);
  cloud.call('rds', 'CreateDBSnapshot', { DBInstanceIdentifier: 'shop', DBSnapshotIdentifier: 'one' });
  cloud.call('rds', 'CreateDBClusterSnapshot', {
    DBClusterIdentifier: 'aurora',
    DBClusterSnapshotIdentifier: 'one',
  });
  cloud.advance(minuteMs);
  return cloud;
}

function cache(): Rehearsal {
  const cloud = newAccount();
  const named = { ServerlessCacheName: 'shop' };
  cloud.call('elasticache', 'CreateServerlessCache', { ...named, Engine: 'valkey' });
  cloud.advance(minuteMs);
  cloud.call('elasticache', 'ModifyServerlessCache', {
    ...named,
    CacheUsageLimits: { DataStorage: { Maximum: 5, Unit: 'GB' } },
  });
  cloud.advance(minuteMs);
  cloud.call('elasticache', 'DeleteServerlessCache', named);
  cloud.advance(minuteMs);
  return cloud;
}

function cacheWithoutServer(): Rehearsal {
  const cloud = rehearse({ services });
  cloud.on('data-stores/start', ({ storeId }) =>
    cloud.report('data-stores/failed', { storeId, reason: 'no disk' }),
  );
  cloud.call('elasticache', 'CreateServerlessCache', { ServerlessCacheName: 'shop', Engine: 'valkey' });
  cloud.advance(minuteMs);
  return cloud;
}

function stack(): Rehearsal {
  const cloud = rehearse({ services });
  const TemplateBody = JSON.stringify({
    Resources: { P: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: 'a' } } },
  });
  cloud.call('cloudformation', 'CreateStack', { StackName: 'one', TemplateBody });
  cloud.advance(minuteMs);
  cloud.call('cloudformation', 'DetectStackDrift', { StackName: 'one' });
  cloud.advance(minuteMs);
  return cloud;
}

function image(): Rehearsal {
  const cloud = rehearse({ services });
  cloud.call('ecr', 'CreateRepository', { repositoryName: 'app' });
  const index = { schemaVersion: 2, mediaType: 'application/vnd.oci.image.index.v1+json', manifests: [] };
  cloud.call('ecr', 'PutImage', {
    repositoryName: 'app',
    imageTag: 'v1',
    imageManifest: JSON.stringify(index),
  });
  return cloud;
}

export const scenarios = {
  cluster,
  group,
  failingGroup,
  alarms,
  pipeline,
  bucket,
  blueGreen,
  certificate,
  experiment,
  interruption,
  zonalShift,
  repository,
  database,
  cache,
  cacheWithoutServer,
  stack,
  image,
};
