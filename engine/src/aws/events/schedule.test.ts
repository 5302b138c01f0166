import type { RunTaskCommandInput } from '@aws-sdk/client-ecs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ActionRequest } from '../../kernel/action.ts';
import { fault } from '../../kernel/faults.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { standInService } from '../../testing/stand-in-service.ts';
import { cloudFormation } from '../cloudformation/index.ts';
import { create } from '../cloudformation/testing/stacks.ts';
import { events } from './index.ts';

const refused = fault('ClientException', 'TaskDefinition not found.');

let cloud: Rehearsal;
let performed: ActionRequest[];
let tasks: RunTaskCommandInput[];
beforeEach(() => {
  performed = [];
  tasks = [];
  const targets = standInService({
    id: 'sts',
    operations: {},
    actionTargets: [
      {
        owns: ({ service }) => service === 'sns',
        perform(request) {
          performed.push(request);
          return { status: 'performed' };
        },
      },
    ],
  });
  const ecs = standInService<'ecs'>({
    id: 'ecs',
    operations: {
      RunTask: (input) => {
        if (input.taskDefinition === 'gone') throw refused();
        tasks.push(input);
        return { failures: input.taskDefinition === 'large' ? [{ reason: 'RESOURCE:MEMORY' }] : [] };
      },
    },
  });
  cloud = rehearse({ services: [events, targets, ecs, cloudFormation(events.resources ?? [])] });
});
afterEach(() => cloud[Symbol.dispose]());

const minuteMs = 60_000;
const put = (ScheduleExpression: string, State: 'ENABLED' | 'DISABLED' = 'ENABLED') =>
  cloud.call('events', 'PutRule', { Name: 'tick', ScheduleExpression, State });
const target = { Id: 'a', Arn: 'arn:aws:sns:us-east-1:000000000000:a' };
const putTargets = (...Targets: (typeof target)[]) =>
  cloud.call('events', 'PutTargets', { Rule: 'tick', Targets });
const times = () => performed.map(({ message }) => (message as { time: string }).time.slice(11, 19));

describe('a schedule', () => {
  test('of a rate comes an interval after the rule was put, and again and again', () => {
    put('rate(5 minutes)');
    putTargets(target);
    cloud.advance(4 * minuteMs);
    put('rate(5 minutes)');
    expect(performed).toEqual([]);
    cloud.advance(11 * minuteMs);
    expect(times()).toEqual(['00:05:00', '00:10:00', '00:15:00']);
    expect(performed[0]?.message).toMatchObject({
      source: 'aws.events',
      'detail-type': 'Scheduled Event',
      resources: ['arn:aws:events:us-east-1:000000000000:rule/tick'],
      detail: {},
    });
  });

  test('of cron comes at its minutes, after a restart too', () => {
    put('cron(0/20 1 * * ? *)');
    putTargets(target);
    cloud.advance(65 * minuteMs);
    cloud.restart();
    cloud.advance(60 * minuteMs);
    expect(times()).toEqual(['01:00:00', '01:20:00', '01:40:00']);
  });

  test('rests while its rule is disabled, and begins again once it is enabled', () => {
    put('rate(1 minute)', 'DISABLED');
    putTargets(target);
    cloud.advance(2 * minuteMs);
    expect(performed).toEqual([]);
    cloud.call('events', 'EnableRule', { Name: 'tick' });
    cloud.advance(minuteMs);
    expect(times()).toEqual(['00:03:00']);
    cloud.call('events', 'DisableRule', { Name: 'tick' });
    cloud.advance(2 * minuteMs);
    expect(performed).toHaveLength(1);
  });

  test('that changes counts from then on', () => {
    put('rate(1 hour)');
    putTargets(target);
    cloud.advance(30 * minuteMs);
    put('rate(10 minutes)');
    cloud.advance(10 * minuteMs);
    expect(times()).toEqual(['00:40:00']);
    cloud.call('events', 'RemoveTargets', { Rule: 'tick', Ids: ['a'] });
    cloud.call('events', 'DeleteRule', { Name: 'tick' });
    cloud.advance(30 * minuteMs);
    expect(performed).toHaveLength(1);
  });
});

describe('a cluster as a target', () => {
  const cluster = 'arn:aws:ecs:us-east-1:000000000000:cluster/main';
  const runs = (EcsParameters: { TaskDefinitionArn: string }, more: object = {}) => {
    put('rate(1 minute)');
    const RoleArn = 'arn:aws:iam::000000000000:role/events';
    putTargets({ Id: 'run', Arn: cluster, RoleArn, EcsParameters, ...more } as never);
    cloud.advance(minuteMs);
  };

  test('runs tasks with what the rule says of them', () => {
    runs(
      {
        TaskDefinitionArn: 'nightly',
        TaskCount: 2,
        LaunchType: 'FARGATE',
        NetworkConfiguration: { awsvpcConfiguration: { Subnets: ['subnet-a'], AssignPublicIp: 'ENABLED' } },
        Tags: [{ Key: 'a', Value: '1' }],
      } as never,
      { Input: '{"containerOverrides":[{"name":"app","command":["report"]}]}' },
    );
    expect(tasks).toMatchObject([
      {
        cluster,
        taskDefinition: 'nightly',
        count: 2,
        launchType: 'FARGATE',
        startedBy: 'events-rule/tick',
        networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a'], assignPublicIp: 'ENABLED' } },
        tags: [{ key: 'a', value: '1' }],
        overrides: { containerOverrides: [{ name: 'app', command: ['report'] }] },
      },
    ]);
    expect(cloud.log).toEqual([]);
  });

  test('of a stack has its network, its strategies and its tags under the names of templates', () => {
    const EcsParameters = {
      TaskDefinitionArn: 'nightly',
      NetworkConfiguration: { AwsVpcConfiguration: { Subnets: ['subnet-a'] } },
      PlacementStrategies: [{ Type: 'spread', Field: 'host' }],
      TagList: [{ Key: 'a', Value: '1' }],
    };
    const RoleArn = 'arn:aws:iam::000000000000:role/events';
    const Targets = [{ Id: 'run', Arn: cluster, RoleArn, EcsParameters }];
    const Properties = { Name: 'tick', ScheduleExpression: 'rate(1 minute)', Targets };
    create(cloud, JSON.stringify({ Resources: { Rule: { Type: 'AWS::Events::Rule', Properties } } }));
    cloud.advance(minuteMs);
    expect(tasks).toMatchObject([
      {
        networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a'] } },
        placementStrategy: [{ type: 'spread', field: 'host' }],
        tags: [{ key: 'a', value: '1' }],
      },
    ]);
  });

  test('that cannot run them says why in the engine’s log', () => {
    runs({ TaskDefinitionArn: 'gone' });
    runs({ TaskDefinitionArn: 'large' });
    expect(cloud.log).toEqual([
      'The rule tick could not run a task of gone: TaskDefinition not found.',
      'The rule tick could not run a task of large: RESOURCE:MEMORY',
    ]);
  });
});
