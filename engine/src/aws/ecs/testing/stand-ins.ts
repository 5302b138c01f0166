// Small stand-ins for the services that ECS calls, for tests of ECS alone: just the operations that it uses.

import type { TargetHealthDescription } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { AwsEvent } from '../../../contracts/aws-event.ts';
import type { Measurement } from '../../../contracts/measured.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { privateTable } from '../../../testing/private-table.ts';
import { standInService } from '../../../testing/stand-in-service.ts';

interface Target {
  readonly targetGroupArn: string;
  readonly id: string;
  readonly port: number;
  readonly state: string;
  readonly description?: string;
}
const targets = privateTable<Target>('elbv2/target-health');
const rules = privateTable<{ readonly weights: Readonly<Record<string, number>> }>('elbv2/rules');
const instances = privateTable<{ readonly state: string }>('ec2/instances');
const interfaces = privateTable<{ readonly ip: string }>('ec2/network-interfaces');
const groups = privateTable<{ readonly desired: number }>('autoscaling/groups');
const alarms = privateTable<{ readonly state: string }>('cloudwatch/alarms');
const metrics = privateTable<Measurement>('cloudwatch/measured');

/** Two zones, one subnet each. */
export const subnets: Readonly<Record<string, string>> = {
  'subnet-a': 'us-east-1a',
  'subnet-b': 'us-east-1b',
};
export const deregistrationDelaySeconds = 20;

export const ec2 = standInService<'ec2'>({
  id: 'ec2',
  operations: {
    DescribeSubnets: ({ SubnetIds = [] } = {}) => ({
      Subnets: SubnetIds.map((SubnetId) => {
        const AvailabilityZone = subnets[SubnetId];
        if (!AvailabilityZone)
          throw new AwsFault({ code: 'InvalidSubnetID.NotFound', message: `No subnet ${SubnetId}` });
        return { SubnetId, AvailabilityZone };
      }),
    }),
    CreateNetworkInterface: (_input, ctx) => {
      const id = `eni-${ctx.ids.hex(17)}`;
      const ip = `10.20.${Number.parseInt(id.slice(-4, -2), 16)}.${Number.parseInt(id.slice(-2), 16)}`;
      ctx.put(interfaces, id, { ip });
      return { NetworkInterface: { NetworkInterfaceId: id, PrivateIpAddress: ip } };
    },
    DeleteNetworkInterface: ({ NetworkInterfaceId = '' }, ctx) => {
      ctx.delete(interfaces, NetworkInterfaceId);
      return {};
    },
    DescribeInstances: ({ InstanceIds = [] } = {}, ctx) => ({
      Reservations: InstanceIds.map((InstanceId) => ({
        Instances: [
          {
            InstanceId,
            State: { Name: ctx.get(instances, InstanceId)?.state as 'running' },
            Tags: [{ Key: 'aws:autoscaling:groupName', Value: 'group' }],
          },
        ],
      })),
    }),
    StartInstances: ({ InstanceIds = [] }, ctx) => {
      for (const id of InstanceIds) ctx.put(instances, id, { state: 'running' });
      return {};
    },
    TerminateInstances: ({ InstanceIds = [] }, ctx) => {
      for (const id of InstanceIds) ctx.put(instances, id, { state: 'terminated' });
      return {};
    },
  },
});

export const elbv2 = standInService<'elbv2'>({
  id: 'elbv2',
  operations: {
    DescribeTargetGroups: ({ TargetGroupArns = [] } = {}) => ({
      TargetGroups: TargetGroupArns.map((TargetGroupArn) => ({
        TargetGroupArn,
        TargetType: TargetGroupArn.includes('instance') ? 'instance' : 'ip',
        LoadBalancerArns: TargetGroupArn.includes('lonely') ? [] : ['arn:load-balancer'],
      })),
    }),
    DescribeTargetGroupAttributes: () => ({
      Attributes: [
        { Key: 'deregistration_delay.timeout_seconds', Value: String(deregistrationDelaySeconds) },
      ],
    }),
    RegisterTargets: ({ TargetGroupArn = '', Targets = [] }, ctx) => {
      for (const { Id = '', Port = 0 } of Targets)
        ctx.put(targets, `${TargetGroupArn}|${Id}|${Port}`, {
          targetGroupArn: TargetGroupArn,
          id: Id,
          port: Port,
          state: 'initial',
        });
      return {};
    },
    DeregisterTargets: ({ TargetGroupArn = '', Targets = [] }, ctx) => {
      for (const { Id = '', Port = 0 } of Targets) ctx.delete(targets, `${TargetGroupArn}|${Id}|${Port}`);
      return {};
    },
    DescribeTargetHealth: ({ TargetGroupArn = '' }, ctx) => ({
      TargetHealthDescriptions: ctx
        .all(targets)
        .filter((target) => target.targetGroupArn === TargetGroupArn)
        .map(
          (target): TargetHealthDescription => ({
            Target: { Id: target.id, Port: target.port },
            TargetHealth: {
              State: target.state as 'healthy',
              ...(target.description ? { Description: target.description } : {}),
            },
          }),
        ),
    }),
    DescribeRules: ({ RuleArns = [] } = {}, ctx) => ({
      Rules: RuleArns.filter((arn) => ctx.get(rules, arn)).map((RuleArn) => ({
        RuleArn,
        Actions: [
          {
            Type: 'forward' as const,
            ForwardConfig: {
              TargetGroups: Object.entries(ctx.get(rules, RuleArn)?.weights ?? {}).map(
                ([TargetGroupArn, Weight]) => ({ TargetGroupArn, Weight }),
              ),
            },
          },
        ],
      })),
    }),
    DeleteRule: ({ RuleArn = '' }, ctx) => {
      ctx.delete(rules, RuleArn);
      return {};
    },
    ModifyRule: ({ RuleArn = '', Actions = [] }, ctx) => {
      const groups = Actions[0]?.ForwardConfig?.TargetGroups ?? [];
      ctx.put(rules, RuleArn, {
        weights: Object.fromEntries(groups.map((g) => [g.TargetGroupArn ?? '', g.Weight ?? 0])),
      });
      return {};
    },
  },
  reports: {
    'balancer/health': ({ targets: reported }, ctx) => {
      for (const { targetGroupArn, id, port, state, description } of reported)
        if (ctx.get(targets, `${targetGroupArn}|${id}|${port}`))
          ctx.put(targets, `${targetGroupArn}|${id}|${port}`, {
            targetGroupArn,
            id,
            port,
            state,
            ...(description ? { description } : {}),
          });
    },
  },
});

export const cloudwatch = standInService<'cloudwatch'>({
  id: 'cloudwatch',
  operations: {
    DescribeAlarms: ({ AlarmNames = [] } = {}, ctx) => ({
      MetricAlarms: AlarmNames.filter((name) => ctx.get(alarms, name)).map((AlarmName) => ({
        AlarmName,
        StateValue: ctx.get(alarms, AlarmName)?.state as 'OK',
        Period: 60,
        EvaluationPeriods: 1,
      })),
    }),
    SetAlarmState: ({ AlarmName = '', StateValue = 'OK' }, ctx) => {
      ctx.put(alarms, AlarmName, { state: StateValue });
      return {};
    },
  },
  reports: {
    'metrics/measured': (measurement, ctx) => {
      ctx.put(metrics, String(ctx.keys(metrics).length), measurement);
    },
  },
});

/** A single group, whose members are all EC2 instances. */
export const autoscaling = standInService<'autoscaling'>({
  id: 'autoscaling',
  operations: {
    DescribeAutoScalingGroups: (_input, ctx) => ({
      AutoScalingGroups: [
        {
          AutoScalingGroupName: 'group',
          MinSize: 0,
          MaxSize: 5,
          DesiredCapacity: ctx.get(groups, 'group')?.desired ?? 0,
          DefaultCooldown: 300,
          AvailabilityZones: [],
          HealthCheckType: 'EC2',
          CreatedTime: new Date(0),
          Instances: ctx.keys(instances).map((InstanceId) => ({
            InstanceId,
            AvailabilityZone: '',
            LifecycleState: 'InService' as const,
            HealthStatus: 'Healthy',
            ProtectedFromScaleIn: false,
          })),
        },
      ],
    }),
  },
  reports: {
    'scaling/managed': ({ capacity }, ctx) => ctx.put(groups, 'group', { desired: capacity }),
  },
});

export const logs = standInService<'logs'>({
  id: 'logs',
  operations: {
    CreateLogGroup: ({ logGroupName }) => {
      throw new AwsFault({ code: 'LimitExceededException', message: `No room for ${logGroupName}` });
    },
    CreateLogStream: ({ logGroupName }) => {
      if (logGroupName === 'missing')
        throw new AwsFault({
          code: 'ResourceNotFoundException',
          message: 'The specified log group does not exist.',
        });
      return {};
    },
  },
});

export const ssm = standInService<'ssm'>({
  id: 'ssm',
  operations: {
    GetParameter: ({ Name = '' }) => {
      if (Name !== '/app/key') throw new AwsFault({ code: 'ParameterNotFound', message: `No ${Name}` });
      return { Parameter: { Name, Value: 'secret' } };
    },
  },
});

export interface PublishedEvent {
  readonly event: string;
  readonly detail: AwsEvent;
}

/** A service that subscribes to every event of ECS. */
export const listener = (hear: (event: PublishedEvent) => void) => {
  const handler = (event: string) => (detail: AwsEvent<object>) =>
    hear({ event, detail: { ...detail, detail: { ...detail.detail } } });
  return standInService<'iam'>({
    id: 'iam',
    operations: {},
    subscriptions: {
      'ecs/task-state-change': handler('ecs/task-state-change'),
      'ecs/container-instance-state-change': handler('ecs/container-instance-state-change'),
      'ecs/service-action': handler('ecs/service-action'),
      'ecs/deployment-state-change': handler('ecs/deployment-state-change'),
    },
  });
};

export const tables = { targets, rules, instances, interfaces, alarms, metrics, groups };

const files: Readonly<Record<string, string>> = {
  'first.env': '# D=1\nA=first\nB="quoted" = $A\n\nno variable\n',
  'second.env': 'A=second\r\nC=second\r\n',
};

/** A bucket with two environment files. */
export const s3 = standInService<'s3'>({
  id: 's3',
  operations: {
    GetObject: ({ Key = '' }) => {
      const text = files[Key];
      if (text === undefined)
        throw new AwsFault({ code: 'NoSuchKey', message: 'The specified key does not exist.' });
      return { Body: Buffer.from(text) as never };
    },
  },
});
