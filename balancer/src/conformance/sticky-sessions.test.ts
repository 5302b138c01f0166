// What binds a client to a target or a target group, and for how long, observed over sockets.
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BalancedRule, BalancedTargetGroup } from '../contract/routing-table.ts';
import { forwardTo, Rig, target, targetGroup } from '../testing/rig.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';

let clock: VirtualClock;
let rig: Rig;
beforeEach(() => {
  clock = new VirtualClock();
  rig = new Rig(clock);
});
afterEach(() => rig.stop());

const lbCookie = { 'stickiness.enabled': 'true', 'stickiness.type': 'lb_cookie' };
const appCookie = {
  'stickiness.enabled': 'true',
  'stickiness.type': 'app_cookie',
  'stickiness.app_cookie.cookie_name': 'session',
};
/** Only the first health check of each target happens during a test, so that time can be advanced freely. */
const rareChecks = { ...targetGroup('any').healthCheck, intervalMs: 864_000_000 };

/** A client that keeps cookies, as far as these tests need it to. */
class Browser {
  readonly cookies = new Map<string, string>();
  last: readonly string[] = [];

  async get(path = '/', headers: Record<string, string> = {}): Promise<string> {
    const sent = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(`http://127.0.0.1:${rig.port}${path}`, {
      headers: { connection: 'close', ...(sent === '' ? {} : { cookie: sent }), ...headers },
    });
    this.last = answer.headers.getSetCookie();
    for (const line of this.last) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      this.cookies.set(name!, value!);
    }
    return answer.text();
  }

  async times(count: number, path = '/'): Promise<string[]> {
    const seen: string[] = [];
    for (let i = 0; i < count; i++) seen.push(await this.get(path));
    return seen;
  }
}

/** Origins that set the application's cookie at /login. */
const applications = (...names: string[]) =>
  Promise.all(
    names.map((name) =>
      rig.origin((request, response) => {
        if (request.url?.endsWith('/login'))
          response.setHeader('Set-Cookie', 'session=s1; Path=/shop; HttpOnly; Max-Age=60');
        response.end(name);
      }),
    ),
  );

async function serve(ports: readonly number[], attributes: Record<string, string>) {
  const targets = ports.map((port) => target(port));
  const group = targetGroup('web', { attributes, targets, healthCheck: rareChecks });
  await rig.serve({ groups: [group], rules: [forwardTo(group)] });
  await rig.healthy(ports.length);
  return group;
}

function replace(group: BalancedTargetGroup, targets: BalancedTargetGroup['targets']): BalancedTargetGroup {
  const next = { ...group, targets };
  rig.apply({ groups: [next], rules: [forwardTo(next)] });
  return next;
}

describe('by the load balancer’s cookie', () => {
  test('a cookie that cannot be read gets a new target and a new cookie, which binds', async () => {
    await serve(await applications('a', 'b'), lbCookie);
    const browser = new Browser();
    browser.cookies.set('AWSALB', 'notOneOfOurs==');
    browser.cookies.set('AWSALBCORS', '%41%42');
    const name = await browser.get();
    expect(browser.cookies.get('AWSALB')).toMatch(/^[A-Za-z0-9+/]{40,}=*$/);
    expect(await browser.times(4)).toEqual([name, name, name, name]);
  });

  test('of two cookies that differ, AWSALBCORS takes precedence', async () => {
    await serve(await applications('a', 'b'), lbCookie);
    const [one, other] = [new Browser(), new Browser()];
    const [mine, theirs] = [await one.get(), await other.get()];
    expect(mine).not.toBe(theirs);
    one.cookies.set('AWSALBCORS', other.cookies.get('AWSALBCORS')!);
    expect(await one.get()).toBe(theirs);
  });

  test('the algorithm is for the first request only', async () => {
    let release = () => {};
    let arrived = () => {};
    const busy = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const ports = await Promise.all(
      ['a', 'b'].map((name) =>
        rig.origin((request, response) => {
          if (request.url !== '/slow') return void response.end(name);
          release = () => response.end('slow');
          arrived();
        }),
      ),
    );
    await serve(ports, { ...lbCookie, 'load_balancing.algorithm.type': 'least_outstanding_requests' });
    const browser = new Browser();
    const name = await browser.get();
    const slow = browser.get('/slow');
    await busy;
    expect(await browser.times(4)).toEqual([name, name, name, name]);
    // A client without a cookie is sent to the target that is idle.
    expect(await new Browser().get()).not.toBe(name);
    release();
    expect(await slow).toBe('slow');
  });

  test('a request that is bound to a draining target goes to another, and stays there', async () => {
    const ports = await applications('a', 'b');
    const group = await serve(ports, lbCookie);
    const browser = new Browser();
    const name = await browser.get();
    const left = name === 'a' ? 'b' : 'a';
    const drainUntil = clock.now() + 600_000;
    const draining = group.targets.map((each, at) => (name === 'ab'[at] ? { ...each, drainUntil } : each));
    replace(group, draining);
    expect(await browser.get()).toBe(left);
    replace(group, group.targets);
    await rig.healthy(3);
    expect(await browser.times(4)).toEqual([left, left, left, left]);
  });

  test('the duration counts from the last response', async () => {
    await serve(await applications('a', 'b'), { ...lbCookie, 'stickiness.lb_cookie.duration_seconds': '60' });
    const browser = new Browser();
    const name = await browser.get();
    for (let i = 0; i < 4; i++) {
      clock.advance(50_000);
      expect(await browser.get()).toBe(name);
    }
    const stale = new Map(browser.cookies);
    clock.advance(61_000);
    const seen = new Set<string>();
    for (let i = 0; i < 2; i++) {
      for (const [key, value] of stale) browser.cookies.set(key, value);
      seen.add(await browser.get());
    }
    expect(seen.size).toBe(2);
  });
});

describe('by the application’s cookie', () => {
  test('the first target is chosen freely, and nothing binds until the application sets its cookie', async () => {
    await serve(await applications('a', 'b'), appCookie);
    const browser = new Browser();
    expect(new Set(await browser.times(2))).toEqual(new Set(['a', 'b']));
    expect(browser.last.map((line) => line.split(';')[0])).toEqual([
      'AWSALBAPP-0=_remove_',
      'AWSALBAPP-1=_remove_',
      'AWSALBAPP-2=_remove_',
      'AWSALBAPP-3=_remove_',
    ]);
  });

  test('its own cookie binds, has an expiry of its own of seven days, and comes again with every response', async () => {
    await serve(await applications('a', 'b'), appCookie);
    const browser = new Browser();
    const name = await browser.get('/login');
    const expires = new Date(clock.now() + 7 * 86_400_000).toUTCString();
    expect(browser.last[0]).toBe('session=s1; Path=/shop; HttpOnly; Max-Age=60');
    expect(browser.last[1]).toMatch(/^AWSALBAPP-0=[A-Za-z0-9+/]{40,}=*; Expires=.+; Path=\/$/);
    expect(browser.last[1]).toContain(`; Expires=${expires}; Path=/`);
    expect(browser.last.slice(2).every((line) => line.includes('=_remove_; '))).toBe(true);
    expect(await browser.times(4)).toEqual([name, name, name, name]);
    expect(browser.last[0]).toMatch(/^AWSALBAPP-0=[A-Za-z0-9+/]{40,}/);
  });

  test('clients have to send both cookies', async () => {
    await serve(await applications('a', 'b'), appCookie);
    const browser = new Browser();
    await browser.get('/login');
    browser.cookies.delete('session');
    expect(new Set(await browser.times(4))).toEqual(new Set(['a', 'b']));
    expect(browser.cookies.get('AWSALBAPP-0')).toBe('_remove_');
  });

  test('the duration restarts with each response', async () => {
    await serve(await applications('a', 'b'), {
      ...appCookie,
      'stickiness.app_cookie.duration_seconds': '60',
    });
    const browser = new Browser();
    const name = await browser.get('/login');
    for (let i = 0; i < 4; i++) {
      clock.advance(50_000);
      expect(await browser.get()).toBe(name);
    }
    clock.advance(61_000);
    expect(new Set(await browser.times(4))).toEqual(new Set(['a', 'b']));
  });

  test('when its target is gone the session moves, and stays where it is when the target comes back', async () => {
    const ports = await applications('a', 'b');
    const group = await serve(ports, appCookie);
    const browser = new Browser();
    const name = await browser.get('/login');
    const left = name === 'a' ? 'b' : 'a';
    replace(group, [target(ports['ab'.indexOf(left)]!)]);
    expect(await browser.get()).toBe(left);
    replace(group, group.targets);
    await rig.healthy(3);
    expect(await browser.times(4)).toEqual([left, left, left, left]);
  });

  test('it does not work with weighted target groups', async () => {
    const ports = await applications('a', 'b', 'c', 'd');
    const groups = [ports.slice(0, 2), ports.slice(2)].map((own, at) =>
      targetGroup(`web${at}`, {
        attributes: appCookie,
        targets: own.map((port) => target(port)),
        healthCheck: rareChecks,
      }),
    );
    const rule = forwardTo(...groups);
    rule.actions[0]!.ForwardConfig!.TargetGroupStickinessConfig = { Enabled: true, DurationSeconds: 100 };
    await rig.serve({ groups, rules: [rule] });
    await rig.healthy(4);
    const browser = new Browser();
    const first = await browser.get('/login');
    expect(browser.last.some((line) => line.startsWith('AWSALBAPP'))).toBe(false);
    // Its group is kept, by the group's cookie; its target is not.
    expect(new Set(await browser.times(4))).toEqual(
      new Set(['a', 'b'].includes(first) ? ['a', 'b'] : ['c', 'd']),
    );
  });

  test.each([
    ['Chrome 120', 'Mozilla/5.0 Chrome/120.0.0.0 Safari/537.36', true],
    ['Chrome 79', 'Mozilla/5.0 Chrome/79.0.0.0 Safari/537.36', false],
    ['Firefox', 'Mozilla/5.0 Gecko/20100101 Firefox/120.0', false],
  ])(
    'SameSite=None is for cross-origin requests of browsers that need it: %s',
    async (_, agent, expected) => {
      await serve(await applications('a'), appCookie);
      const browser = new Browser();
      await browser.get('/login', { 'user-agent': agent, origin: 'https://elsewhere.example.com' });
      expect(browser.last[1]?.endsWith('; SameSite=None; Secure')).toBe(expected);
      await browser.get('/login', { 'user-agent': agent });
      expect(browser.last[1]).not.toContain('SameSite');
    },
  );

  test('one cookie holds the sessions of several target groups, in as many shards as it takes', async () => {
    const ports = await applications('a', 'b');
    const count = 50;
    const groups = Array.from({ length: count }, (_, at) =>
      targetGroup(`service-with-a-long-name-${at}`, {
        attributes: appCookie,
        targets: ports.map((port) => target(port)),
        healthCheck: rareChecks,
      }),
    );
    const rules = groups.map(
      (group, at): BalancedRule => ({
        ...forwardTo(group),
        priority: at + 1,
        conditions: [{ Field: 'path-pattern', Values: [`/${at}/*`] }],
      }),
    );
    await rig.serve({ groups, rules: [...rules, forwardTo(groups[0]!)] });
    await rig.healthy(2 * count);
    const browser = new Browser();
    const names: string[] = [];
    for (let at = 0; at < count; at++) names.push(await browser.get(`/${at}/login`));
    const [, ...shards] = browser.last;
    expect(shards).toHaveLength(4);
    for (const line of shards) expect(line.split(';')[0]!.length).toBeLessThan(4096);
    const used = shards.filter((line) => !line.includes('=_remove_;'));
    expect(used.map((line) => line.slice(0, 12))).toEqual(['AWSALBAPP-0=', 'AWSALBAPP-1=', 'AWSALBAPP-2=']);
    for (let at = 0; at < count; at++)
      expect(await browser.times(2, `/${at}/x`)).toEqual([names[at], names[at]]);

    // Without its first shard the rest says nothing.
    browser.cookies.delete('AWSALBAPP-0');
    expect(new Set(await browser.times(4, '/7/x')).size).toBe(2);
  });
});

describe('by the target group’s cookie', () => {
  test('a client is bound for the duration from when the cookie was made, then weights decide again', async () => {
    const [bluePort, greenPort] = await applications('blue', 'green');
    const blue = targetGroup('blue', { targets: [target(bluePort!)], healthCheck: rareChecks });
    const green = targetGroup('green', { targets: [target(greenPort!)], healthCheck: rareChecks });
    const rule = (weightOfBlue: number) => {
      const made = forwardTo(
        { group: blue, weight: weightOfBlue },
        { group: green, weight: 1 - weightOfBlue },
      );
      made.actions[0]!.ForwardConfig!.TargetGroupStickinessConfig = { Enabled: true, DurationSeconds: 100 };
      return made;
    };
    await rig.serve({ groups: [blue, green], rules: [rule(1)] });
    await rig.healthy(2);
    const browser = new Browser();
    expect(await browser.get()).toBe('blue');
    rig.apply({ groups: [blue, green], rules: [rule(0)] });
    clock.advance(60_000);
    expect(await browser.get()).toBe('blue');
    clock.advance(41_000);
    expect(await browser.times(3)).toEqual(['green', 'green', 'green']);
  });
});

test('a WebSocket stays with the target that said 101, whatever becomes of cookies and targets', async () => {
  const ports = await Promise.all(
    ['a', 'b'].map((name) =>
      rig.rawOrigin((text, socket) => {
        if (text.includes('Upgrade: websocket'))
          socket.write(
            'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
          );
        else if (text.startsWith('GET'))
          socket.end(`HTTP/1.1 200 OK\r\nContent-Length: 1\r\nConnection: close\r\n\r\n${name}`);
        else socket.write(name);
      }),
    ),
  );
  const group = await serve(ports, lbCookie);
  const client = rig.client();
  client.write('GET /ws HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  await once(client, 'data');
  const ask = async () => {
    client.write('frame');
    const [bytes] = (await once(client, 'data')) as [Buffer];
    return bytes.toString();
  };
  const name = await ask();
  // Others go round, and the target takes no new request any more.
  expect(new Set([await new Browser().get(), await new Browser().get()]).size).toBe(2);
  const drainUntil = clock.now() + 600_000;
  replace(
    group,
    group.targets.map((each, at) => (name === 'ab'[at] ? { ...each, drainUntil } : each)),
  );
  expect(await new Browser().get()).not.toBe(name);
  expect([await ask(), await ask()]).toEqual([name, name]);
});
