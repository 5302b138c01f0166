// Python programs of images based on `python`: this machine's runs them, with the image's packages, and fixed ports are mapped.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Driver } from '../../../../contracts/driver.ts';
import { putImage } from '../../../images/testing/image.ts';
import { type RegistryFixture, startRegistry } from '../../../images/testing/registry.ts';
import { hostPython } from '../../../processes/host-python.ts';
import { TestHost } from '../../../testing/driver.ts';
import { containerOf, taskOf } from '../../testing/runtime-suite.ts';
import { createProcessRuntime } from '../index.ts';

let registry: RegistryFixture;
let host: TestHost;
let driver: Driver;
beforeEach(async () => {
  registry = await startRegistry('web');
  host = new TestHost(registry.endpoint);
  driver = createProcessRuntime(host);
});
afterEach(async () => {
  await driver.stop();
  await registry.close();
  host.remove();
});

const server = `
import greeting, http.server, os, urllib.request
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = greeting.text
        if self.path == "/self":
            body = urllib.request.urlopen("http://localhost:5000/").read().decode() + " again"
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body.encode())
http.server.ThreadingHTTPServer(("0.0.0.0", 5000), Handler).serve_forever()
`;

test.skipIf(!hostPython())(
  'two tasks of a Python program with a fixed port answer side by side',
  async () => {
    await putImage(
      registry,
      'web:1',
      {
        'srv/main.py': server,
        'usr/local/lib/python3.12/site-packages/greeting.py': "text = 'hello'",
      },
      {
        Env: ['PYTHON_VERSION=3.12.1', 'PYTHONPATH=/usr/local/lib/python3.12/site-packages'],
        WorkingDir: '/srv',
        Cmd: ['python', 'main.py'],
      },
    );
    const portMappings = [{ containerPort: 5000, protocol: 'tcp' as const }];
    const container = containerOf(`${registry.host}/web:1`, { portMappings });
    for (const taskArn of ['arn:one', 'arn:two'])
      driver.effects['runtime/start-task']?.({ ...taskOf(container), taskArn });
    for (const taskArn of ['arn:one', 'arn:two']) {
      const { containers } = await host.until('runtime/task-started', (each) => each.taskArn === taskArn);
      const url = `http://127.0.0.1:${containers[0]?.endpoints[0]?.port}`;
      expect(await untilAnswered(`${url}/`)).toBe('hello');
      expect(await untilAnswered(`${url}/self`)).toBe('hello again');
    }
  },
);

async function untilAnswered(url: string): Promise<string> {
  for (;;) {
    try {
      return await (await fetch(url)).text();
    } catch {
      // Not listening yet.
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}
