// What the environment decides. Everything has a default, so that `node main.ts` alone starts the service.

export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly service: string;
  /** The commit that is running: baked into the image by its build argument. */
  readonly version: string;
  /** Set by ECS in every container: the task metadata endpoint, version 4. */
  readonly metadataUri: string | undefined;
  /** How long the start may wait for that endpoint: longer would be felt in every deployment. */
  readonly metadataTimeoutMs: number;
  /** How long connections are still accepted after SIGTERM. */
  readonly drainMs: number;
  /** When, counted from SIGTERM, requests that still have not ended are cut off. */
  readonly stopWithinMs: number;
}

/** The same number as EXPOSE in the Dockerfile and the container port in the task definition. */
export const defaultPort = 8080;

/** @throws {RangeError} naming the variable, its value and what it may be. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  return {
    host: env.HOST || '0.0.0.0',
    port: wholeNumber(env, 'PORT', defaultPort, 65_535),
    service: env.SERVICE_NAME || 'drydock-service',
    version: env.VERSION || 'development',
    metadataUri: env.ECS_CONTAINER_METADATA_URI_V4 || undefined,
    metadataTimeoutMs: wholeNumber(env, 'METADATA_TIMEOUT_MS', 200, 600_000),
    // ECS takes a task out of its target groups before it sends SIGTERM, so this only serves stragglers.
    drainMs: wholeNumber(env, 'DRAIN_MS', 1_000, 600_000),
    // ECS sends SIGKILL 30 s after SIGTERM (a container's default stopTimeout): be gone by then.
    stopWithinMs: wholeNumber(env, 'STOP_WITHIN_MS', 25_000, 600_000),
  };
}

function wholeNumber(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  otherwise: number,
  most: number,
): number {
  const text = env[name];
  if (text === undefined || text === '') return otherwise;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value <= most))
    throw new RangeError(`${name} is "${text}": it must be a whole number from 0 to ${most}.`);
  return value;
}
