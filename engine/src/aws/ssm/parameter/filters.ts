// The filters of DescribeParameters and GetParametersByPath.
// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ParameterStringFilter.html
import type { ParameterStringFilter } from '@aws-sdk/client-ssm';
import { AwsFault, fault } from '../../../kernel/faults.ts';
import { own } from '../../../kernel/own.ts';
import { invalid, invalidFilterValue } from '../faults.ts';
import type { ParameterRecord } from '../state.ts';
import { newest } from './newest.ts';

const invalidFilterKey = fault(
  'InvalidFilterKey',
  (key: string) =>
    `The following filter key is not valid: ${key}. Valid filter keys include: [Path, Name, Type, KeyId, Tier].`,
);
const invalidFilterOption = fault(
  'InvalidFilterOption',
  (option: string, valid: readonly string[]) =>
    `The following filter option is not valid: ${option}. Valid options include: [${valid.join(', ')}].`,
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

/** By the key; the texts are recorded from SSM. */
function optionsOf(key: string): readonly string[] {
  if (key === 'Path') return ['Recursive', 'OneLevel'];
  return key === 'Name' ? ['BeginsWith', 'Equals', 'Contains'] : ['BeginsWith', 'Equals'];
}

function checkPath(path: string): void {
  if (/^\/(aws|ssm)/i.test(path)) {
    throw invalid(
      'Filters for common parameters can\'t be prefixed with "aws" or "ssm" (case-insensitive). When using global ' +
        'parameters, please specify within a global namespace.',
    );
  }
  if (path.startsWith('/') && !path.includes('//') && /^[\w./-]*$/.test(path)) return;
  throw invalid(
    "The parameter doesn't meet the parameter name requirements. The parameter name must begin with a forward slash " +
      '"/". It can\'t be prefixed with "aws" or "ssm" (case-insensitive). It must use only letters, numbers, or the ' +
      'following symbols: . (period), - (hyphen), _ (underscore). Special characters are not allowed. All sub-paths, ' +
      'if specified, must use the forward slash symbol "/". Valid example: /get/parameters2-/by1./path0_.',
  );
}

/**
 * GetParametersByPath filters by some keys only, and DescribeParameters not by labels.
 *
 * @throws InvalidFilterKey, InvalidFilterOption, InvalidFilterValue, ValidationException
 */
export function checkFilters(filters: readonly ParameterStringFilter[] | undefined, byPath = false): void {
  for (const { Key = '', Values = [], Option } of filters ?? []) {
    if (byPath && !['Type', 'KeyId', 'Label', 'DataType'].includes(Key)) {
      throw new AwsFault({
        code: 'InvalidFilterKey',
        message: `The following filter key is not valid: ${Key}. Valid filter keys include: [Type, KeyId].`,
      });
    }
    if (!byPath && Key === 'Label') throw invalidFilterKey(Key);
    const isTwice = (filters ?? []).filter((filter) => filter.Key === Key).length > 1;
    if (isTwice) {
      throw new AwsFault({
        code: 'InvalidFilterKey',
        message: `The following filter is duplicated in the request: ${Key}. A request can contain only one occurrence of a specific filter.`,
      });
    }
    const options = optionsOf(Key);
    if (Option !== undefined && !options.includes(Option)) throw invalidFilterOption(Option, options);
    if (Key === 'Path') Values.forEach(checkPath);
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
      return false;
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
