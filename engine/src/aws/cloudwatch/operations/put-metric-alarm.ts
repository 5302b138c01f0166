// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html

import type { MetricDataQuery, PutMetricAlarmCommandInput } from '@aws-sdk/client-cloudwatch';
import { parseArn } from '../../../kernel/arn.ts';
import type { Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { saveAlarm, settingsOf } from '../alarms/save-alarm.ts';
import { invalidCombination, invalidParameter, missingParameter, validation } from '../faults.ts';
import { checkQueries, periodOf, searches } from '../math/queries.ts';
import { dimensionsOf } from '../metrics/metric-data.ts';
import { requireStatistic } from '../metrics/statistic.ts';
import { quotas } from '../quotas.ts';
import { type AlarmRecord, alarms, type MissingData } from '../state.ts';

const missingData: readonly string[] = ['missing', 'breaching', 'notBreaching', 'ignore'];
const maxActions = 5;

export const putMetricAlarm: Operation<'cloudwatch', 'PutMetricAlarm'> = (input, ctx) => {
  check(input, ctx.region);
  const name = input.AlarmName!;
  const known = ctx.get(alarms, name);
  if (known && known.rule !== undefined)
    throw validation(`A composite alarm with the name ${name} exists already.`);
  if (!known) checkQuota(ctx, quotas.alarms, ctx.keys(alarms).length + 1);
  const evaluationPeriods = input.EvaluationPeriods!;
  const record: AlarmRecord = {
    ...settingsOf(input, known, ctx),
    ...(input.Metrics?.length
      ? { queries: input.Metrics, periodMs: periodOf(input.Metrics) }
      : {
          metric: {
            namespace: input.Namespace!,
            name: input.MetricName!,
            dimensions: dimensionsOf(input.Dimensions),
          },
          periodMs: input.Period! * 1000,
        }),
    statistic: input.Statistic,
    extendedStatistic: input.ExtendedStatistic,
    thresholdMetricId: input.ThresholdMetricId,
    unit: input.Unit,
    evaluationPeriods,
    datapointsToAlarm: input.DatapointsToAlarm ?? evaluationPeriods,
    threshold: input.Threshold,
    comparison: input.ComparisonOperator!,
    treatMissingData: (input.TreatMissingData ?? 'missing') as MissingData,
    ...(input.EvaluateLowSampleCountPercentile === undefined
      ? {}
      : { lowSamples: input.EvaluateLowSampleCountPercentile }),
  };
  saveAlarm(record, known, 'cloudwatch/alarm', ctx);
  return {};
};

/** How far back an alarm looks, in seconds. */
const windows = [
  { what: 'day', limit: 86_400, periods: 'period < 3600', applies: (period: number) => period < 3600 },
  { what: 'week', limit: 604_800, periods: 'period >= 3600', applies: (period: number) => period >= 3600 },
];

function checkWindow(period: number, evaluationPeriods: number): void {
  for (const { what, limit, periods, applies } of windows) {
    if (!applies(period) || period * evaluationPeriods <= limit) continue;
    throw validation(
      `Metrics cannot be checked across more than a ${what} (EvaluationPeriods * Period must be <= ${limit}) for alarms using ${periods}`,
    );
  }
}

function checkMetric(input: PutMetricAlarmCommandInput): void {
  for (const name of ['MetricName', 'Namespace', 'Period'] as const) {
    if (input[name] === undefined) throw missingParameter(`The parameter ${name} is required.`);
  }
  if (input.Statistic !== undefined && input.ExtendedStatistic !== undefined)
    throw invalidCombination(
      'The parameters Statistic and ExtendedStatistic are mutually exclusive and you have specified both.',
    );
  if (input.Statistic === undefined && input.ExtendedStatistic === undefined)
    throw missingParameter('The parameter Statistic is required.');
  if (input.ExtendedStatistic !== undefined) {
    const parsed = requireStatistic(input.ExtendedStatistic, 'ExtendedStatistic');
    if (parsed.kind === 'simple')
      throw invalidParameter(
        `The value ${input.ExtendedStatistic} for parameter ExtendedStatistic is not supported.`,
      );
  }
}

/** The most metrics that the expression of an alarm builds on. */
const maxMetrics = 10;

function checkMath(input: PutMetricAlarmCommandInput, queries: readonly MetricDataQuery[]): void {
  for (const name of [
    'MetricName',
    'Namespace',
    'Period',
    'Statistic',
    'ExtendedStatistic',
    'Unit',
  ] as const) {
    if (input[name] !== undefined) throw validation(`${name} should not be set if list of Metrics is set.`);
  }
  if (input.Dimensions?.length) throw validation('Dimensions should not be set if list of Metrics is set.');
  const band = input.ThresholdMetricId;
  if (band !== undefined && !queries.some(({ Id }) => Id === band))
    throw validation(`ThresholdMetricId ${band} is not the Id of an element of the metrics list.`);
  const searching = queries.find(({ Expression = '' }) => searches(Expression));
  if (searching)
    throw validation(`Error in expression '${searching.Id}': SEARCH is not supported on Metric Alarms.`);
  // The query of a band is an expression that is not evaluated.
  checkQueries(band === undefined ? queries : queries.filter(({ Id }) => Id !== band));
  const ec2Action = [
    ...(input.AlarmActions ?? []),
    ...(input.OKActions ?? []),
    ...(input.InsufficientDataActions ?? []),
  ].find((action) => /^arn:[^:]*:automate:/.test(action));
  if (ec2Action !== undefined)
    throw validation(`Alarms on math expressions cannot perform EC2 actions such as ${ec2Action}.`);
  const returned = queries.filter(({ Id, ReturnData }) => ReturnData !== false && Id !== band);
  if (returned.length !== 1) throw validation('Exactly one element of the metrics list should return data.');
  if (queries.filter(({ MetricStat }) => MetricStat).length > maxMetrics)
    throw validation(`Alarms on math expressions cannot contain more than ${maxMetrics} individual metrics.`);
}

function check(input: PutMetricAlarmCommandInput, region: string): void {
  if (input.ThresholdMetricId === undefined && input.Threshold === undefined)
    throw missingParameter('The parameter Threshold is required.');
  if (input.Metrics?.length) checkMath(input, input.Metrics);
  else checkMetric(input);
  const period = input.Metrics?.length ? periodOf(input.Metrics) / 1000 : input.Period!;
  if (![10, 20, 30].includes(period) && period % 60 !== 0) {
    throw validation(`Period must be 10, 20, 30 or a multiple of 60`);
  }
  checkWindow(period, input.EvaluationPeriods!);
  if (input.TreatMissingData && !missingData.includes(input.TreatMissingData)) {
    throw validation(`The value ${input.TreatMissingData} for TreatMissingData is not supported`);
  }
  const lowSamples = input.EvaluateLowSampleCountPercentile;
  if (lowSamples !== undefined) {
    if (lowSamples !== 'evaluate' && lowSamples !== 'ignore')
      throw validation(`The value ${lowSamples} for EvaluateLowSampleCountPercentile is not supported`);
    if (input.ExtendedStatistic === undefined)
      throw invalidCombination(
        'EvaluateLowSampleCountPercentile can only be used with a percentile statistic.',
      );
  }
  if (input.DatapointsToAlarm !== undefined && input.DatapointsToAlarm > input.EvaluationPeriods!) {
    throw validation('DatapointsToAlarm must be less than or equal to EvaluationPeriods');
  }
  for (const name of ['AlarmActions', 'OKActions', 'InsufficientDataActions'] as const) {
    if ((input[name]?.length ?? 0) > maxActions) {
      throw validation(
        `1 validation error detected: Value at '${name.charAt(0).toLowerCase()}${name.slice(1)}' failed to satisfy constraint: Member must have length less than or equal to ${maxActions}`,
      );
    }
    for (const action of input[name] ?? []) {
      const arn = parseArn(action);
      if (!arn) throw validation(`Invalid arn syntax: ${action}`);
      if (arn.region !== '' && arn.region !== region)
        throw validation(`Invalid region ${arn.region} specified. Only ${region} is supported.`);
    }
  }
}
