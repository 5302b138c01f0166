import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Effects } from '../../kernel/registry.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { logs } from '../logs/index.ts';
import { lambda } from './index.ts';
import { functionInput, lambdaRoles, zip } from './testing/functions.ts';

let cloud: Rehearsal;
beforeEach(() => {
  cloud = rehearse({ services: [lambda, lambdaRoles, logs] });
  cloud.call('lambda', 'CreateFunction', functionInput);
});
afterEach(() => cloud[Symbol.dispose]());

const f = { FunctionName: 'f' };
const publish = (more: object = {}) => cloud.call('lambda', 'PublishVersion', { ...f, ...more });
const change = (text: string) => {
  cloud.advance(1000);
  return cloud.call('lambda', 'UpdateFunctionCode', { ...f, ZipFile: zip(text) });
};
const read = (Qualifier?: string) => cloud.call('lambda', 'GetFunctionConfiguration', { ...f, Qualifier });
const lastInvoked = () =>
  cloud.effects.findLast(({ effect }) => effect === 'functions/invoke')?.input as Effects['functions/invoke'];

describe('versions', () => {
  it('are numbered, and stay as they were', () => {
    const first = publish({ Description: 'one' });
    expect(first).toMatchObject({
      Version: '1',
      Description: 'one',
      FunctionArn: expect.stringMatching(/:f:1$/),
    });
    change('2');
    expect(read('1').CodeSha256).toBe(first.CodeSha256);
    expect(read().CodeSha256).not.toBe(first.CodeSha256);
    expect(publish().Version).toBe('2');
    const { Versions } = cloud.call('lambda', 'ListVersionsByFunction', f);
    expect(Versions?.map(({ Version }) => Version)).toEqual(['$LATEST', '1', '2']);
    expect(change('3').Version).toBe('$LATEST');
    expect(
      cloud.call('lambda', 'UpdateFunctionCode', { ...f, ZipFile: zip('4'), Publish: true }).Version,
    ).toBe('3');
  });

  it('are not published twice when nothing has changed, or when the code is not what was meant', () => {
    expect(publish().Version).toBe('1');
    expect(publish().Version).toBe('1');
    expect(() => publish({ CodeSha256: 'x' })).toThrow('is different from current CodeSHA256 in $LATEST');
  });

  it('are invoked by their number, and deleted unless an alias has them', () => {
    publish();
    cloud.answer('lambda', 'Invoke', { ...f, Qualifier: '1' });
    expect(lastInvoked()).toMatchObject({ version: '1', functionArn: expect.stringMatching(/:f:1$/) });
    cloud.call('lambda', 'CreateAlias', { ...f, Name: 'live', FunctionVersion: '1' });
    const remove = () => cloud.call('lambda', 'DeleteFunction', { ...f, Qualifier: '1' });
    expect(remove).toThrow('the alias live refers to it');
    cloud.call('lambda', 'DeleteAlias', { ...f, Name: 'live' });
    remove();
    expect(() => read('1')).toThrow('Function not found');
    expect(read().Version).toBe('$LATEST');
    expect(() => cloud.call('lambda', 'DeleteFunction', { ...f, Qualifier: '$LATEST' })).toThrow(
      '$LATEST version cannot be deleted without deleting the function.',
    );
    expect(read().Version).toBe('$LATEST');
  });
});

describe('aliases', () => {
  const alias = (more: object = {}) =>
    cloud.call('lambda', 'CreateAlias', { ...f, Name: 'live', FunctionVersion: '1', ...more });

  it('name a version, and can be moved to another', () => {
    publish();
    const made = alias({ Description: 'what is live' });
    expect(made).toMatchObject({
      Name: 'live',
      FunctionVersion: '1',
      AliasArn: expect.stringMatching(/:f:live$/),
    });
    expect(cloud.call('lambda', 'GetAlias', { ...f, Name: 'live' })).toEqual(made);
    expect(() => alias()).toThrow('Alias already exists');
    change('2');
    publish();
    cloud.call('lambda', 'UpdateAlias', { ...f, Name: 'live', FunctionVersion: '2' });
    cloud.answer('lambda', 'Invoke', { ...f, Qualifier: 'live' });
    expect(lastInvoked()).toMatchObject({ version: '2', functionArn: expect.stringMatching(/:f:live$/) });
    expect(cloud.call('lambda', 'ListAliases', f).Aliases).toMatchObject([{ FunctionVersion: '2' }]);
    expect(cloud.call('lambda', 'ListAliases', { ...f, FunctionVersion: '1' }).Aliases).toEqual([]);
  });

  it('share invocations among versions by weight', () => {
    publish();
    change('2');
    publish();
    alias({ RoutingConfig: { AdditionalVersionWeights: { 2: 1 } } });
    cloud.answer('lambda', 'Invoke', { ...f, Qualifier: 'live' });
    expect(lastInvoked().version).toBe('2');
    const shared = { RoutingConfig: { AdditionalVersionWeights: { 2: 2 } } };
    expect(() => cloud.call('lambda', 'UpdateAlias', { ...f, Name: 'live', ...shared })).toThrow(
      'between 0.0 and 1.0',
    );
  });

  it('need a version that exists', () => {
    expect(() => alias()).toThrow('Function not found');
    expect(() => cloud.call('lambda', 'GetAlias', { ...f, Name: 'no' })).toThrow('Cannot find alias arn');
  });

  it('have a policy of their own', () => {
    publish();
    alias();
    const grant = { ...f, StatementId: 's', Action: 'lambda:InvokeFunction', Principal: '*' };
    cloud.call('lambda', 'AddPermission', { ...grant, Qualifier: 'live' });
    expect(() => cloud.call('lambda', 'GetPolicy', f)).toThrow('No policy');
    expect(cloud.call('lambda', 'GetPolicy', { ...f, Qualifier: 'live' }).Policy).toContain(':f:live');
    cloud.call('lambda', 'RemovePermission', { ...f, Qualifier: 'live', StatementId: 's' });
    expect(() => cloud.call('lambda', 'GetPolicy', { ...f, Qualifier: 'live' })).toThrow('No policy');
  });
});

describe('layers', () => {
  const layer = { LayerName: 'libs', CompatibleRuntimes: ['nodejs22.x' as const] };
  const add = (text: string) =>
    cloud.call('lambda', 'PublishLayerVersion', { ...layer, Content: { ZipFile: zip(text) } });

  it('have numbered versions, which functions are given', () => {
    const first = add('1');
    const second = add('2');
    expect([first.Version, second.Version]).toEqual([1, 2]);
    expect(cloud.call('lambda', 'GetLayerVersion', { LayerName: 'libs', VersionNumber: 1 })).toMatchObject({
      LayerVersionArn: first.LayerVersionArn,
      Content: { CodeSha256: first.Content?.CodeSha256 },
    });
    const { LayerVersions } = cloud.call('lambda', 'ListLayerVersions', { LayerName: 'libs' });
    expect(LayerVersions?.map(({ Version }) => Version)).toEqual([2, 1]);
    expect(cloud.call('lambda', 'ListLayers', {}).Layers).toMatchObject([
      { LayerName: 'libs', LatestMatchingVersion: { Version: 2 } },
    ]);
    const Layers = [second.LayerVersionArn!];
    expect(cloud.call('lambda', 'UpdateFunctionConfiguration', { ...f, Layers })).toMatchObject({
      Layers: [{ Arn: Layers[0] }],
    });
    cloud.answer('lambda', 'Invoke', f);
    expect(lastInvoked().layerBlobs).toHaveLength(1);
    cloud.call('lambda', 'DeleteLayerVersion', { LayerName: 'libs', VersionNumber: 2 });
    expect(() => cloud.call('lambda', 'GetLayerVersionByArn', { Arn: Layers[0] })).toThrow('does not exist');
  });
});

describe('a function that does not run here', () => {
  it('is recorded, and says why', () => {
    const image = { FunctionName: 'i', PackageType: 'Image' as const, Code: { ImageUri: 'x:1' } };
    const { Handler: _handler, Runtime: _runtime, ...rest } = functionInput;
    const made = cloud.call('lambda', 'CreateFunction', { ...rest, ...image });
    expect(made).toMatchObject({
      PackageType: 'Image',
      StateReason: expect.stringContaining('Recorded only'),
    });
    expect(cloud.call('lambda', 'GetFunction', { FunctionName: 'i' }).Code).toEqual({
      RepositoryType: 'ECR',
      ImageUri: 'x:1',
    });
    expect(() =>
      cloud.call('lambda', 'CreateFunction', { ...rest, ...image, FunctionName: 'k', Code: {} }),
    ).toThrow('Please provide ImageUri');
    expect(() =>
      cloud.call('lambda', 'CreateFunction', { ...functionInput, ...image, FunctionName: 'k' }),
    ).toThrow(
      "Please don't provide Handler or Runtime or Layer when the intended function PackageType is Image.",
    );
  });
});
