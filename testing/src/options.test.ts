// What a test asks for in words that mean nothing here is an error, where it is asked for.
import { drydock } from '@drydock/testing';
import { expect, test } from 'vitest';

test.each([
  [{ readyAfter: 'soon' }, {}, "'soon' is not a duration"],
  [{ latency: 'fast' }, {}, "'fast' is not a duration"],
  [{ readyafter: '1s' }, {}, 'A script of tasks has no readyafter: there are startsWithin,'],
  [{}, { images: 'a' }, 'The scope of a script has no images: there are container, revision, image, zone.'],
])('behaves(%j, %j) throws', async (script, scope, text) => {
  await using cloud = await drydock();
  expect(() => cloud.service('Shop/Service').behaves(script as object, scope as object)).toThrow(text);
});

test('a script for a service that was never there fails the test', async () => {
  const run = drydock({}, async (cloud) => {
    cloud.service('Shop/Servcie').behaves({ status: 500 });
    await cloud.deploy({ Resources: { Cluster: { Type: 'AWS::ECS::Cluster' } } }, { name: 'Shop' });
  });
  await expect(run).rejects.toThrow(
    'A script had no effect. There has been no AWS::ECS::Service at Shop/Servcie.',
  );
});

test('options that there are not are errors', async () => {
  await expect(async () => drydock({ sed: 7 } as object)).rejects.toThrow('drydock() has no sed');
  await using cloud = await drydock();
  await expect(cloud.deploy({ Resources: {} }, { nam: 'a' } as object)).rejects.toThrow(
    'deploy() has no nam',
  );
  expect(() => cloud.traffic('Shop/LoadBalancer', { hostname: 'a' } as object)).toThrow(
    'A request has no hostname',
  );
  await expect(cloud.chaos.killTask('nobody')).rejects.toThrow('No task nobody runs.');
  expect(() => cloud.stack('Shop')).toThrow('There is no stack Shop.');
});
