// What can be observed from outside of listeners' rules, observed over sockets.

import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RedirectActionConfig, RuleCondition } from '../contract/rule.ts';
import { forwardTo, Rig, redirects, says, target, targetGroup } from '../testing/rig.ts';

let rig: Rig;
beforeEach(() => {
  rig = new Rig();
});
afterEach(() => rig.stop());
afterAll(() => {});

const host = (...Values: string[]): RuleCondition => ({ Field: 'host-header', HostHeaderConfig: { Values } });
const path = (...Values: string[]): RuleCondition => ({
  Field: 'path-pattern',
  PathPatternConfig: { Values },
});
const method = (...Values: string[]): RuleCondition => ({
  Field: 'http-request-method',
  HttpRequestMethodConfig: { Values },
});
const httpHeader = (HttpHeaderName: string, ...Values: string[]): RuleCondition => ({
  Field: 'http-header',
  HttpHeaderConfig: { HttpHeaderName, Values },
});
const query = (Value: string, Key?: string): RuleCondition => ({
  Field: 'query-string',
  QueryStringConfig: { Values: [Key === undefined ? { Value } : { Key, Value }] },
});
const source = (...Values: string[]): RuleCondition => ({ Field: 'source-ip', SourceIpConfig: { Values } });

interface Asked {
  readonly line?: string;
  readonly host?: string;
  readonly headers?: string;
}

async function ask({
  line = 'GET / HTTP/1.1',
  host: name = 'www.example.com',
  headers = '',
}: Asked): Promise<string> {
  return rig.raw(`${line}\r\nHost: ${name}\r\nConnection: close\r\n${headers}\r\n`);
}

describe('conditions', () => {
  const rows: [string, RuleCondition[], Asked, boolean][] = [
    ['a host matches without regard to case', [host('WWW.Example.com')], {}, true],
    ['a host matches without its port', [host('www.example.com')], { host: 'www.example.com:8080' }, true],
    ['* in a host stands for labels', [host('*.example.com')], {}, true],
    ['*.example.com is not example.com', [host('*.example.com')], { host: 'example.com' }, false],
    ['? in a host is exactly one character', [host('ww?.example.com')], {}, true],
    ['? in a host is not none', [host('www?.example.com')], {}, false],
    [
      'a regular expression of a host',
      [{ Field: 'host-header', HostHeaderConfig: { RegexValues: ['^(www|api)\\.'] } }],
      {},
      true,
    ],
    ['a path matches exactly', [path('/img')], { line: 'GET /img HTTP/1.1' }, true],
    ['a path is case-sensitive', [path('/img')], { line: 'GET /IMG HTTP/1.1' }, false],
    ['a path does not include the query', [path('/img')], { line: 'GET /img?a=b HTTP/1.1' }, true],
    ['* in a path spans slashes', [path('/img/*')], { line: 'GET /img/a/b HTTP/1.1' }, true],
    ['/img/* is not /img', [path('/img/*')], { line: 'GET /img HTTP/1.1' }, false],
    ['? in a path is one character', [path('/v?/x')], { line: 'GET /v2/x HTTP/1.1' }, true],
    [
      'a path is normalised before it is matched: escapes',
      [path('/img')],
      { line: 'GET /%69mg HTTP/1.1' },
      true,
    ],
    [
      'a path is normalised before it is matched: dots',
      [path('/img')],
      { line: 'GET /a/../img HTTP/1.1' },
      true,
    ],
    [
      'a regular expression of a path',
      [{ Field: 'path-pattern', PathPatternConfig: { RegexValues: ['^/v[0-9]+/'] } }],
      { line: 'GET /v12/a HTTP/1.1' },
      true,
    ],
    ['values of a condition are alternatives', [path('/a', '/b')], { line: 'GET /b HTTP/1.1' }, true],
    ['conditions must all hold', [path('/a'), host('other.example.com')], { line: 'GET /a HTTP/1.1' }, false],
    ['a method matches exactly', [method('GET')], {}, true],
    ['a method is case-sensitive', [method('get')], {}, false],
    ['a custom method can be matched', [method('PURGE')], { line: 'PURGE / HTTP/1.1' }, true],
    [
      'a header matches in name and value without regard to case',
      [httpHeader('x-Kind', 'GOLD*')],
      { headers: 'X-KIND: golden\r\n' },
      true,
    ],
    ['a header that is not sent does not match', [httpHeader('x-kind', '*')], {}, false],
    [
      'a regular expression of a header',
      [
        {
          Field: 'http-header',
          HttpHeaderConfig: { HttpHeaderName: 'User-Agent', RegexValues: ['Mobile$'] },
        },
      ],
      { headers: 'User-Agent: a Mobile\r\n' },
      true,
    ],
    [
      'a query key and value match without regard to case',
      [query('BLUE', 'Colour')],
      { line: 'GET /?colour=blue HTTP/1.1' },
      true,
    ],
    ['a query value alone matches any key', [query('blue')], { line: 'GET /?a=1&b=blue HTTP/1.1' }, true],
    ['a query value can be escaped', [query('a b', 'q')], { line: 'GET /?q=a%20b HTTP/1.1' }, true],
    [
      'another query key does not match',
      [query('blue', 'colour')],
      { line: 'GET /?tint=blue HTTP/1.1' },
      false,
    ],
    ['the source address is in a range', [source('127.0.0.0/8')], {}, true],
    ['the source address is not in a range', [source('10.0.0.0/8')], {}, false],
    [
      'X-Forwarded-For is not the source address',
      [source('10.0.0.0/8')],
      { headers: 'X-Forwarded-For: 10.0.0.1\r\n' },
      false,
    ],
    ['an IPv6 range holds no IPv4 address', [source('2001:db8::/32')], {}, false],
    [
      'the first Host header counts',
      [host('www.example.com')],
      { headers: 'Host: other.example.com\r\n' },
      true,
    ],
    [
      'an absolute URI names the host',
      [host('abs.example.com')],
      { line: 'GET http://abs.example.com/ HTTP/1.1' },
      true,
    ],
  ];
  test.each(rows)('%s', async (_, conditions, asked, matches) => {
    await rig.serve({ rules: [says('matched', 1, conditions), says('default')] });
    expect((await ask(asked)).endsWith(matches ? 'matched' : 'default')).toBe(true);
  });

  test('the first rule in order of priority wins', async () => {
    await rig.serve({
      rules: [says('one', 1, [path('/a*')]), says('two', 2, [path('/ab')]), says('default')],
    });
    expect(await ask({ line: 'GET /ab HTTP/1.1' })).toMatch(/one$/);
    rig.apply({ rules: [says('two', 1, [path('/ab')]), says('one', 2, [path('/a*')]), says('default')] });
    expect(await ask({ line: 'GET /ab HTTP/1.1' })).toMatch(/two$/);
  });
});

describe('redirects', () => {
  const rows: [string, RedirectActionConfig, string, string][] = [
    [
      'to HTTPS',
      { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' },
      '/a/b?c=d',
      'https://www.example.com:443/a/b?c=d',
    ],
    [
      'to another host',
      { Host: 'new.example.com', StatusCode: 'HTTP_302' },
      '/a',
      'http://new.example.com:80/a',
    ],
    [
      'with the host as a part',
      { Host: 'www.#{host}', StatusCode: 'HTTP_302' },
      '/',
      'http://www.www.example.com:80/',
    ],
    [
      'to another path',
      { Path: '/new/#{path}', StatusCode: 'HTTP_302' },
      '/a/b',
      'http://www.example.com:80/new/a/b',
    ],
    [
      'with the port in the query',
      { Query: '#{query}&port=#{port}&p=#{protocol}', StatusCode: 'HTTP_302', Host: 'x.y' },
      '/?a=b',
      'http://x.y:80/?a=b&port=80&p=http',
    ],
    [
      'without a query',
      { Query: '', Path: '/x', StatusCode: 'HTTP_302' },
      '/?a=b',
      'http://www.example.com:80/x',
    ],
  ];
  test.each(rows)('%s', async (_, config, uri, location) => {
    await rig.serve({ rules: [redirects(config)] });
    const text = await ask({ line: `GET ${uri} HTTP/1.1` });
    expect(text).toContain(
      config.StatusCode === 'HTTP_301' ? 'HTTP/1.1 301 Moved Permanently' : 'HTTP/1.1 302 Found',
    );
    // The listener's own port of this machine stands for the one that it has on AWS.
    const here = location.replace(':80/', `:${rig.port}/`).replace('port=80', `port=${rig.port}`);
    expect(text).toContain(`\r\nLocation: ${here}\r\n`);
    expect(text).toContain('\r\nServer: awselb/2.0\r\n');
  });

  test('a Location of more than 8 K is not sent', async () => {
    await rig.serve({
      rules: [redirects({ Path: '/#{path}#{path}', Query: '#{query}', StatusCode: 'HTTP_302' })],
    });
    expect(await ask({ line: `GET /${'a'.repeat(5000)} HTTP/1.1` })).toMatch(/^HTTP\/1\.1 500 /);
    await rig.until(() => rig.sum('HTTP_Redirect_Url_Limit_Exceeded_Count') === 1);
  });
});

describe('fixed responses', () => {
  test('status, content type and body are as configured', async () => {
    const rule = says('{"down":true}', 0, [], '503');
    rule.actions[0]!.FixedResponseConfig!.ContentType = 'application/json';
    await rig.serve({ rules: [rule] });
    const text = await ask({});
    expect(text).toMatch(/^HTTP\/1\.1 503 Service Temporarily Unavailable\r\n/);
    expect(text).toContain('\r\nContent-Type: application/json\r\n');
    expect(text).toContain('\r\nContent-Length: 13\r\n');
    expect(text.endsWith('{"down":true}')).toBe(true);
  });

  test('HEAD gets the head only', async () => {
    await rig.serve({ rules: [says('body')] });
    const text = await ask({ line: 'HEAD / HTTP/1.1' });
    expect(text).toContain('Content-Length: 4\r\n');
    expect(text.endsWith('\r\n\r\n')).toBe(true);
  });
});

describe('forward', () => {
  async function weighted(blueWeight: number, greenWeight: number, sticky = false) {
    const [bluePort, greenPort] = await Promise.all(
      ['blue', 'green'].map((name) => rig.origin((_, response) => response.end(name))),
    );
    const blue = targetGroup('blue', { targets: [target(bluePort!)] });
    const green = targetGroup('green', { targets: [target(greenPort!)] });
    const rule = forwardTo({ group: blue, weight: blueWeight }, { group: green, weight: greenWeight });
    if (sticky) {
      rule.actions[0]!.ForwardConfig!.TargetGroupStickinessConfig = { Enabled: true, DurationSeconds: 100 };
    }
    await rig.serve({ groups: [blue, green], rules: [rule] });
    await rig.healthy(2);
    return { blue, green, rule };
  }

  async function names(count: number): Promise<string[]> {
    const seen: string[] = [];
    for (let i = 0; i < count; i++) seen.push(await (await fetch(`http://127.0.0.1:${rig.port}/`)).text());
    return seen;
  }

  test('weights share out requests in proportion', async () => {
    await weighted(3, 1);
    const blue = (await names(400)).filter((name) => name === 'blue').length;
    expect(blue).toBeGreaterThan(250);
    expect(blue).toBeLessThan(350);
  });

  test('a weight of 0 gets nothing', async () => {
    await weighted(0, 1);
    expect(new Set(await names(30))).toEqual(new Set(['green']));
  });

  test('all weights 0 are 503', async () => {
    await weighted(0, 0);
    expect((await fetch(`http://127.0.0.1:${rig.port}/`)).status).toBe(503);
  });

  test('an empty target group with weight is 503', async () => {
    const { green, rule } = await weighted(1, 0);
    const empty = targetGroup('blue');
    rig.apply({ groups: [empty, green], rules: [rule] });
    expect((await fetch(`http://127.0.0.1:${rig.port}/`)).status).toBe(503);
  });

  test('group stickiness keeps a client on its group, over the weights, by AWSALBTG', async () => {
    const { blue, green } = await weighted(1, 1, true);
    const first = await fetch(`http://127.0.0.1:${rig.port}/`);
    const name = await first.text();
    const cookies = first.headers.getSetCookie();
    expect(cookies[0]).toMatch(/^AWSALBTG=[^;]+; Expires=/);
    expect(cookies[1]).toMatch(/^AWSALBTGCORS=[^;]+; .*SameSite=None; Secure$/);
    const other = name === 'blue' ? green : blue;
    const own = name === 'blue' ? blue : green;
    const rule = forwardTo({ group: own, weight: 0 }, { group: other, weight: 1 });
    rule.actions[0]!.ForwardConfig!.TargetGroupStickinessConfig = { Enabled: true, DurationSeconds: 100 };
    rig.apply({ groups: [blue, green], rules: [rule] });
    const cookie = cookies[0]!.split(';')[0]!;
    for (let i = 0; i < 5; i++) {
      const again = await fetch(`http://127.0.0.1:${rig.port}/`, { headers: { cookie } });
      expect(await again.text()).toBe(name);
      // Sent again as it was made: the binding ends in time, however often the client comes.
      expect(again.headers.getSetCookie()[0]?.split(';')[0]).toBe(cookie);
    }
  });

  test('transforms change what the target is asked for, not which rule matches', async () => {
    let seen = '';
    const port = await rig.origin((request, response) => {
      seen = `${request.headers.host} ${request.url}`;
      response.end();
    });
    const group = targetGroup('web', { targets: [target(port)] });
    const rule = {
      ...forwardTo(group),
      priority: 1,
      conditions: [path('/dp/*')],
      transforms: [
        {
          Type: 'host-header-rewrite' as const,
          HostHeaderRewriteConfig: {
            Rewrites: [{ Regex: '^shop-(.+)\\.example\\.com$', Replace: '$1.internal' }],
          },
        },
        {
          Type: 'url-rewrite' as const,
          UrlRewriteConfig: { Rewrites: [{ Regex: '^/dp/([^?]+)\\?(.*)$', Replace: '/product?id=$1&$2' }] },
        },
      ],
    };
    await rig.serve({ groups: [group], rules: [rule, says('default')] });
    await rig.healthy(1);
    await ask({ line: 'GET /dp/42?a=b HTTP/1.1', host: 'shop-west.example.com' });
    expect(seen).toBe('west.internal /product?id=42&a=b');
    await ask({ line: 'GET /dp/none HTTP/1.1', host: 'www.example.com' });
    expect(seen).toBe('www.example.com /dp/none');
  });

  test('a transform whose outcome is no URL is 500', async () => {
    const port = await rig.origin((_, response) => response.end());
    const group = targetGroup('web', { targets: [target(port)] });
    const rewrite = { Rewrites: [{ Regex: '^/(.*)$', Replace: 'no slash' }] };
    const rule = {
      ...forwardTo(group),
      transforms: [{ Type: 'url-rewrite' as const, UrlRewriteConfig: rewrite }],
    };
    await rig.serve({ groups: [group], rules: [rule] });
    await rig.healthy(1);
    expect(await ask({})).toMatch(/^HTTP\/1\.1 500 /);
  });
});
