import { expect, test } from 'vitest';
import { faultOf } from '../../../testing/fault-of.ts';
import { rehearseCluster } from '../testing/cluster.ts';

const vpc = { networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a', 'subnet-b'] } } };

const withVolume = {
  volumes: [{ name: 'data', configuredAtLaunch: true }],
  containerDefinitions: [
    { name: 'app', image: 'i', memory: 64, mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }] },
  ],
};
const configuration = {
  name: 'data',
  managedEBSVolume: { roleArn: 'arn:aws:iam::000000000000:role/ecs-ebs', sizeInGiB: 20 },
};

function open() {
  const cluster = rehearseCluster();
  cluster.cloud.report('runtime/capabilities', { runtime: 'simulated', features: ['volumes'] });
  cluster.register('store', withVolume);
  return cluster;
}

test('each task of a service gets a volume of its own, which goes with it', () => {
  const { cloud, create, service, tasksOf } = open();
  create({ serviceName: 'store', taskDefinition: 'store', volumeConfigurations: [configuration] });
  cloud.settle();
  expect(service('store').deployments![0]!.volumeConfigurations).toEqual([configuration]);
  const volumes = tasksOf('store').map((task) =>
    task.attachments!.find(({ type }) => type === 'AmazonElasticBlockStorage'),
  );
  expect(volumes).toMatchObject([{ status: 'ATTACHED' }, { status: 'ATTACHED' }]);
  const value = (name: string) =>
    volumes.map((volume) => volume!.details!.find((detail) => detail.name === name)!.value);
  expect(value('volumeSize')).toEqual(['20', '20']);
  expect(value('deleteOnTermination')).toEqual(['true', 'true']);
  expect(new Set(value('volumeId')).size).toBe(2);
});

test('another size is a new deployment', () => {
  const { cloud, create, service } = open();
  create({ serviceName: 'store', taskDefinition: 'store', volumeConfigurations: [configuration] });
  cloud.settle();
  const before = service('store').deployments![0]!.id;
  const larger = { ...configuration, managedEBSVolume: { ...configuration.managedEBSVolume, sizeInGiB: 40 } };
  cloud.call('ecs', 'UpdateService', {
    cluster: 'main',
    service: 'store',
    volumeConfigurations: [larger],
  });
  expect(service('store').deployments![0]!.id).not.toBe(before);
  expect(service('store').deployments![0]!.volumeConfigurations).toEqual([larger]);
});

test('RunTask gives a task its volume, and may keep it', () => {
  const { cloud } = open();
  const managedEBSVolume = {
    ...configuration.managedEBSVolume,
    terminationPolicy: { deleteOnTermination: false },
  };
  const { tasks } = cloud.call('ecs', 'RunTask', {
    cluster: 'main',
    taskDefinition: 'store',
    ...vpc,
    volumeConfigurations: [{ name: 'data', managedEBSVolume }],
  });
  const volume = tasks![0]!.attachments!.find(({ type }) => type === 'AmazonElasticBlockStorage');
  expect(volume!.details).toContainEqual({ name: 'deleteOnTermination', value: 'false' });
});

test.each([
  ['none', [], 'configured at launch (data)'],
  ['one of another name', [{ ...configuration, name: 'other' }], 'The volume name other'],
  ['two', [configuration, configuration], 'only configure one volume'],
  ['one without a role', [{ name: 'data', managedEBSVolume: { roleArn: '', sizeInGiB: 1 } }], 'roleArn'],
  ['one without a size', [{ name: 'data', managedEBSVolume: { roleArn: 'arn' } }], 'sizeInGiB'],
])('a service with %s is refused', (_what, volumeConfigurations, text) => {
  const { cloud, create } = open();
  const fault = faultOf(() =>
    create({ serviceName: 'store', taskDefinition: 'store', volumeConfigurations }),
  );
  expect(fault).toMatch(/^InvalidParameterException: /);
  expect(fault).toContain(text);
  expect(cloud.call('ecs', 'ListServices', { cluster: 'main' }).serviceArns).toEqual([]);
});
