import { expect, test } from 'vitest';
import type { AwsFault } from '../../kernel/faults.ts';
import { rehearseAlarms } from './testing/alarms.ts';

const faultOf = (body: () => unknown) => {
  try {
    body();
  } catch (error) {
    return `${(error as AwsFault).code}: ${(error as AwsFault).message}`;
  }
  return undefined;
};
const body = (...widgets: unknown[]) => JSON.stringify({ widgets });
const metric = { type: 'metric', x: 0, y: 0, width: 12, height: 6, properties: { metrics: [['App', 'M']] } };

function rehearseDashboards() {
  const { cloud } = rehearseAlarms();
  const put = (DashboardName: string, DashboardBody = body(metric)) =>
    cloud.call('cloudwatch', 'PutDashboard', { DashboardName, DashboardBody });
  const names = (input: object = {}) =>
    cloud
      .call('cloudwatch', 'ListDashboards', input)
      .DashboardEntries!.map(({ DashboardName }) => DashboardName);
  return { cloud, put, names };
}

test('a dashboard is kept as it is put, listed by prefix, and deleted', () => {
  const { cloud, put, names } = rehearseDashboards();
  expect(put('web').DashboardValidationMessages).toEqual([]);
  put('db', body());
  put('web-2');
  expect(cloud.call('cloudwatch', 'GetDashboard', { DashboardName: 'web' })).toEqual({
    DashboardArn: 'arn:aws:cloudwatch::000000000000:dashboard/web',
    DashboardBody: body(metric),
    DashboardName: 'web',
  });
  expect(names()).toEqual(['db', 'web', 'web-2']);
  expect(names({ DashboardNamePrefix: 'web' })).toEqual(['web', 'web-2']);
  put('web', body());
  expect(
    cloud.call('cloudwatch', 'ListDashboards', { DashboardNamePrefix: 'web' }).DashboardEntries![0],
  ).toEqual({
    DashboardName: 'web',
    DashboardArn: 'arn:aws:cloudwatch::000000000000:dashboard/web',
    LastModified: new Date(cloud.clock.now()),
    Size: 14,
  });
  const remove = (...DashboardNames: string[]) =>
    faultOf(() => cloud.call('cloudwatch', 'DeleteDashboards', { DashboardNames }));
  expect(remove('web', 'none')).toBe('ResourceNotFound: Dashboard none does not exist');
  expect(names()).toHaveLength(3);
  expect([remove('web', 'db'), names()]).toEqual([undefined, ['web-2']]);
  expect(faultOf(() => cloud.call('cloudwatch', 'GetDashboard', { DashboardName: 'web' }))).toBe(
    'ResourceNotFound: Dashboard web does not exist',
  );
});

test('what nobody reads is a warning', () => {
  const { put } = rehearseDashboards();
  const text = JSON.stringify({ widgets: [{ ...metric, colour: 'red' }], title: 'x' });
  expect(put('web', text).DashboardValidationMessages).toEqual([
    { DataPath: '', Message: "Should NOT have additional property 'title'" },
    { DataPath: '/widgets/0', Message: "Should NOT have additional property 'colour'" },
  ]);
});

test.each([
  ['{', '', 'Should be a JSON object'],
  ['{}', '', "Should have required property 'widgets'"],
  [body(7), '/widgets/0', 'Should be object'],
  [body({}), '/widgets/0', "Should have required property 'type'"],
  [body({ type: 'pie' }), '/widgets/0/type', 'Should be one of metric, text, log, alarm, explorer, custom'],
  [body({ type: 'text' }), '/widgets/0', "Should have required property 'properties'"],
  [
    body({ type: 'text', properties: {} }),
    '/widgets/0/properties',
    "Should have required property 'markdown'",
  ],
  [
    body({ type: 'metric', properties: {} }),
    '/widgets/0/properties',
    "Should have required property 'metrics'",
  ],
  [body(metric, { ...metric, width: 25 }), '/widgets/1/width', 'Should be between 1 and 24'],
])('the body %s is refused', (text, dataPath, message) => {
  const { put, names } = rehearseDashboards();
  const fault = faultOf(() => put('web', text))!;
  expect(fault).toMatch(
    /^InvalidParameterInput: The dashboard body is invalid, there are 1 validation errors:/,
  );
  expect(JSON.parse(fault.slice(fault.indexOf('[')))).toEqual([{ dataPath, message }]);
  expect(names()).toEqual([]);
});

test('a name has letters, digits, dashes and underscores', () => {
  const { put } = rehearseDashboards();
  expect(faultOf(() => put('my dashboard'))).toMatch(
    /^InvalidParameterValue: The value my dashboard for field DashboardName contains invalid characters/,
  );
});
