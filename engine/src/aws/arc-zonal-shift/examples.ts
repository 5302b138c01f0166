// An example of each of the service's resource types, for the contract suite that every type passes.
import type { Examples } from '../../testing/resource-examples/examples.ts';
import { get, network, ref } from '../../testing/resource-examples/surroundings.ts';

const balancer = (name: string) => ({
  [name]: {
    Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    Properties: {
      Scheme: 'internal',
      Subnets: [ref('SubnetA'), ref('SubnetB')],
      LoadBalancerAttributes: [{ Key: 'zonal_shift.config.enabled', Value: 'true' }],
    },
  },
});

const alarm = {
  Alarm: {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      Namespace: 'a',
      MetricName: 'b',
      Statistic: 'Sum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanThreshold',
    },
  },
};

const practice = (more: object = {}) => ({
  PracticeRunConfiguration: {
    OutcomeAlarms: [{ Type: 'CLOUDWATCH', AlarmIdentifier: get('Alarm', 'Arn') }],
    ...more,
  },
});

export const examples: Examples = {
  'AWS::ARCZonalShift::ZonalAutoshiftConfiguration': {
    prerequisites: { ...network, ...balancer('LoadBalancer'), ...balancer('Other'), ...alarm },
    create: { ResourceIdentifier: ref('LoadBalancer'), ZonalAutoshiftStatus: 'ENABLED', ...practice() },
    update: { ...practice({ BlockedDates: ['2026-12-24'] }) },
    replace: { ResourceIdentifier: ref('Other') },
  },
  'AWS::ARCZonalShift::AutoshiftObserverNotificationStatus': {
    create: { Status: 'ENABLED' },
  },
};
