// Validates a dashboard's body: what it lacks is an error, what nobody reads is a warning.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
import { parseJson } from '../../../kernel/json.ts';

export interface Finding {
  /** `/widgets/0/properties`, for example. */
  readonly dataPath: string;
  readonly message: string;
}
export interface Findings {
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
}

const mostWidgets = 500;
const types: Readonly<Record<string, readonly string[]>> = {
  metric: [],
  text: ['markdown'],
  log: ['query', 'region'],
  alarm: ['alarms'],
  explorer: ['metrics'],
  custom: ['endpoint'],
};
const members: Readonly<Record<string, readonly string[]>> = {
  body: ['start', 'end', 'periodOverride', 'widgets', 'variables'],
  widget: ['type', 'x', 'y', 'width', 'height', 'properties'],
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function validateBody(text: string): Findings {
  let body: unknown;
  try {
    body = parseJson(text);
  } catch {
    body = undefined;
  }
  if (!isRecord(body))
    return { errors: [{ dataPath: '', message: 'Should be a JSON object' }], warnings: [] };
  const { widgets } = body;
  const warnings = unknownMembers(body, '', members.body!);
  if (!Array.isArray(widgets))
    return { errors: [{ dataPath: '', message: "Should have required property 'widgets'" }], warnings };
  const tooMany =
    widgets.length > mostWidgets
      ? [{ dataPath: '/widgets', message: `Should NOT have more than ${mostWidgets} items` }]
      : [];
  return {
    errors: [...tooMany, ...widgets.flatMap((widget, index) => mistakesOf(widget, `/widgets/${index}`))],
    warnings: [
      ...warnings,
      ...widgets.flatMap((widget, index) =>
        isRecord(widget) ? unknownMembers(widget, `/widgets/${index}`, members.widget!) : [],
      ),
    ],
  };
}

function mistakesOf(widget: unknown, dataPath: string): Finding[] {
  if (!isRecord(widget)) return [{ dataPath, message: 'Should be object' }];
  const { type, properties } = widget;
  if (type === undefined) return [{ dataPath, message: "Should have required property 'type'" }];
  const required = typeof type === 'string' && Object.hasOwn(types, type) ? types[type] : undefined;
  if (!required)
    return [{ dataPath: `${dataPath}/type`, message: `Should be one of ${Object.keys(types).join(', ')}` }];
  const sizes = [
    ['x', 0, 23],
    ['y', 0, Number.MAX_SAFE_INTEGER],
    ['width', 1, 24],
    ['height', 1, 1000],
  ] as const;
  const misplaced = sizes.flatMap(([name, least, most]) => {
    const value = widget[name];
    if (value === undefined || (Number.isInteger(value) && Number(value) >= least && Number(value) <= most))
      return [];
    const message =
      most === Number.MAX_SAFE_INTEGER ? `Should be >= ${least}` : `Should be between ${least} and ${most}`;
    return [{ dataPath: `${dataPath}/${name}`, message }];
  });
  if (!isRecord(properties))
    return [...misplaced, { dataPath, message: "Should have required property 'properties'" }];
  const missing = required.filter((name) => properties[name] === undefined);
  if (type === 'metric' && properties.metrics === undefined && properties.annotations === undefined)
    missing.push('metrics');
  return [
    ...misplaced,
    ...missing.map((name) => ({
      dataPath: `${dataPath}/properties`,
      message: `Should have required property '${name}'`,
    })),
  ];
}

const unknownMembers = (
  value: Record<string, unknown>,
  dataPath: string,
  known: readonly string[],
): Finding[] =>
  Object.keys(value)
    .filter((name) => !known.includes(name))
    .map((name) => ({ dataPath, message: `Should NOT have additional property '${name}'` }));
