// Expressions that would hold a backtracking matcher for hours, and others that AWS does not support.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RuleCondition } from '../contract/rule.ts';
import { forwardTo, Rig, says, target, targetGroup } from '../testing/rig.ts';
import { compileExpression, UnusableExpression } from './expression.ts';

const many = 'a'.repeat(45);
const path = (regex: string): RuleCondition => ({
  Field: 'path-pattern',
  PathPatternConfig: { RegexValues: [regex] },
});

describe('no request holds the load balancer', () => {
  let rig: Rig;
  beforeEach(() => {
    rig = new Rig();
  });
  afterEach(() => rig.stop());

  test.each<[string, RuleCondition, string]>([
    ['a path', path('^/(a+)+$'), `GET /${many}! HTTP/1.1\r\nHost: a.example`],
    ['a path with alternatives', path('^/(a|aa)+$'), `GET /${many}! HTTP/1.1\r\nHost: a.example`],
    [
      'a host',
      { Field: 'host-header', HostHeaderConfig: { RegexValues: ['^(([a-z])+.)+[0-9]([a-z])+$'] } },
      `GET / HTTP/1.1\r\nHost: ${many}`,
    ],
    [
      'a header',
      {
        Field: 'http-header',
        HttpHeaderConfig: { HttpHeaderName: 'X-Kind', RegexValues: ['(.*a){25}$'] },
      },
      `GET / HTTP/1.1\r\nHost: a.example\r\nX-Kind: ${'a'.repeat(4000)}!`,
    ],
  ])('by a rule for %s', async (_, condition, head) => {
    await rig.serve({ rules: [says('matched', 1, [condition]), says('default')] });
    expect(await rig.raw(`${head}\r\nConnection: close\r\n\r\n`)).toMatch(/default$/);
  });

  test('by a transform', async () => {
    const port = await rig.origin((request, response) => response.end(request.url));
    const group = targetGroup('web', { targets: [target(port)] });
    const rewrites = { Rewrites: [{ Regex: '^/(a+)+$', Replace: '/$1' }] };
    const rule = {
      ...forwardTo(group),
      transforms: [{ Type: 'url-rewrite' as const, UrlRewriteConfig: rewrites }],
    };
    await rig.serve({ groups: [group], rules: [rule] });
    await rig.healthy(1);
    const ask = (uri: string) => rig.raw(`GET ${uri} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
    expect(await ask(`/${many}!`)).toMatch(new RegExp(`/${many}!$`));
    expect(await ask('/aaa')).toMatch(/\/aaa$/);
  });

  test('and a rule that was stored with an expression that cannot be used matches nothing, and says so', async () => {
    await rig.serve({ rules: [says('matched', 1, [path('^/(?=a)')]), says('default')] });
    expect(await rig.raw('GET /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')).toMatch(/default$/);
    expect(rig.log.join('\n')).toMatch(/^Rule matched matches nothing: .*\(\?=/);
  });
});

test.each(['(', '(?=a)', '(?<!a)b', '(a)\\1', '(?>a)', '\\p{L}', '\\\\\\PL', '(a?){501}', '[a-z]{600}'])(
  '%s is not supported',
  (source) => {
    expect(() => compileExpression(source, true)).toThrow(UnusableExpression);
  },
);

test.each(['\\\\p{2}', '[a-z0-9-]{1,63}', '^/(?:a|b)*$', '(?i)x'])('%s is', (source) => {
  expect(() => compileExpression(source, true)).not.toThrow();
});
