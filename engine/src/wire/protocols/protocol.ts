// The interface of a protocol: decodes requests to operations and their input, encodes outputs and faults to responses.
import type { AwsFault } from '../../kernel/faults.ts';
import type { WireService } from '../identify.ts';
import type { StreamedResponse, WireRequest, WireResponse } from '../request.ts';
import type { OperationSchema, ServiceSchemas } from '../schemas.ts';

export interface Exchange {
  readonly service: WireService;
  readonly schemas: ServiceSchemas;
  readonly request: WireRequest;
  readonly requestId: string;
  /** Whether the engine implements an operation. Decides between two S3 operations with the same URI. */
  readonly implemented: (operation: string) => boolean;
}

export interface Protocol {
  /** @throws AwsFault when there is no such operation. */
  identify(exchange: Exchange): OperationSchema;
  /** @throws AwsFault when the request is malformed. */
  decode(operation: OperationSchema, exchange: Exchange): Record<string, unknown>;
  encode(
    operation: OperationSchema,
    output: Record<string, unknown>,
    exchange: Exchange,
  ): WireResponse | StreamedResponse;
  encodeFault(fault: AwsFault, exchange: Omit<Exchange, 'schemas'>): WireResponse;
}
