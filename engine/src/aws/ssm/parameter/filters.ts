// The filters of DescribeParameters and GetParametersByPath.
// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ParameterStringFilter.html
import type { ParameterStringFilter } from '@aws-sdk/client-ssm';
import { AwsFault, fault } from '../../../kernel/faults.ts';
import { own } from '../../../kernel/own.ts';
import { invalidFilterValue } from '../faults.ts';
import type { ParameterRecord } from '../state.ts';
import { newest } from './newest.ts';

const invalidFilterKey = fault(
  'InvalidFilterKey',
  (key: string) =>
    `The following filter key is not valid: ${key}. Valid filter keys include: [DataType, KeyId, Label, Name, Path, ` +
    'Tier, Type, tag:<key>].',
);
const invalidFilterOption = fault(
  'InvalidFilterOption',
  (option: string) =>
    `The following filter option is not valid: ${option}. Valid options include: [BeginsWith, Equals, Contains, ` +
    'Recursive, OneLevel].',
);

export function matchesFilters(
  parameter: ParameterRecord,
  filters: readonly ParameterStringFilter[] | undefined,
): boolean {
  return (filters ?? []).every((filter) => matches(parameter, filter));
}

const values: Readonly<Record<string, readonly string[]>> = {
  Type: ['String', 'StringList', 'SecureString'],
  Tier: ['Standard', 'Advanced', 'Intelligent-Tiering'],
};

/** GetParametersByPath filters by some keys only. @throws InvalidFilterKey, InvalidFilterValue */
export function checkFilters(filters: readonly ParameterStringFilter[] | undefined, byPath = false): void {
  for (const { Key = '', Values = [], Option } of filters ?? []) {
    if (byPath && !['Type', 'KeyId', 'Label', 'DataType'].includes(Key)) {
      throw new AwsFault({
        code: 'InvalidFilterKey',
        message: `The following filter key is not valid: ${Key}. Valid filter keys include: [Type, KeyId].`,
      });
    }
    const wrong =
      Option === 'BeginsWith'
        ? undefined
        : Values.find((value) => own(values, Key)?.includes(value) === false);
    if (wrong !== undefined) {
      throw invalidFilterValue(
        `The following filter value is not valid: ${wrong}. Valid values include: [${own(values, Key)?.join(', ')}].`,
      );
    }
  }
}

/** Whether a name is below a path: directly, or at any depth if recursive. */
export function isBelow(name: string, path: string, recursive: boolean): boolean {
  const prefix = path.endsWith('/') ? path : `${path}/`;
  if (!name.startsWith(prefix)) return prefix === '/' && !name.includes('/');
  return recursive || !name.slice(prefix.length).includes('/');
}

function matches(parameter: ParameterRecord, filter: ParameterStringFilter): boolean {
  const key = filter.Key ?? '';
  const option = filter.Option ?? (key === 'Path' ? 'OneLevel' : 'Equals');
  const values = filter.Values ?? [];
  if (key === 'Path') return values.some((path) => isBelow(parameter.name, path, option === 'Recursive'));
  const actual = filteredValue(parameter, key);
  if (actual === undefined) return false;
  if (values.length === 0 && key.startsWith('tag:')) return true;
  switch (option) {
    case 'Equals':
      return values.includes(actual);
    case 'BeginsWith':
      return values.some((value) => actual.startsWith(value));
    case 'Contains':
      return values.some((value) => actual.includes(value));
    default:
      throw invalidFilterOption(option);
  }
}

function filteredValue(parameter: ParameterRecord, key: string): string | undefined {
  const version = newest(parameter);
  if (key.startsWith('tag:')) return own(parameter.tags, key.slice('tag:'.length));
  switch (key) {
    case 'Name':
      return parameter.name;
    case 'Type':
      return version.type;
    case 'KeyId':
      return version.keyId;
    case 'Tier':
      return version.tier;
    case 'DataType':
      return version.dataType;
    case 'Label':
      return version.labels[0];
    default:
      throw invalidFilterKey(key);
  }
}
