// Redirect actions and their keywords.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html (Redirect actions)
import type { RedirectActionConfig } from '../contract/rule.ts';

export interface RedirectInput {
  readonly protocol: string;
  readonly hostName: string;
  readonly port: number;
  readonly path: string;
  readonly query: string;
}

/** AWS counts a longer Location as HTTP_Redirect_Url_Limit_Exceeded_Count. */
export const maxLocationBytes = 8 * 1024;

export function redirectLocation(config: RedirectActionConfig, request: RedirectInput): string {
  const fill = (template: string) =>
    template.replace(/#\{(protocol|host|port|path|query)\}/g, (_, keyword: string) => {
      if (keyword === 'protocol') return request.protocol.toLowerCase();
      if (keyword === 'host') return request.hostName;
      if (keyword === 'port') return String(request.port);
      // The leading slash belongs to the template.
      return keyword === 'path' ? request.path.replace(/^\//, '') : request.query;
    });
  const protocol = fill(config.Protocol ?? '#{protocol}').toLowerCase();
  const host = fill(config.Host ?? '#{host}');
  const port = fill(config.Port ?? '#{port}');
  const path = fill(config.Path ?? '/#{path}');
  const query = fill(config.Query ?? '#{query}');
  // AWS always includes the port, even 80 and 443.
  return `${protocol}://${host}:${port}${path}${query === '' ? '' : `?${query}`}`;
}
