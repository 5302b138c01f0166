import { describe, expect, test } from 'vitest';
import { faultOf } from '../../../testing/fault-of.ts';
import { rehearseCluster } from '../testing/cluster.ts';

const root = 'arn:aws:iam::000000000000:root';
const user = 'arn:aws:iam::000000000000:user/jane';

describe('account settings', () => {
  const rehearsal = () => {
    const { cloud } = rehearseCluster({ instances: 0 });
    const list = (input: { principalArn?: string; effectiveSettings?: boolean; value?: string } = {}) =>
      cloud
        .call('ecs', 'ListAccountSettings', input)
        .settings!.map(({ name, value, principalArn }) => ({ name, value, principalArn }));
    return { cloud, list };
  };

  test('PutAccountSetting sets one for the root user unless it names another principal', () => {
    const { cloud, list } = rehearsal();
    expect(
      cloud.call('ecs', 'PutAccountSetting', { name: 'containerInsights', value: 'enabled' }).setting,
    ).toEqual({ name: 'containerInsights', value: 'enabled', principalArn: root, type: 'user' });
    cloud.call('ecs', 'PutAccountSetting', {
      name: 'awsvpcTrunking',
      value: 'enabled',
      principalArn: user,
    });
    expect(list()).toEqual([{ name: 'containerInsights', value: 'enabled', principalArn: root }]);
    expect(list({ principalArn: user })).toEqual([
      { name: 'awsvpcTrunking', value: 'enabled', principalArn: user },
    ]);
  });

  test('PutAccountSettingDefault holds for every principal that has no setting of its own', () => {
    const { cloud, list } = rehearsal();
    const put = { name: 'containerInsights', value: 'enhanced' } as const;
    expect(cloud.call('ecs', 'PutAccountSettingDefault', put).setting?.principalArn).toBe(root);
    const effective = () =>
      list({ principalArn: user, effectiveSettings: true }).find(({ name }) => name === 'containerInsights');
    expect(effective()).toEqual({ ...put, principalArn: user });
    cloud.call('ecs', 'PutAccountSetting', { name: put.name, value: 'disabled', principalArn: user });
    expect(effective()?.value).toBe('disabled');
  });

  test('ListAccountSettings gives AWS’s defaults only when the effective settings are asked for', () => {
    const { cloud, list } = rehearsal();
    expect(list()).toEqual([]);
    expect(list({ effectiveSettings: true, value: '7' })).toEqual([
      { name: 'fargateTaskRetirementWaitPeriod', value: '7', principalArn: root },
    ]);
    const first = cloud.call('ecs', 'ListAccountSettings', { effectiveSettings: true, maxResults: 3 });
    const rest = cloud.call('ecs', 'ListAccountSettings', {
      effectiveSettings: true,
      nextToken: first.nextToken,
    });
    const names = [...first.settings!, ...rest.settings!].map(({ name }) => name);
    expect(names).toEqual(list({ effectiveSettings: true }).map(({ name }) => name));
    expect(new Set(names).size).toBe(names.length);
  });

  test('a name that ECS does not know is refused', () => {
    const { cloud } = rehearsal();
    expect(
      faultOf(() =>
        cloud.call('ecs', 'PutAccountSetting', { name: 'colour' as 'awsvpcTrunking', value: 'red' }),
      ),
    ).toBe('InvalidParameterException: Invalid account setting name: colour.');
  });
});
