// The engine's own API, below /_drydock.
import { AwsFault } from '../kernel/faults.ts';
import { requireAuthorization } from './guard.ts';
import type { WireRequest, WireResponse } from './request.ts';

export interface ControlParts {
  /** The answer to `GET /_drydock/health`. */
  health(): Readonly<Record<string, unknown>>;
  /** The answer to `GET /_drydock/coverage`: what is simulated and what is only recorded. */
  coverage(): Readonly<Record<string, unknown>>;
  /** Deletes all state. */
  reset(): Promise<void>;
}

/** Responses and faults are JSON. */
export function controlRoute(parts: ControlParts) {
  return async (request: WireRequest): Promise<WireResponse> => {
    try {
      return json(200, await control(parts, request));
    } catch (error) {
      if (!(error instanceof AwsFault)) throw error;
      return json(error.status, { code: error.code, message: error.message });
    }
  };
}

async function control(
  parts: ControlParts,
  request: WireRequest,
): Promise<Readonly<Record<string, unknown>>> {
  switch (`${request.method} ${request.path}`) {
    case 'GET /_drydock/health':
      return parts.health();
    case 'GET /_drydock/coverage':
      return parts.coverage();
    case 'POST /_drydock/reset':
      requireAuthorization(request);
      await parts.reset();
      return { status: 'empty' };
    default:
      throw new AwsFault({
        code: 'NotFound',
        status: 404,
        message: `Drydock has no ${request.method} ${request.path}: GET /_drydock/health, GET /_drydock/coverage, POST /_drydock/reset.`,
      });
  }
}

const json = (status: number, body: unknown): WireResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: `${JSON.stringify(body)}\n`,
});
