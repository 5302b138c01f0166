// The way in and the instances.
import { describe, expect, test } from 'vitest';
import { all, only, template } from './checked-in-templates.ts';

describe('the launch template', () => {
  const data = only('cluster', 'AWS::EC2::LaunchTemplate').LaunchTemplateData as Record<string, unknown>;
  const userData = JSON.stringify(data.UserData);

  test('requires IMDSv2, encrypts its volume, and takes an optional key pair', () => {
    expect(data.MetadataOptions).toMatchObject({ HttpTokens: 'required' });
    expect(data.BlockDeviceMappings).toEqual([
      expect.objectContaining({ Ebs: expect.objectContaining({ Encrypted: true, VolumeType: 'gp3' }) }),
    ]);
    expect(data.KeyName).toEqual({
      'Fn::If': ['LaunchTemplateHasKey', { Ref: 'KeyName' }, { Ref: 'AWS::NoValue' }],
    });
  });

  test('joins the cluster and signals the group that waits', () => {
    expect(userData).toContain('echo ECS_CLUSTER=${Cluster} >> /etc/ecs/ecs.config');
    const signalled = /cfn-signal -e \$\? --stack \$\{AWS::StackName\} --resource (\w+) /.exec(userData)?.[1];
    expect(template('cluster').Resources[signalled!]).toMatchObject({
      Type: 'AWS::AutoScaling::AutoScalingGroup',
      CreationPolicy: { ResourceSignal: { Count: { Ref: 'DesiredCapacity' } } },
    });
  });

  test('is made for the launch type EC2 alone, as is all that belongs to instances', () => {
    const conditional = Object.entries(template('cluster').Resources).filter(
      ([, { Condition }]) => Condition,
    );
    expect(new Set(conditional.map(([, { Condition }]) => Condition))).toEqual(new Set(['UsesInstances']));
    const always = Object.entries(template('cluster').Resources).filter(([, { Condition }]) => !Condition);
    expect(always.map(([id]) => id).sort()).toEqual(['Cluster', 'InsightsLog', 'SecurityGroupTasks']);
  });

  test('starts from the newest ECS-optimised AMI', () => {
    expect(data.ImageId).toEqual({ Ref: 'ImageId' });
    expect(template('root').Parameters?.ImageId).toMatchObject({
      Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>',
      Default: '/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id',
    });
  });
});

describe('the Auto Scaling group', () => {
  const { AutoScalingGroup: group } = template('cluster').Resources;

  test('replaces instances one at a time, new ones first, and limits their lifetime', () => {
    expect(group?.UpdatePolicy).toMatchObject({
      AutoScalingRollingUpdate: {
        MaxBatchSize: 1,
        MinInstancesInService: { Ref: 'MinSize' },
        WaitOnResourceSignals: true,
      },
      AutoScalingScheduledAction: { IgnoreUnmodifiedGroupSizeProperties: true },
    });
    expect(group?.UpdatePolicy).not.toHaveProperty('AutoScalingInstanceRefresh');
    expect(group?.Properties?.MaxInstanceLifetime).toBeGreaterThanOrEqual(86_400);
  });

  test('scales up by a step policy and down by a simple one, on two periods of five minutes', () => {
    expect(all('cluster', 'AWS::AutoScaling::ScalingPolicy').map((policy) => policy.PolicyType)).toEqual([
      'StepScaling',
      'SimpleScaling',
    ]);
    for (const alarm of all('cluster', 'AWS::CloudWatch::Alarm'))
      expect(alarm).toMatchObject({ MetricName: 'CPUUtilization', Period: 300, EvaluationPeriods: 2 });
  });

  test('is drained by ECS but not scaled by it', () => {
    expect(only('cluster', 'AWS::ECS::CapacityProvider').AutoScalingGroupProvider).toMatchObject({
      ManagedDraining: 'ENABLED',
      ManagedScaling: { Status: 'DISABLED' },
    });
  });

  test("loses ECS's lifecycle hook before it is deleted, and the cluster goes last", () => {
    expect(
      deletionOrder('cluster', [
        'DrainingAssociation',
        'DrainingCapacityProvider',
        'DrainingHook',
        'AutoScalingGroup',
        'Cluster',
      ]),
    ).toBe(true);
  });

  test('has room for both versions of the service by default', () => {
    // A t3.small has three network interfaces: its own and those of two tasks (awsvpc).
    const tasksOnAnInstance = 2;
    const { MinSize, MaxSize, DesiredCount, InstanceType } = template('root').Parameters ?? {};
    expect(InstanceType?.Default).toBe('t3.small');
    expect(Number(MinSize?.Default) * tasksOnAnInstance).toBeGreaterThanOrEqual(
      2 * Number(DesiredCount?.Default),
    );
    expect(Number(MaxSize?.Default)).toBeGreaterThan(Number(MinSize?.Default));
  });
});

describe('the way in', () => {
  test('is one public load balancer: instances admit nobody, and tasks only the load balancer', () => {
    const groups = all('cluster', 'AWS::EC2::SecurityGroup');
    expect(JSON.stringify(groups.map((group) => group.SecurityGroupIngress ?? []))).not.toContain('CidrIp');
    expect(only('load-balancer', 'AWS::ElasticLoadBalancingV2::LoadBalancer').Scheme).toBe('internet-facing');
  });

  test('keeps one production listener, with or without a certificate', () => {
    const { ListenersProduction: production, ListenersRedirect: redirect } =
      template('load-balancer').Resources;
    expect(production?.Properties?.Port).toEqual({ 'Fn::If': ['Https', 443, 80] });
    expect(production).not.toHaveProperty('Condition');
    expect(redirect).toMatchObject({ Condition: 'Https', DependsOn: ['ListenersProduction'] });
  });

  test('has a default route that waits for the gateway to be attached', () => {
    expect(template('network').Resources.InternetDefaultRoute?.DependsOn).toEqual(['InternetAttachment']);
  });
});

test.each([
  ['network', ['VpcId', 'AvailabilityZones', 'SubnetIds', 'DefaultSecurityGroup']],
  ['load-balancer', ['BlueTargetGroup', 'GreenTargetGroup', 'LoadBalancerSecurityGroup', 'ServiceUrl']],
  ['cluster', ['ClusterName']],
  ['root', ['ServiceUrl', 'ClusterName', 'PipelineName', 'ServiceStackName', 'RepositoryUri']],
])('%s gives out %j', (name, outputs) => {
  expect(Object.keys(template(name).Outputs ?? {})).toEqual(expect.arrayContaining(outputs));
});

test('waits that would only slow down a rehearsal are parameters, with defaults for production', () => {
  expect(template('root').Parameters).toMatchObject({
    BakeTimeInMinutes: { Default: 5 },
    DeregistrationDelaySeconds: { Default: 300 },
    HealthCheckIntervalSeconds: { Default: 30 },
  });
});

/** Whether CloudFormation deletes these in this order: each needs the next one, directly or through others. */
function deletionOrder(name: string, ids: readonly string[]): boolean {
  const { Resources } = template(name);
  const needs = (id: string, other: string, seen = new Set<string>()): boolean => {
    if (seen.has(id)) return false;
    seen.add(id);
    const { DependsOn, ...resource } = Resources[id]!;
    const text = JSON.stringify(resource);
    const direct = Object.keys(Resources).filter(
      (one) =>
        one !== id &&
        ([DependsOn].flat().includes(one) ||
          text.includes(`"Ref":"${one}"`) ||
          text.includes(`["${one}","`) ||
          text.includes(`\${${one}}`)),
    );
    return direct.includes(other) || direct.some((one) => needs(one, other, seen));
  };
  return ids.every((id, index) => index === ids.length - 1 || needs(id, ids[index + 1]!));
}
