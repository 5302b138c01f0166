import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../clock/clock.ts';
import { examine, type Finding, type Machine } from './checks.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drydock-doctor-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function examined(given: Partial<Machine>): Promise<Readonly<Record<string, Finding>>> {
  const machine: Machine = {
    nodeVersion: '24.1.0',
    platform: 'linux',
    environment: {},
    folder,
    state: join(folder, 'state'),
    run: (program) => `${program} 1.2.3`,
    pings: async () => false,
    ...given,
  };
  const findings: Finding[] = [];
  for await (const finding of examine(machine, systemClock)) findings.push(finding);
  return Object.fromEntries(findings.map((finding) => [finding.about, finding]));
}

describe('the doctor', () => {
  it('finds nothing wrong with a machine that has what it takes', async () => {
    writeFileSync(join(folder, 'Dockerfile'), 'FROM node\n');
    const found = await examined({ pings: async (socket) => socket === '/var/run/docker.sock' });
    expect(Object.values(found).filter(({ status }) => status === 'failure')).toEqual([]);
    expect(found.Containers?.detail).toBe('tasks are containers of /var/run/docker.sock');
    expect(found['This folder']?.detail).toBe('a container, by its Dockerfile: `drydock up` brings it up');
  });

  it.each<[string, Partial<Machine>, string, Finding['status'], RegExp]>([
    ['an old Node.js', { nodeVersion: '20.19.0' }, 'Node.js', 'failure', /22\.13/],
    ['no git', { run: () => undefined }, 'git', 'failure', /Install git/],
    ['no container engine', {}, 'Containers', 'warning', /podman system service/],
    ['Windows', { platform: 'win32' }, 'System', 'failure', /WSL/],
    ['macOS', { platform: 'darwin' }, 'System', 'warning', /not tested/],
    ['an empty folder', {}, 'This folder', 'warning', /looks for/],
  ])('says what to do about %s', async (_, machine, about, status, advice) => {
    const found = (await examined(machine))[about];
    expect(found?.status).toBe(status);
    expect(found?.advice).toMatch(advice);
  });

  it('looks where DOCKER_HOST says first', async () => {
    const asked: string[] = [];
    await examined({
      environment: { DOCKER_HOST: 'unix:///mine.sock' },
      pings: async (socket) => {
        asked.push(socket);
        return true;
      },
    });
    expect(asked).toEqual(['/mine.sock']);
  });
});
