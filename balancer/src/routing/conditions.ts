// Rule conditions, compiled once a table: values within a condition are alternatives, conditions must all hold.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html

import { BlockList, isIPv6 } from 'node:net';
import type { RuleCondition } from '../contract/rule.ts';
import type { Header } from '../message/headers.ts';
import { normalisedPath } from './normalised-path.ts';
import { regexMatcher, type TextMatcher, wildcardMatcher } from './wildcard.ts';

/** What rules can see of a request. */
export interface RoutableRequest {
  readonly method: string;
  /** The host without its port. */
  readonly hostName: string;
  readonly path: string;
  /** Without `?`. */
  readonly query: string;
  readonly headers: readonly Header[];
  /** The direct peer, never X-Forwarded-For. */
  readonly sourceIp: string;
}

export type Condition = (request: RoutableRequest) => boolean;

export function compileCondition(condition: RuleCondition): Condition {
  const values = condition.Values ?? [];
  switch (condition.Field) {
    case 'host-header': {
      const config = condition.HostHeaderConfig;
      const matcher = anyOf(config?.Values ?? values, config?.RegexValues ?? condition.RegexValues, false);
      return (request) => matcher(request.hostName);
    }
    case 'path-pattern': {
      const config = condition.PathPatternConfig;
      const matcher = anyOf(config?.Values ?? values, config?.RegexValues ?? condition.RegexValues, true);
      return (request) => matcher(normalisedPath(request.path));
    }
    case 'http-request-method': {
      const methods = new Set(condition.HttpRequestMethodConfig?.Values ?? values);
      return (request) => methods.has(request.method);
    }
    case 'http-header': {
      const config = condition.HttpHeaderConfig;
      const key = (config?.HttpHeaderName ?? '').toLowerCase();
      const matcher = anyOf(config?.Values ?? values, config?.RegexValues ?? condition.RegexValues, false);
      return (request) => request.headers.some((field) => field.key === key && matcher(field.value));
    }
    case 'query-string':
      return queryCondition(condition.QueryStringConfig?.Values ?? []);
    case 'source-ip':
      return sourceCondition(condition.SourceIpConfig?.Values ?? values);
    default:
      // A condition that is not known must not let requests through that it was meant to hold back.
      return () => false;
  }
}

function anyOf(
  values: readonly string[],
  regexes: readonly string[] | undefined,
  caseSensitive: boolean,
): TextMatcher {
  const matchers = [
    ...values.map((value) => wildcardMatcher(value, caseSensitive)),
    ...(regexes ?? []).map((regex) => regexMatcher(regex, caseSensitive)),
  ];
  return (text) => matchers.some((matcher) => matcher(text));
}

function queryCondition(
  values: readonly { Key?: string | undefined; Value?: string | undefined }[],
): Condition {
  const wanted = values.map(({ Key, Value }) => ({
    key: Key === undefined ? undefined : wildcardMatcher(Key, false),
    value: wildcardMatcher(Value ?? '', false),
  }));
  return (request) => {
    if (request.query === '') return false;
    return request.query.split('&').some((pair) => {
      const equals = pair.indexOf('=');
      const key = decoded(equals < 0 ? pair : pair.slice(0, equals));
      const value = decoded(equals < 0 ? '' : pair.slice(equals + 1));
      return wanted.some((want) => (want.key?.(key) ?? true) && want.value(value));
    });
  };
}

function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function sourceCondition(ranges: readonly string[]): Condition {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', prefix] = range.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    list.addSubnet(address, prefix === undefined ? (family === 'ipv6' ? 128 : 32) : Number(prefix), family);
  }
  return (request) => list.check(request.sourceIp, isIPv6(request.sourceIp) ? 'ipv6' : 'ipv4');
}
