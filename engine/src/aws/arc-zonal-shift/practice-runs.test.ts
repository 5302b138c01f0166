// Practice runs, their configurations, and what autoshift keeps.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AwsFault } from '../../kernel/faults.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { services } from '../services.ts';

let cloud: Rehearsal;
let arn: string;

beforeEach(() => {
  cloud = rehearse({ services });
  const subnets = cloud
    .call('ec2', 'DescribeSubnets', {})
    .Subnets!.filter(({ AvailabilityZone }) => /[ab]$/.test(AvailabilityZone!));
  arn = cloud.call('elbv2', 'CreateLoadBalancer', {
    Name: 'lb',
    Subnets: subnets.map(({ SubnetId = '' }) => SubnetId),
  }).LoadBalancers![0]!.LoadBalancerArn!;
  cloud.call('elbv2', 'ModifyLoadBalancerAttributes', {
    LoadBalancerArn: arn,
    Attributes: [{ Key: 'zonal_shift.config.enabled', Value: 'true' }],
  });
  for (const AlarmName of ['outcome', 'blocking'])
    cloud.call('cloudwatch', 'PutMetricAlarm', {
      AlarmName,
      Namespace: 'a',
      MetricName: 'b',
      Period: 60,
      EvaluationPeriods: 1,
      Statistic: 'Sum',
      Threshold: 1,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'ignore',
    });
});
afterEach(() => cloud[Symbol.dispose]());

const condition = (name: string) => ({
  type: 'CLOUDWATCH' as const,
  alarmIdentifier: `arn:aws:cloudwatch:us-east-1:000000000000:alarm:${name}`,
});

const configure = (change: object = {}) =>
  cloud.call('arc-zonal-shift', 'CreatePracticeRunConfiguration', {
    resourceIdentifier: arn,
    outcomeAlarms: [condition('outcome')],
    ...change,
  });

const start = () =>
  cloud.call('arc-zonal-shift', 'StartPracticeRun', {
    resourceIdentifier: arn,
    awayFrom: 'use1-az1',
    comment: 'practice',
  });

const setAlarm = (AlarmName: string, StateValue: 'ALARM' | 'OK') => {
  cloud.call('cloudwatch', 'SetAlarmState', { AlarmName, StateValue, StateReason: 'a test' });
  cloud.settle();
};

const get = () => cloud.call('arc-zonal-shift', 'GetManagedResource', { resourceIdentifier: arn });
const setAutoshift = (zonalAutoshiftStatus: 'ENABLED' | 'DISABLED') =>
  cloud.call('arc-zonal-shift', 'UpdateZonalAutoshiftConfiguration', {
    resourceIdentifier: arn,
    zonalAutoshiftStatus,
  });
const remove = () =>
  cloud.call('arc-zonal-shift', 'DeletePracticeRunConfiguration', { resourceIdentifier: arn });

const shiftOf = (id: string | undefined) =>
  cloud
    .call('arc-zonal-shift', 'ListZonalShifts', {})
    .items!.find(({ zonalShiftId }) => zonalShiftId === id)!;

const runs = () =>
  cloud.published.flatMap(({ event, detail }) =>
    event === 'arc-zonal-shift/practice-run' ? [detail.detailType] : [],
  );

const reasonOf = (body: () => unknown): unknown => {
  try {
    body();
  } catch (error) {
    return (error as AwsFault).members?.reason;
  }
  return undefined;
};

it('a practice run shifts its zone away for half an hour, and succeeds', () => {
  configure();
  const { zonalShiftId } = start();
  cloud.settle();
  expect(get()).toMatchObject({
    appliedWeights: { 'use1-az1': 0, 'use1-az2': 1 },
    zonalShifts: [{ zonalShiftId, shiftType: 'PRACTICE_RUN', practiceRunOutcome: 'PENDING' }],
  });
  cloud.advance(29 * 60_000);
  expect(shiftOf(zonalShiftId)).toMatchObject({ status: 'ACTIVE' });
  cloud.advance(60_000);
  expect(shiftOf(zonalShiftId)).toMatchObject({ status: 'EXPIRED', practiceRunOutcome: 'SUCCEEDED' });
  expect(get()).toMatchObject({ appliedWeights: { 'use1-az1': 1 }, zonalShifts: [] });
  expect(runs()).toEqual(['Practice Run Started', 'Practice Run Succeeded']);
});

it.each([
  ['outcome', 'FAILED', 'Failed'],
  ['blocking', 'INTERRUPTED', 'Interrupted'],
] as const)('an alarm for its %s ends it: %s', (alarm, practiceRunOutcome, change) => {
  configure({ blockingAlarms: [condition('blocking')] });
  const { zonalShiftId } = start();
  setAlarm(alarm, 'ALARM');
  expect(shiftOf(zonalShiftId)).toMatchObject({ status: 'CANCELED', practiceRunOutcome });
  expect(get().zonalShifts).toEqual([]);
  expect(runs()).toEqual(['Practice Run Started', `Practice Run ${change}`]);
});

it('is interrupted by a shift that people start, and by CancelPracticeRun, which cancels nothing else', () => {
  configure();
  const first = start();
  const manual = cloud.call('arc-zonal-shift', 'StartZonalShift', {
    resourceIdentifier: arn,
    awayFrom: 'use1-az2',
    expiresIn: '10m',
    comment: 'an incident',
  });
  expect(shiftOf(first.zonalShiftId)).toMatchObject({ practiceRunOutcome: 'INTERRUPTED' });
  const cancel = (zonalShiftId: string | undefined) =>
    cloud.call('arc-zonal-shift', 'CancelPracticeRun', { zonalShiftId });
  expect(reasonOf(() => cancel(manual.zonalShiftId))).toBe('UnsupportedPracticeCancelShiftType');
  expect(reasonOf(start)).toBe('ZonalShiftAlreadyExists');
  cloud.advance(10 * 60_000);
  expect(cancel(start().zonalShiftId)).toMatchObject({ status: 'CANCELED' });
});

it('does not start without a configuration, at a blocked time, or while an alarm is in ALARM', () => {
  expect(reasonOf(start)).toBe('PracticeConfigurationDoesNotExist');
  configure({ blockingAlarms: [condition('blocking')] });
  const change = (more: object) => {
    cloud.call('arc-zonal-shift', 'UpdatePracticeRunConfiguration', {
      resourceIdentifier: arn,
      blockedWindows: [],
      allowedWindows: [],
      blockedDates: [],
      ...more,
    });
    return reasonOf(start);
  };
  const now = new Date(cloud.clock.now());
  const day = (offset: number) =>
    ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][(now.getUTCDay() + offset + 7) % 7];
  expect(change({ blockedDates: [now.toISOString().slice(0, 10)] })).toBe('PracticeInBlockedDates');
  const around = `${day(-1)}:00:00-${day(1)}:23:59`;
  const elsewhere = `${day(2)}:00:00-${day(3)}:00:00`;
  expect(change({ blockedWindows: [around] })).toBe('PracticeInBlockedWindows');
  expect(change({ allowedWindows: [elsewhere] })).toBe('PracticeOutsideAllowedWindows');
  for (const [alarm, reason] of [
    ['outcome', 'PracticeOutcomeAlarmsRed'],
    ['blocking', 'PracticeBlockingAlarmsRed'],
  ] as const) {
    setAlarm(alarm, 'ALARM');
    expect(change({})).toBe(reason);
    setAlarm(alarm, 'OK');
  }
  expect(change({ blockedWindows: [elsewhere] })).toBeUndefined();
});

it.each([
  [{ blockedDates: ['2026-02-30'] }, 'InvalidPracticeBlocker'],
  [{ blockedWindows: ['Mon:10:00-Mon:10:00'] }, 'InvalidPracticeBlocker'],
  [{ allowedWindows: ['Mon:10:00-Mon:10:00'] }, 'InvalidPracticeAllowedWindow'],
  [
    { allowedWindows: ['Mon:10:00-Mon:12:00'], blockedWindows: ['Tue:10:00-Tue:12:00'] },
    'InvalidPracticeWindows',
  ],
])('the configuration %o is refused: %s', (change, reason) => {
  expect(reasonOf(() => configure(change))).toBe(reason);
  expect(reasonOf(() => configure({ outcomeAlarms: [condition('unknown')] }))).toBe('InvalidAlarmCondition');
});

it('autoshift needs a configuration, which then cannot be deleted, and AWS starts none', () => {
  expect(reasonOf(() => setAutoshift('ENABLED'))).toBe('PracticeConfigurationDoesNotExist');
  expect(configure()).toMatchObject({ arn, name: 'lb', zonalAutoshiftStatus: 'DISABLED' });
  expect(reasonOf(configure)).toBe('PracticeConfigurationAlreadyExists');
  setAutoshift('ENABLED');
  expect(get()).toMatchObject({
    zonalAutoshiftStatus: 'ENABLED',
    practiceRunConfiguration: { outcomeAlarms: [condition('outcome')] },
    autoshifts: [],
  });
  expect(cloud.call('arc-zonal-shift', 'ListManagedResources', {}).items).toMatchObject([
    { arn, practiceRunStatus: 'ENABLED', zonalAutoshiftStatus: 'ENABLED' },
  ]);
  expect(cloud.call('arc-zonal-shift', 'ListAutoshifts', {}).items).toEqual([]);
  expect(reasonOf(remove)).toBe('AutoShiftEnabled');
  setAutoshift('DISABLED');
  expect(remove()).toMatchObject({ arn, zonalAutoshiftStatus: 'DISABLED' });
  expect(get()).not.toHaveProperty('practiceRunConfiguration');
});

it('observer notifications are off until they are enabled', () => {
  const status = () => cloud.call('arc-zonal-shift', 'GetAutoshiftObserverNotificationStatus', {}).status;
  expect(status()).toBe('DISABLED');
  cloud.call('arc-zonal-shift', 'UpdateAutoshiftObserverNotificationStatus', { status: 'ENABLED' });
  expect(status()).toBe('ENABLED');
});
