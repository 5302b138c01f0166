// The actions that the balancer answers itself: redirect and fixed-response.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html

import type { MetricName } from '../contract/metrics.ts';
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

export interface ActionAnswer {
  /** Absent when it cannot be given: 500. */
  readonly response?: GeneratedResponse;
  readonly metric?: MetricName;
  readonly redirectUrl?: string;
}

/** @returns undefined for an action that the balancer cannot do: 500. */
export function answerAction(
  action: Action,
  head: RequestHead,
  listener: BalancedListener,
  maker: ResponseMaker,
  hostPort: (awsPort: number) => number | undefined,
): ActionAnswer | undefined {
  if (action.Type === 'fixed-response') {
    const config = action.FixedResponseConfig;
    return {
      response: fixedResponse(
        Number(config?.StatusCode),
        config?.ContentType,
        config?.MessageBody ?? '',
        maker,
      ),
      metric: 'HTTP_Fixed_Response_Count',
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
  if (location.length > maxLocationBytes) return { metric: 'HTTP_Redirect_Url_Limit_Exceeded_Count' };
  const status = config.StatusCode === 'HTTP_301' ? 301 : 302;
  return {
    response: redirectResponse(status, location, maker),
    metric: 'HTTP_Redirect_Count',
    redirectUrl: location,
  };
}
