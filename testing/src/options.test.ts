// What a test asks for in words that mean nothing here is an error, where it is asked for.
import { runInNewContext } from 'node:vm';
import { type Deployable, type Duration, drydock, type Rate, type TaskScript } from '@drydock/testing';
import { App, Stack, aws_sns as sns } from 'aws-cdk-lib';
import { expect, test } from 'vitest';

test.each([
  [{ readyAfter: 'soon' }, {}, "'soon' is not a duration"],
  [{ latency: 'fast' }, {}, "'fast' is not a duration"],
  [{ readyafter: '1s' }, {}, 'A script of tasks has no readyafter: there are startsWithin,'],
  [{}, { images: 'a' }, 'The scope of a script has no images: there are container, revision, image, zone.'],
  [{ crashesAfter: -1 }, {}, '-1 is not a duration: use milliseconds from 0 on'],
  [{ status: 99 }, {}, 'A script has status: 99, which is not a status of HTTP, from 200 to 599.'],
  [{ healthCheckStatus: '200' }, {}, 'A script has healthCheckStatus: "200", which is not a status of HTTP'],
  [{ exitCode: 1.5 }, {}, 'A script has exitCode: 1.5, which is not a whole number from 0 to 255.'],
  [{ cpu: -0.5 }, {}, 'A script has cpu: -0.5, which is not a number of vCPUs from 0 on'],
  [{ memoryMiB: Number.NaN }, {}, 'A script has memoryMiB: NaN, which is not a number of MiB'],
  [{ logs: 'ready' }, {}, 'A script has logs: "ready", which is not a list of lines'],
  [{ failsToStart: true }, {}, 'A script has failsToStart: true, which is not a reason'],
  [{}, { revision: 0 }, 'The scope of a script has revision: 0, which is not the number of a revision'],
  [{}, { zone: 'a' }, 'The scope of a script has zone: "a", which is not a zone, as \'us-east-1a\'.'],
  [{}, { container: '' }, 'The scope of a script has container: "", which is not the name of a container.'],
  [{}, { image: 7 }, "The scope of a script has image: 7, which is not part of an image's name"],
  ['500', {}, 'A script of tasks is an object, not 500.'],
])('behaves(%j, %j) throws', async (script, scope, text) => {
  await using cloud = await drydock();
  expect(() => cloud.service('Shop/Service').behaves(script as object, scope as object)).toThrow(text);
});

test('a script is for images that a regular expression matches, be it of another realm, as those of tests of Jest are', async () => {
  await using cloud = await drydock();
  const image: RegExp = runInNewContext('/shop:2$/');
  expect(image).not.toBeInstanceOf(RegExp);
  expect(() => cloud.service('Shop/Service').behaves({ status: 500 }, { image })).not.toThrow();
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

test('a script for a function that was never there fails the test', async () => {
  const run = drydock({}, async (cloud) => {
    cloud.lambda('Shop/Handlr').returns(() => 1);
    await cloud.deploy({ Resources: { Cluster: { Type: 'AWS::ECS::Cluster' } } }, { name: 'Shop' });
  });
  await expect(run).rejects.toThrow(
    'A script had no effect. There has been no AWS::Lambda::Function at Shop/Handlr.',
  );
});

test('what is asked for in a way that means nothing says what to do', async () => {
  await using cloud = await drydock();
  const app = new App();
  await expect(cloud.deploy(app as never)).rejects.toThrow('deploy(app.synth().directory) for all of them');
  expect(() => cloud.client('sqs' as never)).toThrow('as client(SQSClient).');
  await expect(cloud.time.until('x' as never)).rejects.toThrow('until() takes a function');
  await expect(cloud.time.advance(undefined as never)).rejects.toThrow(
    "undefined is not a duration: use for example '10 minutes', '90s' or milliseconds.",
  );
  await cloud.deploy({ Resources: { Cluster: { Type: 'AWS::ECS::Cluster' } } }, { name: 'Shop' });
  await expect(cloud.service('Shop/Service').tasks()).rejects.toThrow(
    'There is no AWS::ECS::Service at Shop/Service. None has been deployed, in Shop.',
  );
});

test.each([
  [{ account: '1' }, "The account '1' does not have twelve digits."],
  [{ pace: 'fast' }, "The pace is 'aws' or 'machine', not 'fast'."],
  [{ start: 'noon' }, "'noon' is not a time: use for example '2026-01-01T00:00:00Z'."],
  [{ region: 'us-middle-1' }, 'AWS has no region us-middle-1.'],
  [{ quotas: { 'L-92E49DE4': 1 } }, "there is no quota 'L-92E49DE4'. Did you mean 'ecs/Tasks per service'"],
  [{ quotas: { 'L-92E49DE3': -1 } }, 'The quota L-92E49DE3 is -1, which is not a whole number from 0 on.'],
])('drydock(%j) throws', async (options, text) => {
  await expect(async () => drydock(options as object)).rejects.toThrow(text);
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
  expect(() => cloud.traffic('Shop/LoadBalancer', { path: 'cart' })).toThrow('it has to begin with a slash');
  expect(() => cloud.traffic('Shop/LoadBalancer').latency(99)).toThrow('99 is not a share of the answers');
  expect(() => cloud.lambda('Shop/Handler').returns('ok' as never)).toThrow(
    'returns() takes a function of the event, as returns(() => ("ok")).',
  );
  await expect(cloud.chaos.killTask('nobody')).rejects.toThrow('No task nobody runs.');
  await expect(cloud.chaos.killTask(undefined as never)).rejects.toThrow(
    'killTask() takes a task, its id or its ARN, not undefined.',
  );
  await expect(cloud.chaos.terminateInstance(undefined as never)).rejects.toThrow(
    'terminateInstance() takes an instance or its id, not undefined.',
  );
  await expect(cloud.time.until(() => true, { witin: '1s' } as object)).rejects.toThrow(
    'until() has no witin',
  );
  expect(() => cloud.stack('Shop')).toThrow('There is no stack Shop.');
});

test('a stack that was never there is not destroyed, and one that was is, twice', async () => {
  await using cloud = await drydock();
  await cloud.deploy({ Resources: { Cluster: { Type: 'AWS::ECS::Cluster' } } }, { name: 'Shop' });
  await expect(cloud.destroy('Shpo')).rejects.toThrow('There is no stack Shpo. There are: Shop.');
  await cloud.destroy('Shop');
  await cloud.destroy('Shop');
  expect(cloud.stack('Shop').status).toBe('DELETE_COMPLETE');
});

test('of what there is, the most similar paths come first, each once', async () => {
  await using cloud = await drydock();
  const stack = new Stack(new App(), 'Shop');
  for (const id of ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Jobs'])
    new sns.Topic(stack, id);
  await cloud.deploy(stack);
  expect(() => cloud.physicalId('Shop/Jbs')).toThrow(/There are: Shop\/Jobs, Shop\/(?!.*Shop\/Jobs).* …\.$/);
});

test('what cannot be meant is refused by the types', () => {
  // @ts-expect-error: no unit of time
  const distance: Duration = '10 parsecs';
  // @ts-expect-error: no number of requests
  const many: Rate = 'lots';
  // @ts-expect-error: its stacks are deployed
  const app: Deployable = new App();
  // @ts-expect-error: nothing to deploy
  const answer: Deployable = 42;
  expect([distance, many, app, answer]).toHaveLength(4);
});

test('what is built at run time has the types', async () => {
  await using cloud = await drydock();
  const [minutes, rate] = [3, 200];
  const script: TaskScript = { crashesAfter: `${minutes} minutes` };
  const load: Rate[] = [`${rate}/s`, `${rate} / min`, 5, '30/hour'];
  const durations: Duration[] = [`${minutes}m`, '1h 30m', '1 hour 30 minutes', '1.5 hours', 250, '1 day'];
  const templates: Deployable[] = [
    JSON.parse('{}') as Record<string, unknown>,
    { Resources: {} },
    'cdk.out',
    new Stack(new App(), 'Shop'),
    new App().synth(),
  ];
  for (const duration of durations) await cloud.time.advance(duration);
  expect(cloud.time.now.toISOString()).toBe('2026-01-02T04:33:00.250Z');
  cloud.service('Shop/Service').behaves(script);
  expect([...load, ...templates]).toHaveLength(9);
});
