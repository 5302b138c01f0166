// The actions that the balancer answers itself: redirect and fixed-response.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html

import type { BalancedListener } from '../contract/routing-table.ts';
import type { Action } from '../contract/rule.ts';
import {
  fixedResponse,
  type GeneratedResponse,
  type ResponseMaker,
  redirectResponse,
} from '../message/generated-response.ts';
import type { RequestHead } from '../message/http1/request-head.ts';
import { maxLocationBytes, redirectLocation } from '../routing/redirect.ts';
import { hostName } from './request-to-target.ts';

export type LocalAnswer =
  | { readonly kind: 'fixed-response'; readonly response: GeneratedResponse }
  | { readonly kind: 'redirect'; readonly response: GeneratedResponse; readonly location: string }
  /** A redirect whose Location would be longer than AWS sends: 500. */
  | { readonly kind: 'location-too-long' };

/** @returns undefined for an action that the balancer cannot do: 500. */
export function answerAction(
  action: Action,
  head: RequestHead,
  listener: BalancedListener,
  maker: ResponseMaker,
  hostPort: (awsPort: number) => number | undefined,
): LocalAnswer | undefined {
  if (action.Type === 'fixed-response') {
    const config = action.FixedResponseConfig;
    return {
      kind: 'fixed-response',
      response: fixedResponse(
        Number(config?.StatusCode),
        config?.ContentType,
        config?.MessageBody ?? '',
        maker,
      ),
    };
  }
  if (action.Type !== 'redirect' || !action.RedirectConfig) return undefined;
  const config = action.RedirectConfig;
  // A redirect to another listener of the same load balancer must lead to where that listens on this machine:
  // AWS would write 443 where the engine has bound, say, 8443.
  const wanted = config.Port === undefined || config.Port === '#{port}' ? listener.port : Number(config.Port);
  const port = hostPort(wanted) ?? wanted;
  const location = redirectLocation(
    { ...config, Port: String(port) },
    {
      protocol: listener.protocol,
      hostName: hostName(head.host),
      port,
      path: head.path,
      query: head.query,
    },
  );
  if (location.length > maxLocationBytes) return { kind: 'location-too-long' };
  const status = config.StatusCode === 'HTTP_301' ? 301 : 302;
  return { kind: 'redirect', response: redirectResponse(status, location, maker), location };
}
