import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { systemClock } from '../../clock/clock.ts';
import { type Answer, Generator } from './generator.ts';

let server: Server | undefined;
let generator: Generator | undefined;
afterEach(async () => {
  await generator?.stop();
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
});

async function serve(answer: (path: string) => { status: number; body: string }): Promise<string> {
  server = createServer((request, response) => {
    const { status, body } = answer(request.url ?? '');
    response.writeHead(status).end(body);
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function generate(): { readonly answers: Answer[]; readonly generator: Generator } {
  const answers: Answer[] = [];
  generator = new Generator({
    clock: systemClock,
    cloudNow: () => 7,
    answered: (answer) => answers.push(answer),
  });
  return { answers, generator };
}

it('sends until it is stopped, and knows which task answered', async () => {
  const url = await serve(() => ({ status: 200, body: '{"task":"a"}' }));
  const { answers, generator } = generate();
  generator.play({ url, perSecond: () => 200 });
  await vi.waitUntil(() => answers.length >= 5, { timeout: 60_000 });
  expect(answers[0]).toMatchObject({ at: 7, status: 200, task: 'a' });
  generator.play(undefined);
  await generator.stop();
  const sent = answers.length;
  expect(answers).toHaveLength(sent);
  const { rate } = generator;
  expect(rate?.asked).toBeCloseTo(200);
  // What one pause of this process keeps it from is not made up for.
  expect(rate?.sent).toBeGreaterThan(0);
  expect(rate?.sent).toBeLessThanOrEqual(200.1);
});

it('counts what fails: by its status, or as no response', async () => {
  const url = await serve(() => ({ status: 503, body: 'no' }));
  const { answers, generator } = generate();
  generator.play({ url, perSecond: () => 100 });
  await vi.waitUntil(() => answers.length > 0, { timeout: 60_000 });
  expect(answers[0]).toMatchObject({ status: 503 });
  const refused = 'http://127.0.0.1:1';
  generator.play({ url: refused, perSecond: () => 100 });
  await vi.waitUntil(() => answers.some(({ status }) => status === 0), { timeout: 60_000 });
  expect(answers.find(({ status }) => status === 0)?.error).toMatch(/ECONNREFUSED/);
});
