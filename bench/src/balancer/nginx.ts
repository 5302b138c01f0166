// nginx as the origin of static answers and as the proxy to compare with: one worker, keep-alive upstreams, no log.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pinned } from './pinned.ts';

export interface Running {
  readonly port: number;
  readonly child: ChildProcess;
  /** Ends it, and removes what it kept on disk. */
  stop(): void;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export async function startNginx(
  serverLines: (port: number, folder: string) => string,
  core: number,
): Promise<Running> {
  if (spawnSync('nginx', ['-v']).status !== 0) {
    throw new Error(
      'nginx is not on the PATH: this bench compares with it (Debian: apt-get install nginx-light).',
    );
  }
  const folder = mkdtempSync(join(tmpdir(), 'bench-nginx-'));
  mkdirSync(join(folder, 'www'));
  writeFileSync(join(folder, 'www', '200'), 'x'.repeat(200));
  writeFileSync(join(folder, 'www', '64k'), 'x'.repeat(65_536));
  const port = await freePort();
  const file = join(folder, 'nginx.conf');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join('\n');
  writeFileSync(
    file,
    `daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log; user root;
events { worker_connections 4096; }
http { access_log off; keepalive_requests 100000000; keepalive_timeout 600; ${temporary}
${serverLines(port, folder)} }`,
  );
  const [command, ...prefix] = pinned(core);
  const child = spawn(command!, [...prefix, 'nginx', '-c', file, '-e', `${folder}/error.log`], {
    stdio: 'ignore',
  });
  await listening(port);
  const stop = () => {
    child.on('exit', () => rmSync(folder, { recursive: true, force: true }));
    child.kill('SIGTERM');
  };
  return { port, child, stop };
}

export const originLines = (port: number, folder: string) =>
  `open_file_cache max=10 inactive=600s; server { listen 127.0.0.1:${port}; root ${folder}/www; tcp_nodelay on; }`;

export const proxyLines = (originPort: number) => (port: number) =>
  `upstream origin { server 127.0.0.1:${originPort}; keepalive 128; keepalive_requests 100000000; }
server { listen 127.0.0.1:${port}; location / { proxy_pass http://origin; proxy_http_version 1.1; proxy_buffers 32 8k; proxy_busy_buffers_size 128k;
proxy_set_header Connection ""; proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
proxy_set_header X-Forwarded-Proto $scheme; proxy_set_header X-Forwarded-Port $server_port;
proxy_set_header X-Amzn-Trace-Id Root=$request_id; } }`;

async function listening(port: number): Promise<void> {
  for (let i = 0; i < 100; i++) {
    const up = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true));
      socket.on('error', () => resolve(false));
      socket.on('connect', () => socket.destroy());
    });
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nginx does not listen on ${port}.`);
}
