// What others can change of each of the service's resource types, for the drift suite.
import type { DriftExamples } from '../../testing/resource-examples/drift-examples.ts';
import { tags } from '../../testing/resource-examples/surroundings.ts';

const topic = (name: string) => [`arn:aws:sns:us-east-1:000000000000:${name}`];
const actions = (name: string) => ({
  AlarmActions: topic(name),
  OKActions: topic(name),
  InsufficientDataActions: topic(name),
});
const expression = (Expression: string) => [
  { Id: 'e', Expression },
  {
    Id: 'm',
    ReturnData: false,
    MetricStat: { Metric: { Namespace: 'N', MetricName: 'M' }, Period: 60, Stat: 'Sum' },
  },
];
const none = { Ref: 'AWS::NoValue' };
const ofMetric = { MetricName: none, Namespace: none, Period: none, Statistic: none };

export const driftExamples: DriftExamples = {
  'AWS::CloudWatch::Alarm': {
    scenes: [
      {
        create: {
          ...actions('a'),
          ActionsEnabled: true,
          EvaluationPeriods: 4,
          DatapointsToAlarm: 1,
          TreatMissingData: 'missing',
          AlarmDescription: 'a',
          ...tags('a'),
        },
        update: {
          ComparisonOperator: 'LessThanThreshold',
          TreatMissingData: 'breaching',
          Dimensions: [{ Name: 'Service', Value: 'web' }],
          Period: 300,
          EvaluationPeriods: 3,
          DatapointsToAlarm: 2,
          Unit: 'Percent',
          Namespace: 'O',
          MetricName: 'P',
          Statistic: 'Maximum',
          ActionsEnabled: false,
          AlarmDescription: 'b',
          ...actions('b'),
          ...tags('b'),
        },
      },
      {
        create: { Statistic: none, ExtendedStatistic: 'p90', EvaluateLowSampleCountPercentile: 'evaluate' },
        update: { ExtendedStatistic: 'p99', EvaluateLowSampleCountPercentile: 'ignore' },
      },
      { create: { ...ofMetric, Metrics: expression('m * 2') }, update: { Metrics: expression('m * 3') } },
    ],
    unchanged: {
      'not simulated': [
        'EvaluationCriteria',
        'EvaluationInterval',
        'EvaluationWindow',
        'ThresholdMetricId',
        'WarmUpConfiguration',
      ],
    },
  },
  'AWS::CloudWatch::CompositeAlarm': {
    scenes: [
      {
        create: {
          ...actions('a'),
          AlarmDescription: 'a',
          ActionsEnabled: true,
          ActionsSuppressor: 'one',
          ActionsSuppressorWaitPeriod: 10,
          ActionsSuppressorExtensionPeriod: 10,
          ...tags('a'),
        },
        prerequisites: Object.fromEntries(
          ['one', 'two'].map((AlarmName) => [
            AlarmName,
            { Type: 'AWS::CloudWatch::CompositeAlarm', Properties: { AlarmName, AlarmRule: 'FALSE' } },
          ]),
        ),
        update: {
          ...actions('b'),
          AlarmDescription: 'b',
          ActionsEnabled: false,
          ActionsSuppressor: 'two',
          ActionsSuppressorWaitPeriod: 20,
          ActionsSuppressorExtensionPeriod: 20,
          ...tags('b'),
        },
      },
    ],
  },
  'AWS::CloudWatch::Dashboard': { scenes: [{ create: tags('a'), update: tags('b') }] },
};
