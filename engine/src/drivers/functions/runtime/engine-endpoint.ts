// Leads requests over TLS to the engine's own host, which speaks plain HTTP, to its port. Custom resources answer
// CloudFormation with `https.request({ hostname, path })` whatever protocol and port their ResponseURL has: on AWS it is
// always TLS on port 443.
import http from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';

export function leadHttpsTo(endpoint: string): void {
  const { hostname, port } = new URL(endpoint);
  const isEngine = (given: { readonly host: string; readonly port: string; readonly path: string }) =>
    given.host === hostname &&
    (given.port === port ||
      (['', '443'].includes(given.port) &&
        given.path.startsWith('/cloudformation-custom-resource-response-')));
  const request = https.request;
  const led = (...given: unknown[]) => {
    const [first, second] = given;
    const url = typeof first === 'string' || first instanceof URL ? new URL(first) : undefined;
    const options = ((url ? (typeof second === 'object' ? second : {}) : first) ??
      {}) as https.RequestOptions;
    const callback = given.find((each) => typeof each === 'function') as
      | ((response: http.IncomingMessage) => void)
      | undefined;
    const host = String(options.hostname ?? options.host ?? url?.hostname ?? 'localhost').replace(
      /:\d+$/,
      '',
    );
    const path = options.path ?? (url ? url.pathname + url.search : '/');
    if (!isEngine({ host, path, port: String(options.port ?? url?.port ?? '') }))
      return (request as (...args: unknown[]) => http.ClientRequest)(...given);
    const { agent: _agent, ...rest } = options;
    const plain: http.RequestOptions = { ...rest, host: hostname, hostname, path, port, protocol: 'http:' };
    return callback ? http.request(plain, callback) : http.request(plain);
  };
  https.request = led as typeof https.request;
  https.get = ((...given: unknown[]) => led(...given).end()) as typeof https.get;
  syncBuiltinESMExports();
}
