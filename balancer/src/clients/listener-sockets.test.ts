import { expect, test } from 'vitest';
import { Rig } from '../testing/rig.ts';

test('a listener whose port is changed leaves its socket for another, and says which', async () => {
  const rig = new Rig();
  try {
    const origin = await rig.origin((_, response) => response.end('here'));
    const { group, rule } = rig.simple(origin);
    await rig.serve({ groups: [group], rules: [rule] });
    const before = rig.port;
    rig.apply({ groups: [group], rules: [rule], listener: { port: 81 } });
    await rig.until(() => rig.listenerReports.length > 1);
    expect(rig.port).not.toBe(before);
    await expect(fetch(`http://127.0.0.1:${before}/`)).rejects.toThrow();
    rig.apply({ groups: [group], rules: [rule], listener: { port: 81 } });
    await rig.healthy(1);
    expect(await (await fetch(`http://127.0.0.1:${rig.port}/`)).text()).toBe('here');
    expect(rig.listenerReports).toHaveLength(2);
  } finally {
    await rig.stop();
  }
});
