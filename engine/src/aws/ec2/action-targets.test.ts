import { expect, test } from 'vitest';
import type { ActionResult } from '../../kernel/action.ts';
import type { Context } from '../../kernel/context.ts';
import type { Input } from '../../kernel/operation-types.ts';
import { rehearse } from '../../testing/rehearsal.ts';
import { standInService } from '../../testing/stand-in-service.ts';
import { ec2 } from './index.ts';
import { describeInstance, plainImage } from './testing/instances.ts';

/** CloudWatch with one alarm, whose state SetAlarmState changes to trigger an action. */
function watched(dimension = 'InstanceId') {
  const results: (ActionResult | undefined)[] = [];
  let instanceId = '';
  const cloudWatch = standInService({
    id: 'cloudwatch',
    operations: {
      DescribeAlarms: () => ({ MetricAlarms: [{ Dimensions: [{ Name: dimension, Value: instanceId }] }] }),
      SetAlarmState: (
        { StateReason = '', StateValue }: Input<'cloudwatch', 'SetAlarmState'>,
        ctx: Context,
      ) => {
        const source = ctx.arn('cloudwatch', 'alarm:cpu');
        const arn = `arn:aws:automate:us-east-1:ec2:${StateReason}`;
        results.push(ctx.trigger({ arn, source, isNew: StateValue === 'ALARM', message: {} }));
        return {};
      },
    },
  });
  const cloud = rehearse({ services: [ec2, cloudWatch] });
  instanceId = cloud.call('ec2', 'RunInstances', {
    MinCount: 1,
    MaxCount: 1,
    ImageId: plainImage.imageId,
    InstanceType: 't3.small',
  }).Instances![0]!.InstanceId!;
  cloud.advance(200);
  const act = (action: string, StateValue: 'ALARM' | 'OK' = 'ALARM') => {
    cloud.call('cloudwatch', 'SetAlarmState', { AlarmName: 'cpu', StateReason: action, StateValue });
    return results.at(-1);
  };
  const state = () => describeInstance(cloud, instanceId).State?.Name;
  return { cloud, id: instanceId, act, state };
}

test.each([
  ['stop', 'stopping'],
  ['terminate', 'shutting-down'],
  ['reboot', 'running'],
])('an alarm with the action %s leaves its instance %s', (action, expected) => {
  const { act, state } = watched();
  expect(act(action)).toEqual({ status: 'performed' });
  expect(state()).toBe(expected);
});

test('the reboot action reboots the instance', () => {
  const { cloud, id, act } = watched();
  act('reboot');
  const { Output = '' } = cloud.call('ec2', 'GetConsoleOutput', { InstanceId: id });
  expect(Buffer.from(Output, 'base64').toString()).toContain('Rebooted.');
});

test('an action happens once for as long as its alarm lasts', () => {
  const { act, state } = watched();
  expect(act('stop', 'OK')?.status).toBe('ignored');
  expect(state()).toBe('running');
});

test('an action that EC2 refuses, does not simulate or does not know fails with the reason', () => {
  const { cloud, id, act, state } = watched();
  cloud.call('ec2', 'ModifyInstanceAttribute', { InstanceId: id, DisableApiStop: { Value: true } });
  expect(act('stop')).toMatchObject({
    status: 'failed',
    reason: expect.stringContaining('may not be stopped'),
  });
  expect(act('recover')).toMatchObject({
    status: 'failed',
    reason: expect.stringContaining('not simulated'),
  });
  expect(act('hibernate')).toMatchObject({
    status: 'failed',
    reason: expect.stringContaining('not an action'),
  });
  expect(state()).toBe('running');
});

test('an alarm that watches no instance cannot stop one', () => {
  const { act } = watched('AutoScalingGroupName');
  expect(act('stop')).toEqual({
    status: 'failed',
    reason:
      'needs an alarm whose metric has an InstanceId dimension: arn:aws:cloudwatch:us-east-1:000000000000:alarm:cpu',
  });
});
