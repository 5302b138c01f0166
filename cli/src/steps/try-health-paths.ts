// Which path of a service that answers is its health check's: the usual ones are tried through the load balancer.
import type { Clock } from '../clock/clock.ts';

const usualPaths = ['/health', '/healthz', '/up'];
const requestMs = 5000;

export interface HealthCheck {
  readonly path: string;
  /** As a load balancer takes it: `200`, `200-399`. */
  readonly matcher: string;
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

export async function tryHealthPaths(clock: Clock, url: string): Promise<HealthCheck> {
  const root = await get(clock, new URL('/', url));
  for (const path of usualPaths) {
    const answer = await get(clock, new URL(path, url));
    // A service that gives one page for all paths says nothing by giving it for this one.
    const isCatchAll = root?.status === 200 && answer?.body === root.body;
    if (answer?.status === 200 && !isCatchAll) return { path, matcher: '200' };
  }
  if (root?.status === 200) return { path: '/', matcher: '200' };
  if (root && root.status < 400) return { path: '/', matcher: '200-399' };
  // It answers, with an error of the client's: there is nothing better to ask.
  return { path: '/', matcher: '200-499' };
}

async function get(clock: Clock, url: URL): Promise<Answer | undefined> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: clock.timeout(requestMs) });
    return { status: response.status, body: await response.text() };
  } catch {
    return undefined;
  }
}
