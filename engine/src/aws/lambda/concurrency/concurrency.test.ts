import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Effects } from '../../../kernel/registry.ts';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { cloudFormation } from '../../cloudformation/index.ts';
import { create, eventsOf, remove, statusOf, update } from '../../cloudformation/testing/stacks.ts';
import { logs } from '../../logs/index.ts';
import { sqs } from '../../sqs/index.ts';
import { lambda } from '../index.ts';
import { functionInput, lambdaRoles } from '../testing/functions.ts';

let cloud: Rehearsal;
beforeEach(() => {
  const services = [lambda, lambdaRoles, logs, sqs];
  const stacks = cloudFormation(services.flatMap(({ resources = [] }) => resources));
  cloud = rehearse({ services: [...services, stacks] });
  for (const FunctionName of ['f', 'g'])
    cloud.call('lambda', 'CreateFunction', { ...functionInput, FunctionName });
});
afterEach(() => {
  expect(cloud.log).toEqual([]);
  cloud[Symbol.dispose]();
});

const f = { FunctionName: 'f' };
const begun = () =>
  cloud.effects.flatMap(({ effect, input }) =>
    effect === 'functions/invoke' ? [input as Effects['functions/invoke']] : [],
  );
const invoke = (FunctionName = 'f') => void cloud.answer('lambda', 'Invoke', { FunctionName });
const reserve = (ReservedConcurrentExecutions: number, FunctionName = 'f') =>
  cloud.call('lambda', 'PutFunctionConcurrency', { FunctionName, ReservedConcurrentExecutions });
const reserved = () => cloud.call('lambda', 'GetFunctionConcurrency', f).ReservedConcurrentExecutions;
const publish = () => cloud.call('lambda', 'PublishVersion', f).Version!;
const provision = (Qualifier: string, ProvisionedConcurrentExecutions: number, FunctionName = 'f') =>
  cloud.call('lambda', 'PutProvisionedConcurrencyConfig', {
    FunctionName,
    Qualifier,
    ProvisionedConcurrentExecutions,
  });
const invalid = (message: string) =>
  expect.objectContaining({ code: 'InvalidParameterValueException', message });

describe('reserved concurrency', () => {
  it('is put, shown, changed and deleted', () => {
    expect(reserved()).toBeUndefined();
    expect(reserve(5)).toEqual({ ReservedConcurrentExecutions: 5 });
    expect(reserve(7)).toEqual({ ReservedConcurrentExecutions: 7 });
    expect(reserved()).toBe(7);
    expect(cloud.call('lambda', 'GetFunction', f).Concurrency).toEqual({ ReservedConcurrentExecutions: 7 });
    expect(cloud.call('lambda', 'GetAccountSettings', {})).toMatchObject({
      AccountLimit: { ConcurrentExecutions: 1000, UnreservedConcurrentExecutions: 993 },
      AccountUsage: { FunctionCount: 2 },
    });
    cloud.call('lambda', 'DeleteFunctionConcurrency', f);
    expect(reserved()).toBeUndefined();
    cloud.call('lambda', 'DeleteFunctionConcurrency', f);
  });

  it('leaves 100 for the functions without one', () => {
    reserve(600, 'g');
    expect(() => reserve(301)).toThrow(
      invalid(
        "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [100].",
      ),
    );
    reserve(300);
    reserve(0);
  });

  it('is of functions only', () => {
    const version = publish();
    for (const FunctionName of [`f:${version}`, 'f:$LATEST'])
      expect(() => reserve(1, FunctionName)).toThrow(
        expect.objectContaining({
          message: expect.stringContaining('This operation is permitted on Lambda functions only.'),
        }),
      );
    expect(() => reserve(1, 'none')).toThrow('Function not found');
  });

  it('limits how many run at once, and nobody else', () => {
    reserve(1);
    invoke();
    expect(() => invoke()).toThrow(
      expect.objectContaining({ code: 'TooManyRequestsException', message: 'Rate Exceeded.' }),
    );
    invoke('g');
    cloud.report('functions/invoked', { invocationId: begun()[0]!.invocationId, payload: '1', logTail: '' });
    invoke();
    expect(begun()).toHaveLength(3);
  });

  it('is taken from what others can use', () => {
    using small = rehearse({
      services: [lambda, lambdaRoles, logs],
      quotas: new Map([['L-B99A9384', 102]]),
    });
    for (const FunctionName of ['f', 'g'])
      small.call('lambda', 'CreateFunction', { ...functionInput, FunctionName });
    small.call('lambda', 'PutFunctionConcurrency', { ...f, ReservedConcurrentExecutions: 2 });
    const run = () => void small.answer('lambda', 'Invoke', { FunctionName: 'g' });
    for (let count = 0; count < 100; count++) run();
    expect(run).toThrow('Rate Exceeded.');
    void small.answer('lambda', 'Invoke', f);
  });

  it('of zero stops a function: its events go to the dead-letter queue at once', () => {
    const { QueueUrl } = cloud.call('sqs', 'CreateQueue', { QueueName: 'dead' });
    const TargetArn = 'arn:aws:sqs:us-east-1:000000000000:dead';
    cloud.call('lambda', 'UpdateFunctionConfiguration', { ...f, DeadLetterConfig: { TargetArn } });
    reserve(0);
    expect(() => invoke()).toThrow('Rate Exceeded.');
    cloud.call('lambda', 'Invoke', { ...f, InvocationType: 'Event', Payload: Buffer.from('{"a":1}') });
    cloud.settle();
    const { Messages } = cloud.answer('sqs', 'ReceiveMessage', { QueueUrl }) as {
      Messages?: { Body?: string }[];
    };
    expect(Messages?.map(({ Body }) => Body)).toEqual(['{"a":1}']);
    expect(begun()).toEqual([]);
  });
});

describe('provisioned concurrency', () => {
  it('is put on versions and aliases, shown, listed and deleted', () => {
    const version = publish();
    expect(provision(version, 3)).toMatchObject({
      RequestedProvisionedConcurrentExecutions: 3,
      AvailableProvisionedConcurrentExecutions: 3,
      Status: 'READY',
    });
    const get = () => cloud.call('lambda', 'GetProvisionedConcurrencyConfig', { ...f, Qualifier: version });
    expect(get().AllocatedProvisionedConcurrentExecutions).toBe(3);
    const { ProvisionedConcurrencyConfigs } = cloud.call('lambda', 'ListProvisionedConcurrencyConfigs', f);
    expect(ProvisionedConcurrencyConfigs?.map(({ FunctionArn }) => FunctionArn)).toEqual([
      `arn:aws:lambda:us-east-1:000000000000:function:f:${version}`,
    ]);
    cloud.call('lambda', 'DeleteProvisionedConcurrencyConfig', { ...f, Qualifier: version });
    expect(get).toThrow(
      expect.objectContaining({
        code: 'ProvisionedConcurrencyConfigNotFoundException',
        message: 'No Provisioned Concurrency Config found for this function',
      }),
    );
  });

  it('is refused for what is not published, twice for one version, and beyond what is reserved', () => {
    expect(() => provision('$LATEST', 1)).toThrow(
      invalid('Provisioned Concurrency Configs cannot be applied to unpublished function versions.'),
    );
    const version = publish();
    cloud.call('lambda', 'CreateAlias', { ...f, Name: 'live', FunctionVersion: version });
    provision('live', 2);
    expect(() => provision(version, 2)).toThrow(
      "Version can't be used for Provisioned Concurrency configuration on an already Provisioned Alias",
    );
    expect(() => reserve(1)).toThrow(
      "ReservedConcurrentExecutions 1 should not be lower than function's total provisioned concurrency [2].",
    );
    reserve(2);
    expect(() => provision('live', 3)).toThrow(
      'Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function',
    );
    cloud.call('lambda', 'DeleteFunctionConcurrency', f);
    expect(() => provision('live', 901)).toThrow("greater than account's unreserved concurrency [900]");
    cloud.call('lambda', 'DeleteAlias', { ...f, Name: 'live' });
    provision(version, 1);
  });
});

describe('a stack', () => {
  const template = (reservation: object, provisioned: object) =>
    JSON.stringify({
      Resources: {
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: {
            FunctionName: 'own',
            Role: functionInput.Role,
            Runtime: 'nodejs24.x',
            Handler: 'index.handler',
            Code: { ZipFile: 'exports.handler = async () => 1' },
            ...reservation,
          },
        },
        Version: {
          Type: 'AWS::Lambda::Version',
          Properties: { FunctionName: { Ref: 'Function' } },
        },
        Alias: {
          Type: 'AWS::Lambda::Alias',
          Properties: {
            Name: 'live',
            FunctionName: { Ref: 'Function' },
            FunctionVersion: { 'Fn::GetAtt': ['Version', 'Version'] },
            ...provisioned,
          },
        },
      },
    });
  const own = { FunctionName: 'own' };
  const provisioned = (count: number) => ({
    ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: count },
  });
  const list = () =>
    cloud
      .call('lambda', 'ListProvisionedConcurrencyConfigs', own)
      .ProvisionedConcurrencyConfigs!.map((each) => each.RequestedProvisionedConcurrentExecutions);

  it('sets, changes and withdraws both', () => {
    create(cloud, template({ ReservedConcurrentExecutions: 4 }, provisioned(2)));
    expect(statusOf(cloud)).toBe('CREATE_COMPLETE');
    const concurrency = () =>
      cloud.call('lambda', 'GetFunctionConcurrency', own).ReservedConcurrentExecutions;
    expect([concurrency(), list()]).toEqual([4, [2]]);
    update(cloud, template({ ReservedConcurrentExecutions: 5 }, provisioned(3)));
    expect([concurrency(), list()]).toEqual([5, [3]]);
    update(cloud, template({}, {}));
    expect([concurrency(), list()]).toEqual([undefined, []]);
    remove(cloud);
    expect(() => concurrency()).toThrow('Function not found');
  });

  it('fails with the reason when nothing would be left for others', () => {
    create(cloud, template({ ReservedConcurrentExecutions: 901 }, {}));
    expect(statusOf(cloud)).toBe('ROLLBACK_COMPLETE');
    expect(eventsOf(cloud).join()).toContain('below its minimum value of [100]');
  });
});
