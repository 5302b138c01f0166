// What a view looks like where a person prints it.
import { inspect } from 'node:util';
import { drydock } from '@drydock/testing';
import { App } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { BlueGreenStack } from '../examples/stacks.ts';

test('views print what they show, and so does JSON of them', () =>
  drydock({}, async (cloud) => {
    const service = cloud.service('Shop/Service');
    expect(inspect(service)).toBe("Service Shop/Service { status: 'not deployed' }");
    await cloud.deploy(new BlueGreenStack(new App(), 'Shop', { desiredCount: 2 }));
    const counts = { status: 'ACTIVE', desiredCount: 2, runningCount: 2, pendingCount: 0 };
    expect(JSON.parse(JSON.stringify(service))).toEqual({ name: service.name, ...counts });
    expect(inspect(service)).toMatch(/^Service Shop\/Service \{\s+name: 'Shop-/);
    const alarm = cloud.alarm('Shop/Failures');
    expect(inspect(alarm)).toContain("state: 'INSUFFICIENT_DATA'");
    expect(JSON.parse(JSON.stringify(alarm))).toEqual({
      name: alarm.name,
      state: alarm.state,
      reason: alarm.reason,
    });
    expect(inspect(cloud.loadBalancer('Shop/LoadBalancer'))).toContain('dnsName: ');

    const load = cloud.traffic('Shop/LoadBalancer');
    await load.steady('10/s');
    await cloud.time.advance('10s');
    const requests = "{ requests: 100, answered: 100, failed: 0, statuses: { '200': 100 } }";
    expect(inspect(cloud.traffic)).toBe(`Traffic ${requests}`);
    expect(inspect(load)).toBe(`Load ${requests}`);
    expect(JSON.stringify(cloud.traffic)).toBe(JSON.stringify(load));
    expect(JSON.stringify(load)).toBe('{"requests":100,"answered":100,"failed":0,"statuses":{"200":100}}');
    expect(inspect(cloud)).toContain("stacks: [ 'Shop: CREATE_COMPLETE' ]");
  }));
