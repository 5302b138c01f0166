// Which service a request is for, and which protocol it speaks.
import type { WireRequest } from './request.ts';
import type { ProtocolName, ServiceName } from './service-names.ts';
import { serviceNames } from './service-names.ts';

const bySigningName = new Map(serviceNames.flatMap((s) => s.signingNames.map((name) => [name, s])));
const byTarget = new Map(serviceNames.flatMap((s) => s.targetPrefixes.map((prefix) => [prefix, s])));

export function serviceOf(request: WireRequest, signingName: string): ServiceName | undefined {
  const target = request.headers['x-amz-target'];
  if (target) {
    const service = byTarget.get(target.slice(0, target.lastIndexOf('.')));
    if (service) return service;
  }
  return bySigningName.get(signingName);
}

/** A client may speak an older or newer protocol than the service's usual one. */
export function protocolOf(request: WireRequest, service: ServiceName | undefined): ProtocolName {
  if (request.headers['smithy-protocol'] === 'rpc-v2-cbor') return 'rpcV2Cbor';
  if (request.headers['x-amz-target']) return 'awsJson';
  if (service && ['restXml', 'restJson', 'ec2Query'].includes(service.protocol)) return service.protocol;
  const form = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  if (form || request.query.has('Action')) return 'awsQuery';
  return service?.protocol ?? 'awsJson';
}
