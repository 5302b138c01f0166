// The examples of docs/testing.md, from stacks that have been synthesised before.
import type { Cloud } from '@drydock/testing';
import { App, type Stack } from 'aws-cdk-lib';
import { BlueGreenStack, InstancesStack, ShopStack } from '../../../testing/src/examples/stacks.ts';

export const exampleNames = [
  'a blue/green deployment that bakes for ten minutes',
  'the loss of a zone with twenty tasks',
  'a breaker that trips on slow starts while capacity is late',
] as const;

interface Example {
  play(cloud: Cloud): Promise<void>;
}

/** In the order of their names. */
export function examples(): readonly Example[] {
  const [blue, green] = [synthesised(BlueGreenStack), synthesised(BlueGreenStack, { image: 'shop:2' })];
  const shop = synthesised(ShopStack, { desiredCount: 20 });
  const [fast, slow] = [synthesised(InstancesStack), synthesised(InstancesStack, { image: 'shop:2' })];
  return [
    {
      async play(cloud) {
        await cloud.deploy(blue);
        await cloud.traffic('Shop/LoadBalancer').steady('200/s');
        await cloud.deploy(green);
        expect(cloud.traffic.failed === 0);
      },
    },
    {
      async play(cloud) {
        await cloud.deploy(shop);
        await cloud.traffic('Shop/LoadBalancer').steady('200/s');
        await cloud.time.advance('1 minute');
        await cloud.chaos.loseZone('us-east-1a');
        await cloud.time.advance('10 minutes');
        expect((await cloud.service('Shop/Service').healthyTasks()).length === 20);
      },
    },
    {
      async play(cloud) {
        cloud.service('Shop/Service').behaves({ readyAfter: '5 minutes' }, { image: 'shop:2' });
        await cloud.deploy(fast);
        await cloud.traffic('Shop/LoadBalancer').steady('200/s');
        await cloud.chaos.withholdCapacity('8 minutes');
        const failed = await cloud.deploy(slow).catch(({ message }: Error) => message);
        expect(String(failed).includes('Circuit Breaker'));
      },
    },
  ];
}

type StackClass = new (app: App, id: string, options?: { image?: string; desiredCount?: number }) => Stack;

function synthesised(Class: StackClass, options = {}): Stack {
  const app = new App();
  const stack = new Class(app, 'Shop', options);
  app.synth();
  return stack;
}

function expect(isSo: boolean): void {
  if (!isSo) throw new Error('The example did not go as it should.');
}
