import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { AwsFault } from '../../../kernel/faults.ts';
import { rehearseAlarms } from '../testing/alarms.ts';
import { checksum } from './canvas.ts';
import { parseWidget } from './widget.ts';

const now = Date.UTC(2026, 0, 1, 12);

test('a row repeats what stands above it, and takes its own statistic, period, label and id', () => {
  const { queries } = parseWidget(
    JSON.stringify({
      stat: 'Sum',
      metrics: [
        ['AWS/EC2', 'CPUUtilization', 'InstanceId', 'i-1', { stat: 'p99', period: 60, label: 'one' }],
        ['...', 'i-2', { id: 'two', visible: false }],
        ['.', 'NetworkIn', '.', 'i-3'],
        [{ expression: 'two / 2', label: 'half' }],
      ],
    }),
    now,
  );
  const metric = (MetricName: string, Value: string) => ({
    Namespace: 'AWS/EC2',
    MetricName,
    Dimensions: [{ Name: 'InstanceId', Value }],
  });
  expect(queries).toEqual([
    {
      Id: 'row1',
      Label: 'one',
      ReturnData: true,
      MetricStat: { Metric: metric('CPUUtilization', 'i-1'), Period: 60, Stat: 'p99' },
    },
    {
      Id: 'two',
      ReturnData: false,
      MetricStat: { Metric: metric('CPUUtilization', 'i-2'), Period: 300, Stat: 'Sum' },
    },
    {
      Id: 'row3',
      ReturnData: true,
      MetricStat: { Metric: metric('NetworkIn', 'i-3'), Period: 300, Stat: 'Sum' },
    },
    { Id: 'row4', Label: 'half', ReturnData: true, Expression: 'two / 2', Period: 300 },
  ]);
});

test('a widget shows three hours, or what it says', () => {
  const range = (more: object) => {
    const { from, to } = parseWidget(JSON.stringify({ metrics: [], ...more }), now);
    return [now - from, now - to].map((ms) => ms / 60_000);
  };
  expect(range({})).toEqual([180, 0]);
  expect(range({ start: '-PT1H30M', end: '-PT30M' })).toEqual([90, 30]);
  expect(range({ start: '2026-01-01T11:00:00Z' })).toEqual([60, 0]);
});

/** The picture's size, and how often each colour occurs in it. */
function read(png: Uint8Array) {
  const file = Buffer.from(png);
  expect(file.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const body = file.subarray(at + 4, at + 8 + length);
    expect(file.readUInt32BE(at + 8 + length)).toBe(checksum(body));
    chunks.set(body.subarray(0, 4).toString(), body.subarray(4));
    at += 12 + length;
  }
  expect([...chunks.keys()]).toEqual(['IHDR', 'IDAT', 'IEND']);
  const [width, height] = [chunks.get('IHDR')!.readUInt32BE(0), chunks.get('IHDR')!.readUInt32BE(4)];
  const rows = inflateSync(chunks.get('IDAT')!);
  expect(rows).toHaveLength(height * (width * 3 + 1));
  const colors = new Map<string, number>();
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = y * (width * 3 + 1) + 1 + x * 3;
      const color = rows.subarray(at, at + 3).toString('hex');
      colors.set(color, (colors.get(color) ?? 0) + 1);
    }
  return { width, height, colors };
}

function rehearseWidget() {
  const { cloud, runCpu } = rehearseAlarms();
  runCpu(10, 90, 40, 60);
  const image = (widget: object, more: object = {}) =>
    cloud.call('cloudwatch', 'GetMetricWidgetImage', {
      MetricWidget: JSON.stringify({
        metrics: [['AWS/EC2', 'CPUUtilization', { period: 60, color: '#123456' }]],
        start: '-PT5M',
        ...widget,
      }),
      ...more,
    }).MetricWidgetImage!;
  return { cloud, image };
}

test('the checksum is that of PNG', () => expect(checksum(Buffer.from('IEND'))).toBe(0xae426082));

test('GetMetricWidgetImage draws the metric in a PNG of the size that is asked for', () => {
  const { image } = rehearseWidget();
  const { width, height, colors } = read(image({ width: 300, height: 200, title: 'CPU' }));
  expect([width, height]).toEqual([300, 200]);
  expect(colors.get('ffffff')).toBeGreaterThan(30_000);
  // The line, over four fifths of the width.
  expect(colors.get('123456')).toBeGreaterThan(200);
  expect(read(image({}))).toMatchObject({ width: 600, height: 400 });
});

test('without data there is no line, and a limit is drawn all the same', () => {
  const { image } = rehearseWidget();
  const metrics = [['App', 'None', { color: '#123456' }]];
  const annotations = { horizontal: [{ label: 'limit', value: 70 }] };
  const { colors } = read(image({ metrics, annotations }));
  // Only the square of the legend.
  expect(colors.get('123456')).toBe(100);
  expect(colors.get('c82828')).toBeGreaterThan(400);
});

test('the view singleValue draws the newest value', () => {
  const { image } = rehearseWidget();
  expect(read(image({ view: 'singleValue' })).colors.get('123456')).toBeGreaterThan(100);
});

test.each([
  [{ metrics: 'x' }, 'ValidationError: Invalid MetricWidget: metrics is a list of at most 500 rows'],
  [
    { metrics: [['App']] },
    'ValidationError: Invalid MetricWidget: row 1 is not [namespace, name, dimension, value, …]',
  ],
  [
    { view: 'pie' },
    'ValidationError: Invalid MetricWidget: Drydock does not simulate the view pie: timeSeries and singleValue are drawn',
  ],
  [{ width: 5000 }, 'ValidationError: Invalid MetricWidget: width is between 1 and 2000'],
  [{ start: 'soon' }, 'ValidationError: Invalid MetricWidget: soon is neither a time nor a duration'],
])('a widget with %j is refused', (widget, expected) => {
  const { image } = rehearseWidget();
  let message = '';
  try {
    image(widget);
  } catch (error) {
    message = `${(error as AwsFault).code}: ${(error as AwsFault).message}`;
  }
  expect(message).toBe(expected);
});

test('the image itself as the answer is refused', () => {
  const { image } = rehearseWidget();
  expect(() => image({}, { OutputFormat: 'image/png' })).toThrow(
    /does not simulate the OutputFormat image\/png/,
  );
});
