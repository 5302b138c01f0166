// Repositories as teams have them, made for tests: nothing in them knows of Drydock.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Sample {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** Packages that it installs from npm. */
  readonly packages: readonly string[];
  /** A program that the machine must have, besides Node.js and git. */
  readonly program?: string;
  /** What its tasks are; processes without it. */
  readonly runtime?: 'docker';
  /** The file that holds the word `one`, which the service answers with. */
  readonly says: string;
  /** What health checks request, as found by trying. */
  readonly healthPath: string;
}

export const samples: readonly Sample[] = [
  {
    name: 'express',
    packages: ['express@5'],
    says: 'index.js',
    healthPath: '/',
    files: {
      'package.json': json({ name: 'orders', private: true, scripts: { start: 'node index.js' } }),
      // A fixed port, and health at the root.
      'index.js': `const app = require('express')();
app.get('/', (request, response) => response.send('one'));
app.listen(3000);
`,
      Dockerfile: `FROM node:24-alpine
WORKDIR /app
COPY package*.json .npmrc ./
RUN npm ci
COPY . .
EXPOSE 3000
CMD ["npm", "start"]
`,
    },
  },
  {
    name: 'fastify',
    packages: ['fastify@5'],
    says: 'src/server.js',
    healthPath: '/healthz',
    files: {
      'package.json': json({
        name: 'prices',
        private: true,
        type: 'module',
        engines: { node: '>=20' },
        scripts: { build: 'node build.js', start: 'node dist/server.js' },
      }),
      'build.js': "import { cpSync } from 'node:fs';\ncpSync('src', 'dist', { recursive: true });\n",
      'src/server.js': `import fastify from 'fastify';
const app = fastify();
app.get('/', async () => 'one');
app.get('/healthz', async () => 'well');
await app.listen({ host: '0.0.0.0', port: Number(process.env.PORT ?? 3000) });
`,
    },
  },
  {
    name: 'plain',
    packages: [],
    says: 'server.js',
    healthPath: '/up',
    files: {
      'package.json': json({ name: 'plain', private: true }),
      'server.js': `const { createServer } = require('node:http');
createServer(({ url }, response) => {
  if (url !== '/' && url !== '/up') response.statusCode = 404;
  response.end(url === '/' ? 'one' : url);
}).listen(process.env.PORT || 8000);
`,
    },
  },
  {
    name: 'python',
    packages: [],
    program: 'python3',
    says: 'app.py',
    healthPath: '/healthz',
    files: {
      'app.py': `from http.server import BaseHTTPRequestHandler, HTTPServer


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        known = self.path in ("/", "/healthz")
        body = ('one' if self.path == "/" else self.path).encode()
        self.send_response(200 if known else 404)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


HTTPServer(("0.0.0.0", 5000), Handler).serve_forever()
`,
      Dockerfile: 'FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nEXPOSE 5000\nCMD ["python", "app.py"]\n',
    },
  },
  {
    name: 'flask',
    packages: [],
    // Its base image is made of this machine's files: `flask-image.fixture.ts`.
    runtime: 'docker',
    says: 'app.py',
    healthPath: '/healthz',
    files: {
      'requirements.txt': 'flask\n',
      'app.py': `from flask import Flask

app = Flask(__name__)


@app.get("/")
def home():
    return 'one'


@app.get("/healthz")
def health():
    return {"status": "well"}
`,
      Dockerfile: `FROM python:3.13-slim
WORKDIR /app
COPY requirements.txt .
RUN python -m pip install --no-cache-dir -r requirements.txt
COPY . .
EXPOSE 5000
CMD ["python", "-m", "flask", "run", "--host=0.0.0.0"]
`,
    },
  },
  {
    name: 'compose',
    packages: [],
    says: 'api/server.js',
    healthPath: '/',
    files: {
      'docker-compose.yml': `services:
  web:
    build: ./web
    ports: ["8080:3000"]
    environment:
      API_URL: http://api:4000
    depends_on: [api]
  api:
    build:
      context: ./api
    expose: ["4000"]
`,
      'web/Dockerfile': nodeDockerfile(),
      'web/server.js': `const { createServer } = require('node:http');
createServer(async ({ url }, response) => {
  if (url !== '/') response.statusCode = 404;
  response.end(await (await fetch(process.env.API_URL)).text());
}).listen(3000);
`,
      'api/Dockerfile': nodeDockerfile(),
      'api/server.js':
        "require('node:http').createServer((request, response) => response.end('one')).listen(4000);\n",
    },
  },
];

function nodeDockerfile(): string {
  return 'FROM node:24-alpine\nWORKDIR /app\nCOPY . .\nCMD ["node", "server.js"]\n';
}

/**
 * Makes a sample's repository, with one commit. Returns why not, where npm's registry does not answer.
 * @param cache npm's, which its builds install from
 */
export function makeSample({ files, packages }: Sample, folder: string, cache: string): string | undefined {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  writeFileSync(join(folder, '.gitignore'), 'node_modules\ndist\n');
  if (packages.length > 0) {
    const install = ['install', '--no-audit', '--no-fund', '--cache', cache, ...packages];
    const { status, stderr } = spawnSync('npm', install, { cwd: folder, encoding: 'utf8' });
    if (status !== 0) return stderr;
    // Builds take what they can from there, so that a bad minute of a registry is not a failure of ours.
    writeFileSync(join(folder, '.npmrc'), `cache=${cache}\nprefer-offline=true\n`);
  }
  run(folder, 'git', 'init', '--quiet', '--initial-branch', 'main');
  commitAll(folder, 'one');
  return undefined;
}

/** Changes what a sample answers, and commits it. */
export function commitWord({ says }: Sample, folder: string, word: string): void {
  const file = join(folder, says);
  writeFileSync(file, readFileSync(file, 'utf8').replace(/'(one|two)'/, `'${word}'`));
  run(folder, 'git', ...identity, 'commit', '--quiet', '--all', '--message', word);
}

/** Commits every file that git does not ignore. */
export function commitAll(folder: string, message: string): void {
  run(folder, 'git', 'add', '--all');
  run(folder, 'git', ...identity, 'commit', '--quiet', '--message', message);
}

const identity = ['-c', 'user.name=test', '-c', 'user.email=test@localhost'];

export function run(folder: string, command: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
  return stdout.trim();
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
