// Redirects: which placeholders are allowed where, and that a redirect leads elsewhere.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RedirectActionConfig.html
import type { Action, RedirectActionConfig } from '@aws-sdk/client-elastic-load-balancing-v2';
import { invalid, invalidAction } from '../faults.ts';

const keywords: Readonly<Record<'Protocol' | 'Host' | 'Port' | 'Path' | 'Query', readonly string[]>> = {
  Protocol: ['protocol'],
  Host: ['host'],
  Port: ['port'],
  Path: ['host', 'port', 'path'],
  Query: ['protocol', 'host', 'port', 'path', 'query'],
};

export function checkedRedirect({ RedirectConfig: config }: Action, protocol: string): RedirectActionConfig {
  if (!config) throw invalidAction('A redirect action needs a RedirectConfig');
  if (config.StatusCode !== 'HTTP_301' && config.StatusCode !== 'HTTP_302') {
    throw invalid(`The redirect status code '${config.StatusCode}' must be HTTP_301 or HTTP_302`);
  }
  const full = {
    Protocol: config.Protocol ?? '#{protocol}',
    Port: config.Port ?? '#{port}',
    Host: config.Host ?? '#{host}',
    Path: config.Path ?? '/#{path}',
    Query: config.Query ?? '#{query}',
    StatusCode: config.StatusCode,
  };
  for (const [part, allowed] of Object.entries(keywords) as [keyof typeof keywords, readonly string[]][]) {
    for (const [, keyword = ''] of full[part].matchAll(/#\{([^}]*)\}/g)) {
      if (!allowed.includes(keyword)) {
        throw invalid(`The keyword '#{${keyword}}' is not valid in the ${part.toLowerCase()} of a redirect`);
      }
    }
  }
  if (!/^(HTTPS?|#\{protocol\})$/.test(full.Protocol)) {
    throw invalid(`The redirect protocol '${full.Protocol}' must be HTTP, HTTPS or #{protocol}`);
  }
  if (
    full.Port !== '#{port}' &&
    !(/^\d+$/.test(full.Port) && Number(full.Port) >= 1 && Number(full.Port) <= 65_535)
  ) {
    throw invalid(
      `The redirect port '${full.Port}' must be in the range from 1 to 65535 inclusive or #{port}`,
    );
  }
  if (full.Path.length > 128 || full.Query.length > 128 || full.Host.length > 128) {
    throw invalid('The host, path and query of a redirect cannot be longer than 128 characters');
  }
  if (!full.Path.startsWith('/')) throw invalid(`The redirect path '${full.Path}' must begin with '/'`);
  if (protocol === 'HTTPS' && full.Protocol === 'HTTP') {
    throw invalidAction('A redirect from HTTPS to HTTP is not allowed');
  }
  const same =
    (full.Protocol === '#{protocol}' || full.Protocol === protocol) &&
    full.Port === '#{port}' &&
    full.Host === '#{host}' &&
    full.Path === '/#{path}';
  if (same)
    throw invalidAction(
      'A redirect must change at least one of protocol, port, host and path: it would loop',
    );
  return full;
}
