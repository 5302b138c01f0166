// Identifies the service and the protocol of a request.

import type { AnyService } from '../contracts/service.ts';
import type { ProtocolName, WireRow } from '../contracts/wire-row.ts';
import type { ServiceId } from '../kernel/registry.ts';
import type { RequestHead } from './request.ts';

/** A service, as far as the wire is concerned. */
export interface WireService extends WireRow {
  readonly id: ServiceId;
  readonly client: () => Promise<object>;
  readonly constraints?: URL;
}

export interface Directory {
  /** By the prefix of X-Amz-Target, otherwise by the signing name in the credential scope. */
  find(request: RequestHead, signingName: string): WireService | undefined;
}

export function directoryOf(services: readonly AnyService[]): Directory {
  const rows = services.map(
    ({ id, client, constraints, wire }): WireService => ({
      id,
      client,
      ...(constraints && { constraints }),
      ...wire,
    }),
  );
  const bySigningName = new Map(
    rows.flatMap((row) => (row.signingNames ?? [row.id]).map((name) => [name, row])),
  );
  const byTarget = new Map(rows.flatMap((row) => (row.targetPrefixes ?? []).map((prefix) => [prefix, row])));
  return {
    find: (request, signingName) => {
      const target = request.headers['x-amz-target'];
      const named = target && byTarget.get(target.slice(0, target.lastIndexOf('.')));
      return named || bySigningName.get(signingName);
    },
  };
}

/** Clients may use an older or newer protocol than the service's usual one. */
export function protocolOf(request: RequestHead, service: WireService | undefined): ProtocolName {
  if (service && ['restXml', 'restXmlOfS3', 'restJson', 'ec2Query'].includes(service.protocol))
    return service.protocol;
  if (request.headers['smithy-protocol'] === 'rpc-v2-cbor') return 'rpcV2Cbor';
  if (request.headers['x-amz-target']) return 'awsJson';
  const form = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  if (form || request.query.has('Action')) return 'awsQuery';
  return service?.protocol ?? 'awsJson';
}
