import { describe, expect, it } from 'vitest';
import {
  cpuStress,
  isoDuration,
  latency,
  packetLoss,
  stopTasks,
  terminateInstance,
  zonePowerInterruption,
} from './fault-templates.ts';

const web = { cluster: 'main', service: 'web' };

describe('a duration', () => {
  it.each([
    [1000, 'PT1S'],
    [60_000, 'PT1M'],
    [90_000, 'PT1M30S'],
    [3_600_000, 'PT1H'],
    [10, 'PT1S'],
  ])('of %i ms is %s', (ms, text) => expect(isoDuration(ms)).toBe(text));
});

describe('a template', () => {
  it('names the tasks of a service, and what happens to them', () => {
    expect(latency(web, 300, 60_000)).toMatchObject({
      targets: { tasks: { resourceType: 'aws:ecs:task', parameters: web, selectionMode: 'ALL' } },
      actions: {
        latency: {
          actionId: 'aws:ecs:task-network-latency',
          parameters: { duration: 'PT1M', delayMilliseconds: '300' },
          targets: { Tasks: 'tasks' },
        },
      },
    });
    expect(packetLoss(web, 7, 60_000).actions.loss?.parameters).toMatchObject({ lossPercent: '7' });
    expect(cpuStress(web, 80, 60_000).actions.cpu?.parameters).toEqual({ duration: 'PT1M', percent: '80' });
    expect(stopTasks(web, 2).targets.tasks).toMatchObject({ selectionMode: 'COUNT(2)' });
  });

  it('has one instance at random, or the one that is named', () => {
    expect(terminateInstance(undefined).targets.instance).toMatchObject({ selectionMode: 'COUNT(1)' });
    expect(terminateInstance('arn:aws:ec2:us-east-1:1:instance/i-1').targets.instance).toEqual({
      resourceType: 'aws:ec2:instance',
      resourceArns: ['arn:aws:ec2:us-east-1:1:instance/i-1'],
      selectionMode: 'ALL',
    });
  });

  it('takes a zone its instances, its capacity, its network and its tasks on Fargate', () => {
    const { actions, targets, experimentOptions } = zonePowerInterruption('us-east-1a', 300_000);
    expect(Object.values(actions).map(({ actionId }) => actionId)).toEqual([
      'aws:ec2:stop-instances',
      'aws:ec2:asg-insufficient-instance-capacity-error',
      'aws:network:disrupt-connectivity',
      'aws:ecs:stop-task',
    ]);
    expect(Object.keys(targets)).toEqual(
      Object.values(actions).flatMap((each) => Object.values(each.targets)),
    );
    expect(experimentOptions?.emptyTargetResolutionMode).toBe('skip');
  });
});
