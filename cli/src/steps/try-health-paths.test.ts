import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { systemClock } from '../clock/clock.ts';
import { tryHealthPaths } from './try-health-paths.ts';

/** A service that answers these statuses, each with its path; 404 for others. */
async function tried(answers: Readonly<Record<string, number>>, onePage = false) {
  const server = createServer(({ url = '' }, response) => {
    const status = answers[url] ?? answers['*'] ?? 404;
    response.writeHead(status, status === 302 ? { location: '/login' } : {}).end(onePage ? 'page' : url);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as AddressInfo;
    return await tryHealthPaths(systemClock, `http://127.0.0.1:${port}`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

it.each([
  ['/health comes first', { '/': 200, '/health': 200, '/up': 200 }, '/health', '200'],
  ['/healthz', { '/': 404, '/healthz': 200 }, '/healthz', '200'],
  ['/up', { '/': 302, '/up': 200 }, '/up', '200'],
  ['the root alone', { '/': 200, '/health': 500 }, '/', '200'],
  ['a root that redirects', { '/': 302 }, '/', '200-399'],
  ['nothing but errors of the client’s', {}, '/', '200-499'],
])('%s', async (_, answers, path, matcher) => {
  expect(await tried(answers)).toEqual({ path, matcher });
});

it('one page for all paths says nothing of any', async () => {
  expect(await tried({ '*': 200 }, true)).toEqual({ path: '/', matcher: '200' });
});
