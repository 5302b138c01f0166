// What is known about a client's connection before its first request.
import type { ClientCertificate } from '../tls/client-certificate.ts';

export interface ClientInfo {
  readonly address: string;
  readonly port: number;
  readonly tls?: {
    readonly version: string;
    readonly cipher: string;
    /** The name that the client asked for, if the certificate that it was shown has it. */
    readonly serverName: string | undefined;
    readonly certificateArn: string;
    /** Undefined when the listener asks for none. */
    readonly clientCertificate: ClientCertificate | undefined;
  };
  /** `TID_` and 32 digits: the access log's conn_trace_id. */
  readonly connectionTraceId: string;
  /** The availability zone of the load balancer node that the client reached. */
  readonly availabilityZone: string;
}
