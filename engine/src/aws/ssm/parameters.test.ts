import { describe, expect, test } from 'vitest';
import { code, parameterCloud } from './testing/parameter-cloud.ts';

const slow = { Name: '/x', Value: `${'a'.repeat(60)}!`, Type: 'String' } as const;

describe('a parameter', () => {
  test('keeps its versions, which are read by number, label or ARN', () => {
    using cloud = parameterCloud();
    cloud.put('/app/port', '8080');
    expect(code(() => cloud.put('/app/port', '9'))).toBe('ParameterAlreadyExists');
    cloud.put('/app/port', '9090', { Overwrite: true });
    cloud.call('ssm', 'LabelParameterVersion', { Name: '/app/port', ParameterVersion: 1, Labels: ['old'] });

    const read = (Name: string) => cloud.call('ssm', 'GetParameter', { Name }).Parameter;
    expect(read('/app/port')).toMatchObject({ Value: '9090', Version: 2, Type: 'String' });
    expect(read('/app/port:1')).toMatchObject({ Value: '8080', Selector: ':1' });
    expect(read('/app/port:old')?.Value).toBe('8080');
    expect(read('arn:aws:ssm:us-east-1:000000000000:parameter/app/port')?.Value).toBe('9090');
    expect(code(() => read('arn:aws:ssm:eu-west-1:000000000000:parameter/app/port'))).toBe(
      'ParameterNotFound',
    );
    expect(code(() => read('arn:aws:ssm:us-east-1:111111111111:parameter/app/port'))).toBe(
      'ParameterNotFound',
    );
    expect(code(() => read('/app/port:7'))).toBe('ParameterVersionNotFound');
    expect(code(() => read('/app/none'))).toBe('ParameterNotFound');
  });

  test('has a history, oldest version first, that pages by version', () => {
    using cloud = parameterCloud();
    cloud.put('a', '1', { Description: 'first' });
    cloud.put('a', '2', { Overwrite: true });
    cloud.put('a', '3', { Overwrite: true, Description: 'third' });
    cloud.call('ssm', 'LabelParameterVersion', {
      Name: 'a',
      ParameterVersion: 2,
      Labels: ['good', 'aws-bad'],
    });
    const history = (input: object) => cloud.call('ssm', 'GetParameterHistory', { Name: 'a', ...input });
    const first = history({ MaxResults: 2 });
    expect(first.Parameters).toMatchObject([
      { Version: 1, Value: '1', Description: 'first', Labels: [] },
      // An update keeps what it does not set.
      { Version: 2, Value: '2', Description: 'first', Labels: ['good'] },
    ]);
    const rest = history({ NextToken: first.NextToken });
    expect(rest.Parameters).toMatchObject([{ Version: 3, Description: 'third' }]);
    expect(rest.NextToken).toBeUndefined();
    expect(code(() => history({ NextToken: 'x' }))).toBe('InvalidNextToken');
    expect(code(() => history({ Name: 'none' }))).toBe('ParameterNotFound');
  });

  test('keeps a label on one version at a time', () => {
    using cloud = parameterCloud();
    cloud.put('a', '1');
    cloud.put('a', '2', { Overwrite: true });
    const label = (input: object) =>
      cloud.call('ssm', 'LabelParameterVersion', { Name: 'a', Labels: ['live'], ...input });
    label({ ParameterVersion: 1 });
    expect(label({ Labels: ['live', '1st'] })).toEqual({ InvalidLabels: ['1st'], ParameterVersion: 2 });
    expect(cloud.call('ssm', 'GetParameter', { Name: 'a:live' }).Parameter?.Value).toBe('2');
    expect(code(() => label({ ParameterVersion: 9 }))).toBe('ParameterVersionNotFound');
  });

  test('is deleted once', () => {
    using cloud = parameterCloud();
    cloud.put('a', '1');
    const remove = () => cloud.call('ssm', 'DeleteParameter', { Name: 'a' });
    remove();
    expect(code(remove)).toBe('ParameterNotFound');
  });

  test('of type SecureString is readable only with decryption', () => {
    using cloud = parameterCloud();
    cloud.put('/secret', 'hush', { Type: 'SecureString' });
    const read = (WithDecryption?: boolean) =>
      cloud.call('ssm', 'GetParameter', { Name: '/secret', WithDecryption }).Parameter?.Value;
    expect(read()).not.toContain('hush');
    expect(read(true)).toBe('hush');
    const history = cloud.call('ssm', 'GetParameterHistory', { Name: '/secret' }).Parameters?.[0];
    expect(history?.Value).not.toContain('hush');
    expect(history?.KeyId).toBe('alias/aws/ssm');
  });

  test.each([
    [{ Name: 'a/b', Value: 'x', Type: 'String' }, 'ValidationException'],
    [{ Name: '/aws/x', Value: 'x', Type: 'String' }, 'AccessDeniedException'],
    [{ Name: '/x', Value: 'x' }, 'ValidationException'],
    [{ Name: '/x', Value: 'x'.repeat(5000), Type: 'String' }, 'ValidationException'],
    [{ Name: `${'/x'.repeat(16)}`, Value: 'x', Type: 'String' }, 'HierarchyLevelLimitExceededException'],
    [{ Name: '/x', Value: 'x', Type: 'String', AllowedPattern: '\\d+' }, 'ParameterPatternMismatchException'],
    [{ Name: '/x', Value: 'x', Type: 'String', AllowedPattern: '(' }, 'ValidationException'],
    // As regular expressions of JavaScript, these would stop the engine for hours.
    [{ ...slow, AllowedPattern: '^(a+)+$' }, 'ParameterPatternMismatchException'],
    [{ ...slow, AllowedPattern: '(a|aa)+$' }, 'ParameterPatternMismatchException'],
    [{ ...slow, AllowedPattern: '^(?=a)(a+)+$' }, 'ValidationException'],
    [{ ...slow, AllowedPattern: '(a?){1000}(a?){1000}b' }, 'ValidationException'],
  ] as const)('cannot be put as %j: %s', (input, expected) => {
    using cloud = parameterCloud();
    expect(code(() => cloud.call('ssm', 'PutParameter', input))).toBe(expected);
  });
});

describe('several parameters', () => {
  test('are read at once, and names that do not exist are listed', () => {
    using cloud = parameterCloud();
    cloud.put('a', '1');
    cloud.put('b', '2');
    const read = (...Names: string[]) => cloud.call('ssm', 'GetParameters', { Names });
    const { Parameters, InvalidParameters } = read('b', 'a', 'none', 'a:9', 'a');
    expect(Parameters?.map(({ Name, Value }) => [Name, Value])).toEqual([
      ['b', '2'],
      ['a', '1'],
    ]);
    expect(InvalidParameters).toEqual(['none', 'a:9']);
    const eleven = Array.from({ length: 11 }, (_, i) => `n${i}`);
    expect(() => read(...eleven)).toThrow(/at 'names' failed to satisfy constraint.*equal to 10/);
  });

  test('are deleted at once, and names that do not exist are listed', () => {
    using cloud = parameterCloud();
    cloud.put('a', '1');
    cloud.put('b', '2');
    const remove = (...Names: string[]) => cloud.call('ssm', 'DeleteParameters', { Names });
    expect(remove('a', 'none')).toEqual({ DeletedParameters: ['a'], InvalidParameters: ['none'] });
    expect(cloud.call('ssm', 'DescribeParameters', {}).Parameters?.map(({ Name }) => Name)).toEqual(['b']);
    const eleven = Array.from({ length: 11 }, (_, i) => `n${i}`);
    expect(code(() => remove(...eleven))).toBe('ValidationException');
  });

  test('are listed below a path, one level deep or at any depth', () => {
    using cloud = parameterCloud();
    for (const name of ['/a/1', '/a/2', '/a/b/3', '/c/4']) cloud.put(name, 'x');
    const list = (Recursive: boolean) =>
      cloud.call('ssm', 'GetParametersByPath', { Path: '/a', Recursive }).Parameters?.map((p) => p.Name);
    expect(list(false)).toEqual(['/a/1', '/a/2']);
    expect(list(true)).toEqual(['/a/1', '/a/2', '/a/b/3']);
    expect(code(() => cloud.call('ssm', 'GetParametersByPath', { Path: 'a' }))).toBe('ValidationException');
  });

  test('are described by filter, in pages that survive a deletion', () => {
    using cloud = parameterCloud();
    for (const name of ['/a/1', '/a/2', '/a/b/3', '/c/4']) cloud.put(name, 'x');
    const describe = (input: object) => cloud.call('ssm', 'DescribeParameters', input);
    const names = (input: object) => describe(input).Parameters?.map(({ Name }) => Name);
    const first = describe({ MaxResults: 2 });
    expect(first.Parameters?.map(({ Name }) => Name)).toEqual(['/a/1', '/a/2']);
    cloud.call('ssm', 'DeleteParameter', { Name: '/a/1' });
    expect(names({ NextToken: first.NextToken })).toEqual(['/a/b/3', '/c/4']);
    const filter = (Key: string, Option: string, ...Values: string[]) =>
      names({ ParameterFilters: [{ Key, Option, Values }] });
    expect(filter('Name', 'Contains', '/b/')).toEqual(['/a/b/3']);
    expect(filter('Path', 'Recursive', '/a')).toEqual(['/a/2', '/a/b/3']);
    expect(code(() => filter('Colour', 'Equals', 'red'))).toBe('InvalidFilterKey');
  });
});

test('tags are added, replaced and removed, on parameters only', () => {
  using cloud = parameterCloud();
  cloud.put('a', '1', { Tags: [{ Key: 'team', Value: 'shop' }] });
  const resource = { ResourceType: 'Parameter', ResourceId: 'a' } as const;
  const tags = () => cloud.call('ssm', 'ListTagsForResource', resource).TagList;
  cloud.call('ssm', 'AddTagsToResource', {
    ...resource,
    Tags: [
      { Key: 'team', Value: 'web' },
      { Key: 'env', Value: 'prod' },
    ],
  });
  expect(tags()).toEqual([
    { Key: 'team', Value: 'web' },
    { Key: 'env', Value: 'prod' },
  ]);
  cloud.call('ssm', 'RemoveTagsFromResource', { ...resource, TagKeys: ['team', 'none'] });
  expect(tags()).toEqual([{ Key: 'env', Value: 'prod' }]);
  const add = (more: object) =>
    code(() =>
      cloud.call('ssm', 'AddTagsToResource', { ...resource, Tags: [{ Key: 'k', Value: 'v' }], ...more }),
    );
  expect(add({ ResourceId: 'none' })).toBe('InvalidResourceId');
  expect(add({ ResourceType: 'Document' })).toBe('InvalidResourceType');
});

describe('at the root, a name with and without its slash', () => {
  test('is one parameter', () => {
    using cloud = parameterCloud();
    cloud.put('/root', '1');
    expect(code(() => cloud.put('root', '2'))).toBe('ParameterAlreadyExists');
    cloud.put('root', '2', { Overwrite: true });
    const names = ['root', '/root', 'arn:aws:ssm:us-east-1:000000000000:parameter/root'];
    for (const Name of names) {
      expect(cloud.call('ssm', 'GetParameter', { Name }).Parameter).toMatchObject({
        Name: '/root',
        Value: '2',
      });
    }
    expect(cloud.call('ssm', 'DeleteParameters', { Names: ['root'] }).DeletedParameters).toEqual(['root']);
    expect(code(() => cloud.call('ssm', 'GetParameter', { Name: '/root' }))).toBe('ParameterNotFound');
  });

  test('further down, it is another one', () => {
    using cloud = parameterCloud();
    cloud.put('/a/b', '1');
    expect(code(() => cloud.call('ssm', 'GetParameter', { Name: 'a/b' }))).toBe('ParameterNotFound');
  });
});

test.each(['String', 'StringList'] as const)('a %s does not become a SecureString', (Type) => {
  using cloud = parameterCloud();
  cloud.put('p', 'x', { Type });
  expect(code(() => cloud.put('p', 'x', { Type: 'SecureString', Overwrite: true }))).toBe(
    'HierarchyTypeMismatchException',
  );
});

describe('the policies of a parameter', () => {
  const expires = {
    Type: 'Expiration',
    Version: '1.0',
    Attributes: { Timestamp: '2030-12-02T21:34:33.000Z' },
  };
  const put = (Policies: unknown, Tier: 'Standard' | 'Advanced' = 'Advanced') => {
    using cloud = parameterCloud();
    const text = typeof Policies === 'string' ? Policies : JSON.stringify(Policies);
    const answer = code(() => cloud.put('p', 'x', { Tier, Policies: text }));
    return answer === 'no fault'
      ? cloud.call('ssm', 'DescribeParameters', {}).Parameters![0]!.Policies
      : answer;
  };

  test.each([
    ['not JSON', 'x', 'ValidationException'],
    ['of an unknown type', [{ ...expires, Type: 'Nope' }], 'InvalidPolicyTypeException'],
    [
      'without its attribute',
      [{ Type: 'NoChangeNotification', Attributes: {} }],
      'InvalidPolicyAttributeException',
    ],
    [
      'with a time that is none',
      [{ ...expires, Attributes: { Timestamp: 'soon' } }],
      'InvalidPolicyAttributeException',
    ],
  ])('%s are refused', (_what, policies, fault) => {
    expect(put(policies)).toBe(fault);
  });

  test('are for advanced parameters only, and are recorded', () => {
    expect(put([expires], 'Standard')).toBe('ValidationException');
    expect(put([expires])).toEqual([
      { PolicyText: JSON.stringify(expires), PolicyType: 'Expiration', PolicyStatus: 'Pending' },
    ]);
  });
});

test.each([
  ['DescribeParameters', { ParameterFilters: [{ Key: 'Type', Values: ['Nope'] }] }, 'InvalidFilterValue'],
  ['DescribeParameters', { ParameterFilters: [{ Key: 'Tier', Values: ['Nope'] }] }, 'InvalidFilterValue'],
  ['DescribeParameters', { ParameterFilters: [{ Key: 'Label', Values: ['x'] }] }, 'InvalidFilterKey'],
  [
    'DescribeParameters',
    {
      ParameterFilters: [
        { Key: 'Type', Values: ['String'] },
        { Key: 'Type', Values: ['StringList'] },
      ],
    },
    'InvalidFilterKey',
  ],
  [
    'DescribeParameters',
    { ParameterFilters: [{ Key: 'Path', Option: 'BeginsWith', Values: ['/a'] }] },
    'InvalidFilterOption',
  ],
  [
    'DescribeParameters',
    { ParameterFilters: [{ Key: 'Type', Option: 'Contains', Values: ['String'] }] },
    'InvalidFilterOption',
  ],
  ['DescribeParameters', { ParameterFilters: [{ Key: 'Path', Values: ['a'] }] }, 'ValidationException'],
  ['DescribeParameters', { ParameterFilters: [{ Key: 'Path', Values: ['/a//b'] }] }, 'ValidationException'],
  ['DescribeParameters', { ParameterFilters: [{ Key: 'Path', Values: ['/aws/x'] }] }, 'ValidationException'],
  [
    'GetParametersByPath',
    { Path: '/', ParameterFilters: [{ Key: 'Name', Values: ['x'] }] },
    'InvalidFilterKey',
  ],
  [
    'GetParametersByPath',
    { Path: '/', ParameterFilters: [{ Key: 'tag:a', Values: ['x'] }] },
    'InvalidFilterKey',
  ],
])('%s refuses %j, whether or not there is a parameter', (operation, input, fault) => {
  using cloud = parameterCloud();
  expect(code(() => cloud.call('ssm', operation as never, input as never))).toBe(fault);
});

test.each([
  [
    { Value: 'a {{resolve:ssm:x}} b' },
    'Parameter value can\'t nest another parameter. Do not use "{{}}" in the value.',
  ],
  [
    { Value: 'x', DataType: 'Text' },
    'The following data type is not supported: Text (Data type names are all lowercase.)',
  ],
  [
    { Value: 'x', Tier: 'Standard', Overwrite: true },
    "This parameter uses the advanced-parameter tier. You can't downgrade a parameter from the advanced-parameter tier to the standard-parameter tier.",
  ],
])('a parameter of %j is refused', (input, text) => {
  using cloud = parameterCloud();
  const put = (more: object) =>
    cloud.call('ssm', 'PutParameter', { Name: 'a', Type: 'String', Overwrite: true, ...more } as never);
  put({ Value: 'x', Tier: 'Advanced' });
  expect(() => put(input)).toThrow(text);
});
