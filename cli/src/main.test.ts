// The program as a person or a script runs it: its streams, exit codes and signals.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from './testing/system.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const wrapper = fileURLToPath(new URL('../bin/drydock.mjs', import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drydock-main-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const options = ['--max-semi-space-size=16', '--disable-warning=ExperimentalWarning'];

const start = (script: string, args: readonly string[], cwd = folder) =>
  spawn(process.execPath, [...options, script, ...args], {
    cwd,
    env: { ...process.env, XDG_STATE_HOME: join(cwd, 'states') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

const ended = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));

/** The address that an engine says it has. */
const endpointOf = (child: ReturnType<typeof start>) =>
  new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
      if (url) resolve(url);
    });
    child.once('exit', () => reject(new Error(`The engine ended: ${said}`)));
  });

async function drydock(...args: string[]) {
  const child = start(main, args);
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended(child)]);
  return { stdout, stderr, code };
}

describe('the program', () => {
  it('writes what was asked for to standard output, and exits with 0', async () => {
    const { stdout, stderr, code } = await drydock('--version');
    expect(stdout).toMatch(/^drydock \d+\.\d+\.\d+ \(Node\.js v\d+/);
    expect([stderr, code]).toEqual(['', 0]);
  });

  it('refuses a flag that the command does not have: on standard error, with exit code 2', async () => {
    const { stdout, stderr, code } = await drydock('down', '--follow', '--build');
    expect(stderr).toBe("drydock down has no flag '--follow'.\nSee drydock down --help.\n");
    expect([stdout, code]).toEqual(['', 2]);
  });

  it('says why something cannot be done on standard error, with exit code 1', async () => {
    const { stdout, stderr, code } = await drydock('status');
    expect(stderr).toMatch(
      /^No engine runs on .*\/states\/drydock\/[\w-]+\. Start it with `drydock up`\.\n$/,
    );
    expect([stdout, code]).toEqual(['', 1]);
  });

  it.each([
    [
      'ecs/Task per service=9',
      /^--quota: there is no quota 'ecs\/Task per service'\. Did you mean 'ecs\/Tasks per service' \(L-92E49DE3\)\?\n$/,
    ],
    [
      'ecs/Tasks per service',
      /^--quota ecs\/Tasks per service is not a quota and its value, as in --quota '.*=10000'\.\n$/,
    ],
  ])('an engine with --quota %j says what is wrong with it, with exit code 1', async (quota, message) => {
    const { stdout, stderr, code } = await drydock('engine', '--port', '0', '--quota', quota);
    expect(stderr).toMatch(message);
    expect([stdout, code]).toEqual(['', 1]);
  });

  it('with --json writes errors as JSON lines to standard output', async () => {
    const { stdout, stderr, code } = await drydock('logs', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ code: 'error', kind: 'failed' });
    expect([stderr, code]).toEqual(['', 1]);
  });

  it('removes no folder that is not a state folder', async () => {
    writeFileSync(join(folder, 'mine'), '');
    const { stderr, code } = await drydock('down', '--purge', '--state', '.');
    expect(stderr).toContain('does not look like a Drydock state folder');
    expect(code).toBe(1);
  });

  it('takes a reader that goes away for no failure', async () => {
    const child = start(main, ['help', 'up']);
    child.stdout.destroy();
    const [stderr, code] = await Promise.all([text(child.stderr), ended(child)]);
    expect([stderr, code]).toEqual(['', 0]);
  });
});

describe('drydock engine', () => {
  it.each([
    ['the program', main],
    ['the wrapper that npm links', wrapper],
  ])('is %s’s own process: SIGTERM ends it and frees its port', async (_, script) => {
    const child = start(script, ['engine', '--port', '0', '--runtime', 'simulated', '--state', folder]);
    const stderr = text(child.stderr);
    const code = ended(child);
    try {
      const endpoint = await endpointOf(child);
      const health = (await (await fetch(`${endpoint}/_drydock/health`)).json()) as { pid: number };
      expect(health.pid).toBe(child.pid);
      child.kill('SIGTERM');
      expect(await code).toBe(0);
      expect(await stderr).toBe('');
      await expect(fetch(`${endpoint}/_drydock/health`)).rejects.toThrow('fetch failed');
    } finally {
      child.kill('SIGKILL');
    }
  });

  it('ends once the package manager is gone that has started it', async () => {
    const manager = join(folder, 'manager.mjs');
    writeFileSync(
      manager,
      `process.title = 'npm exec drydock';
      (await import('node:child_process')).spawn(process.execPath, process.argv.slice(2), { stdio: 'inherit' });`,
    );
    const args = [main, 'engine', '--port', '0', '--runtime', 'simulated', '--state', folder];
    const child = start(manager, args);
    const output = new Promise<void>((resolve) => child.stdout.once('close', resolve));
    const endpoint = await endpointOf(child);
    child.kill('SIGKILL');
    await output;
    await expect(fetch(`${endpoint}/_drydock/health`)).rejects.toThrow('fetch failed');
  });

  it('refuses its own flags as any command does', async () => {
    const { stderr, code } = await drydock('engine', '--detach');
    expect(stderr).toContain("drydock engine has no flag '--detach'.");
    expect(code).toBe(2);
  });
});

describe('drydock coverage', () => {
  const template = (Type: string) => JSON.stringify({ Resources: { It: { Type } } });

  it('exits with 0 where nothing is refused, and with 1 where something is', async () => {
    writeFileSync(join(folder, 'fine.json'), template('AWS::DocDB::DBCluster'));
    const fine = await drydock('coverage', 'fine.json');
    expect(fine.stdout).toContain('recorded AWS::DocDB::DBCluster: no database answers');
    expect(fine.stdout).toContain('0 simulated, 1 recorded, 0 refused.');
    expect([fine.stderr, fine.code]).toEqual(['', 0]);
    expect(await drydock('coverage', 'fine.json', '--strict')).toMatchObject({ code: 1 });
    writeFileSync(join(folder, 'wrong.json'), template('AWS::DocDB::DBClutser'));
    const wrong = await drydock('coverage', 'wrong.json', '--json');
    expect(JSON.parse(wrong.stdout.split('\n')[0]!)).toMatchObject({
      code: 'template-coverage',
      template: 'wrong.json',
      resources: [{ logicalId: 'It', outcome: 'refused' }],
    });
    expect(wrong.code).toBe(1);
  });

  it('says what to name where there is nothing', async () => {
    const { stderr, code } = await drydock('coverage');
    expect(stderr).toBe('There is no cdk.out here. Name a template: drydock coverage template.yaml\n');
    expect(code).toBe(1);
    expect(await drydock('coverage', 'none.yaml')).toMatchObject({
      stderr: expect.stringMatching(/^There is no .*none\.yaml\.\n$/),
      code: 1,
    });
  });
});

describe('drydock state', () => {
  it('checks, exports and imports what an engine left', async () => {
    const engine = start(main, ['engine', '--port', '0', '--runtime', 'simulated', '--state', 'a']);
    try {
      await new Promise((resolve) => engine.stdout.once('data', resolve));
      const busy = await drydock('state', 'check', '--state', 'a');
      expect(busy.stderr).toContain('Another engine');
    } finally {
      engine.kill('SIGTERM');
      await ended(engine);
    }
    const checked = await drydock('state', 'check', '--state', 'a', '--json');
    expect(JSON.parse(checked.stdout)).toMatchObject({ code: 'state-checked', problems: [] });
    expect(await drydock('state', 'export', 'a.tar', '--state', 'a')).toMatchObject({ stderr: '', code: 0 });
    const imported = await drydock('state', 'import', 'a.tar', '--state', 'b');
    expect(imported.stdout).toBe(
      `${join(folder, 'b')} holds what ${join(folder, 'a.tar')} held. \`drydock up\` resumes it.\n`,
    );
  }, 60_000);
});

describe('the commands of a running engine', () => {
  let own: string;
  let repository: string;
  let engine: ReturnType<typeof start>;
  let printed = '';
  const running = (...args: string[]) => drydock(...args, '--state', own);
  beforeAll(async () => {
    own = mkdtempSync(join(tmpdir(), 'drydock-main-engine-'));
    repository = realpathSync(mkdtempSync(join(tmpdir(), 'drydock-mapped-')));
    engine = start(main, ['engine', '--port', '0', '--runtime', 'simulated', '--state', own], tmpdir());
    engine.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
    await new Promise((resolve) => engine.stdout.once('data', resolve));
  });
  afterAll(async () => {
    engine.kill('SIGTERM');
    await ended(engine);
    for (const path of [own, repository]) rmSync(path, { recursive: true });
  });

  it('chaos prints a template, starts an experiment of it, lists it and stops it', async () => {
    const chaos = (...args: string[]) => running('chaos', ...args);
    expect((await chaos('list')).stdout).toBe('No experiment has been started.\n');
    const { template } = JSON.parse((await chaos('zone', 'us-east-1a', '--template', '--json')).stdout);
    expect(template.actions.network.parameters).toEqual({ duration: 'PT5M', scope: 'all' });
    const began = await chaos('zone', 'us-east-1a', '10m');
    expect(began.stdout).toContain('running  AZ Availability: Power Interruption in us-east-1a');
    expect(began.code).toBe(0);
    expect((await chaos('stop')).stdout).toContain('stopped  AZ Availability');
    expect((await chaos('list')).stdout).toContain('stopped  AZ Availability');
    const nobody = await chaos('task', 'web');
    expect(nobody.stderr).toContain('There is no service yet.');
    expect(nobody.code).toBe(1);
  });

  it('time shows the clock, moves it, and says what it makes no sense of', async () => {
    const time = (...args: string[]) => running('time', ...args);
    const shown = async (...args: string[]) => JSON.parse((await time(...args, '--json')).stdout);
    expect((await time()).stdout).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ, real time\n$/);
    expect(await shown('freeze')).toMatchObject({ code: 'clock', rate: 1, frozen: true });
    const { now } = await shown();
    const { now: later } = await shown('advance', '1h30m');
    expect(Date.parse(later) - Date.parse(now)).toBe(5_400_000);
    expect((await running('status')).stdout).toMatch(/^Clock +\S+, 1h (29|30)m ahead, frozen$/m);
    expect(await shown('scale', '60')).toMatchObject({ rate: 60, frozen: true });
    expect(await shown('resume')).toMatchObject({ rate: 60, frozen: false });
  });

  it('status --watch shows it again and again, until it is ended', async () => {
    const child = start(main, ['status', '--watch', '--json', '--state', own]);
    const code = ended(child);
    const codes: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      codes.push(JSON.parse(line).code);
      if (codes.filter((each) => each === 'status-frame').length === 2) child.kill('SIGTERM');
    }
    expect(codes.slice(0, 2)).toEqual(['status-frame', 'status-target']);
    expect(await code).toBe(143);
  });

  it.each([
    ['open --dashboard', async () => JSON.parse((await running('open', '--dashboard', '--json')).stdout).url],
    ['engine', async () => eventually(async () => /Dashboard: (\S+#key=\S+)\n/.exec(printed)?.[1])],
  ])('%s has a link that works once', async (_, link: () => Promise<string>) => {
    const { origin, pathname, hash } = new URL(await link());
    expect(await (await fetch(origin + pathname)).text()).toContain('<title>Drydock</title>');
    const redeem = () =>
      fetch(`${origin}/_drydock/dashboard/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ key: hash.slice('#key='.length) }),
      });
    expect(await (await redeem()).json()).toEqual({ token: readFileSync(join(own, 'token'), 'utf8').trim() });
    expect(await (await redeem()).json()).toEqual({ refused: expect.stringContaining('has been used') });
  });

  it('source maps a repository of this machine, lists it and removes it', async () => {
    execFileSync('git', ['init', '-q', repository]);
    const map = (...args: string[]) => running('source', ...args, '--json');
    const mapped = await map('map', 'me/shop', repository);
    expect(JSON.parse(mapped.stdout)).toEqual({
      code: 'source-mapped',
      repository: 'me/shop',
      path: repository,
    });
    const listed = await map('list');
    expect(JSON.parse(listed.stdout)).toMatchObject({ sources: [{ repository: 'me/shop', by: 'user' }] });
    expect((await map('map', 'me/shop', tmpdir())).stdout).toContain('is not a git repository');
    expect((await map('remove', 'ME/shop')).code).toBe(0);
    expect((await map('remove', 'me/shop')).code).toBe(1);
  });
});
