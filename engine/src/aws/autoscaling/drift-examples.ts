// What others can change of each of the service's resource types, for the drift suite.
import type { DriftExamples } from '../../testing/resource-examples/drift-examples.ts';
import { get, ref, template } from '../../testing/resource-examples/surroundings.ts';

const none = { Ref: 'AWS::NoValue' };
const tag = (Value: string) => ({ Tags: [{ Key: 'team', Value, PropagateAtLaunch: true }] });
const replace = (MinHealthyPercentage: number) => ({
  InstanceMaintenancePolicy: { MinHealthyPercentage, MaxHealthyPercentage: 150 },
});
const targets = (name: string) => ({
  [name]: {
    Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    Properties: { Port: 80, Protocol: 'HTTP', VpcId: ref('Vpc') },
  },
});
const mixed = (instanceType: string) => ({
  MixedInstancesPolicy: {
    LaunchTemplate: {
      LaunchTemplateSpecification: {
        LaunchTemplateId: ref('Template'),
        Version: get('Template', 'LatestVersionNumber'),
      },
      Overrides: [{ InstanceType: instanceType }],
    },
  },
});
const step = (ScalingAdjustment: number) => [{ MetricIntervalLowerBound: 0, ScalingAdjustment }];
const average = (TargetValue: number) => ({
  PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
  TargetValue,
});

export const driftExamples: DriftExamples = {
  'AWS::AutoScaling::AutoScalingGroup': {
    scenes: [
      {
        prerequisites: { ...targets('One'), ...targets('Two'), Other: template.Template },
        create: {
          CapacityRebalance: false,
          Context: 'a',
          Cooldown: '60',
          DefaultInstanceWarmup: 10,
          HealthCheckGracePeriod: 10,
          HealthCheckType: 'EC2',
          MaxInstanceLifetime: 86400,
          NewInstancesProtectedFromScaleIn: false,
          TargetGroupARNs: [ref('One')],
          TerminationPolicies: ['OldestInstance'],
          MetricsCollection: [{ Granularity: '1Minute', Metrics: ['GroupMinSize'] }],
          AvailabilityZoneDistribution: { CapacityDistributionStrategy: 'balanced-best-effort' },
          ...replace(90),
          ...tag('a'),
        },
        update: {
          CapacityRebalance: true,
          Context: 'b',
          Cooldown: '90',
          DefaultInstanceWarmup: 20,
          DesiredCapacity: '1',
          HealthCheckGracePeriod: 20,
          HealthCheckType: 'ELB',
          MaxInstanceLifetime: 172800,
          MinSize: 1,
          NewInstancesProtectedFromScaleIn: true,
          TargetGroupARNs: [ref('One'), ref('Two')],
          TerminationPolicies: ['NewestInstance'],
          MetricsCollection: [{ Granularity: '1Minute', Metrics: ['GroupMinSize', 'GroupMaxSize'] }],
          VPCZoneIdentifier: [ref('SubnetA')],
          AvailabilityZoneDistribution: { CapacityDistributionStrategy: 'balanced-only' },
          LaunchTemplate: { LaunchTemplateId: ref('Other'), Version: get('Other', 'LatestVersionNumber') },
          ...replace(100),
          ...tag('b'),
        },
      },
      { create: { LaunchTemplate: none, ...mixed('t3.small') }, update: mixed('t3.large') },
    ],
    unchanged: {
      'another way to write the subnets': ['AvailabilityZoneIds', 'AvailabilityZones'],
      'another way to write the target groups': ['LoadBalancerNames', 'TrafficSources'],
      'another way to write the launch template': ['LaunchConfigurationName'],
      'hooks are made with the group, and are resources of their own afterwards': [
        'LifecycleHookSpecificationList',
      ],
      'not simulated': [
        'AvailabilityZoneImpairmentPolicy',
        'CapacityReservationSpecification',
        'DeletionProtection',
        'DesiredCapacityType',
        'InstanceLifecyclePolicy',
        'PlacementGroup',
        'ServiceLinkedRoleARN',
      ],
    },
  },
  'AWS::AutoScaling::LifecycleHook': {
    scenes: [
      {
        create: {
          DefaultResult: 'ABANDON',
          NotificationMetadata: 'a',
          NotificationTargetARN: 'arn:aws:sns:us-east-1:000000000000:a',
          RoleARN: 'arn:aws:iam::000000000000:role/a',
        },
        update: {
          DefaultResult: 'CONTINUE',
          LifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING',
          NotificationMetadata: 'b',
          NotificationTargetARN: 'arn:aws:sns:us-east-1:000000000000:b',
          RoleARN: 'arn:aws:iam::000000000000:role/b',
        },
      },
    ],
  },
  'AWS::AutoScaling::ScalingPolicy': {
    scenes: [
      {
        create: { AdjustmentType: 'PercentChangeInCapacity', MinAdjustmentMagnitude: 1, Cooldown: '10' },
        update: { MinAdjustmentMagnitude: 2, Cooldown: '20' },
      },
      { update: { AdjustmentType: 'ExactCapacity' } },
      {
        create: {
          PolicyType: 'StepScaling',
          ScalingAdjustment: none,
          StepAdjustments: step(1),
          MetricAggregationType: 'Average',
          EstimatedInstanceWarmup: 10,
        },
        update: { StepAdjustments: step(2), MetricAggregationType: 'Maximum', EstimatedInstanceWarmup: 20 },
      },
      {
        create: {
          AdjustmentType: none,
          ScalingAdjustment: none,
          PolicyType: 'TargetTrackingScaling',
          TargetTrackingConfiguration: average(50),
        },
        update: { TargetTrackingConfiguration: average(60) },
      },
    ],
    unchanged: {
      'not simulated': ['PredictiveScalingConfiguration'],
      'another kind of policy has other properties': ['PolicyType'],
    },
  },
  'AWS::AutoScaling::ScheduledAction': {
    scenes: [
      {
        create: { DesiredCapacity: 1, MaxSize: 2, TimeZone: 'Etc/UTC', StartTime: '2030-01-01T00:00:00Z' },
        update: {
          Recurrence: '0 9 * * *',
          DesiredCapacity: 2,
          MaxSize: 3,
          TimeZone: 'Europe/Berlin',
          StartTime: '2031-01-01T00:00:00Z',
          EndTime: '2035-01-01T00:00:00Z',
        },
      },
    ],
  },
};
