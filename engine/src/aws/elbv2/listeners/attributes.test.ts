import { expect, test } from 'vitest';
import { type BalancedCloud, balancedCloud, code } from '../testing/load-balanced-cloud.ts';
import { httpsListener, standInAcm } from '../testing/stand-in-acm.ts';

const attributes = (cloud: BalancedCloud, ListenerArn: string) =>
  Object.fromEntries(
    cloud
      .call('elbv2', 'DescribeListenerAttributes', { ListenerArn })
      .Attributes!.map(({ Key, Value }) => [Key, Value]),
  );

test('DescribeListenerAttributes returns every attribute of the protocol with its default', () => {
  using cloud = balancedCloud(standInAcm);
  const plain = attributes(cloud, cloud.listener(cloud.loadBalancer('plain'), cloud.targetGroup('plain')));
  const secure = attributes(cloud, httpsListener(cloud));
  expect(plain['routing.http.response.server.enabled']).toBe('true');
  expect(plain['routing.http.response.x_frame_options.header_value']).toBe('');
  expect(Object.keys(plain)).toHaveLength(11);
  expect(Object.keys(secure)).toHaveLength(19);
  expect(secure['routing.http.request.x_amzn_tls_version.header_name']).toBe('');
});

test('ModifyListenerAttributes changes what it names, keeps the rest, and reaches the data plane', () => {
  using cloud = balancedCloud();
  const ListenerArn = cloud.listener(cloud.loadBalancer(), cloud.targetGroup('tg'));
  const modify = (Key: string, Value: string) =>
    cloud.call('elbv2', 'ModifyListenerAttributes', { ListenerArn, Attributes: [{ Key, Value }] });
  modify('routing.http.response.server.enabled', 'false');
  const { Attributes } = modify('routing.http.response.x_frame_options.header_value', 'DENY');
  const after = attributes(cloud, ListenerArn);
  expect(Object.fromEntries(Attributes!.map(({ Key, Value }) => [Key, Value]))).toEqual(after);
  expect(after).toMatchObject({
    'routing.http.response.server.enabled': 'false',
    'routing.http.response.x_frame_options.header_value': 'DENY',
    'routing.http.response.x_content_type_options.header_value': '',
  });
  cloud.settle();
  expect(cloud.table().loadBalancers[0]!.listeners[0]!.attributes).toMatchObject({
    'routing.http.response.server.enabled': 'false',
    'routing.http.response.x_frame_options.header_value': 'DENY',
  });
});

test('ModifyListenerAttributes rejects unknown attributes and invalid values, and then changes nothing', () => {
  using cloud = balancedCloud();
  const ListenerArn = cloud.listener(cloud.loadBalancer(), cloud.targetGroup('tg'));
  const before = attributes(cloud, ListenerArn);
  const modify = (...Attributes: { Key: string; Value: string }[]) =>
    code(() => cloud.call('elbv2', 'ModifyListenerAttributes', { ListenerArn, Attributes }));
  const valid = { Key: 'routing.http.response.x_frame_options.header_value', Value: 'DENY' };
  const ofHttps = { Key: 'routing.http.request.x_amzn_tls_version.header_name', Value: 'X-Version' };
  expect(modify(valid, ofHttps)).toBe('InvalidConfigurationRequest');
  expect(modify({ Key: 'routing.http.response.server.enabled', Value: 'maybe' })).toBe(
    'InvalidConfigurationRequest',
  );
  expect(modify({ Key: 'no.such.attribute', Value: '1' })).toBe('InvalidConfigurationRequest');
  expect(attributes(cloud, ListenerArn)).toEqual(before);
});

test('a listener that does not exist is ListenerNotFound', () => {
  using cloud = balancedCloud();
  const ListenerArn = cloud.listener(cloud.loadBalancer(), cloud.targetGroup('tg'));
  const missing = { ListenerArn: `${ListenerArn.slice(0, -4)}0000` };
  expect(code(() => cloud.call('elbv2', 'DescribeListenerAttributes', missing))).toBe('ListenerNotFound');
  const change = { ...missing, Attributes: [] };
  expect(code(() => cloud.call('elbv2', 'ModifyListenerAttributes', change))).toBe('ListenerNotFound');
  expect(code(() => cloud.call('elbv2', 'DescribeListenerAttributes', { ListenerArn: 'x' }))).toBe(
    'ValidationError',
  );
});
