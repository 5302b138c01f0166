// What an engine that has ended must not have left: processes, files outside its state, listening ports.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { EngineProcess } from './engine-process.ts';

/** What ends an engine's processes may take a moment longer than the engine. */
const withinMs = 10_000;

const hasProcesses = existsSync('/proc/self/environ');

/** Sentences; none when nothing is left. Where there is no /proc, processes are not looked for. */
export async function leftovers(engine: EngineProcess, ports: readonly number[]): Promise<string[]> {
  const found = async () => [
    ...processesOf(engine).map((pid) => `process ${pid} is left: ${commandOf(pid)}`),
    ...readdirSync(engine.temporary).map((name) => `${name} is left in the temporary folder`),
    ...(await listening([engine.port, ...ports]))
      .filter((port) => !isOfAnotherEngine(port, engine))
      .map((port) => `somebody listens on port ${port}`),
  ];
  return untilEmpty(found);
}

/** As `leftovers`, of processes alone: an engine that was killed leaves its files to the next one. */
export function leftProcesses(engine: EngineProcess): Promise<string[]> {
  return untilEmpty(async () =>
    processesOf(engine).map((pid) => `process ${pid} is left: ${commandOf(pid)}`),
  );
}

async function untilEmpty(find: () => Promise<string[]>): Promise<string[]> {
  const until = performance.now() + withinMs;
  for (;;) {
    const found = await find();
    if (found.length === 0 || performance.now() > until) return found;
    await delay(50);
  }
}

/** By the mark in their environment, or by a working folder below the engine's own. */
function processesOf(engine: EngineProcess): number[] {
  if (!hasProcesses) return [];
  const path = existsSync(engine.state) ? realpathSync(engine.state) : engine.state;
  const mark = createHash('sha256').update(path).digest('hex').slice(0, 12);
  return processIds()
    .filter((pid) => pid !== process.pid && pid !== engine.pid)
    .filter((pid) => {
      try {
        const environment = readFileSync(`/proc/${pid}/environ`, 'latin1');
        const isMarked = environment.includes(`DRYDOCK_ENGINE=${mark}/`) || environment.includes(`,${mark}/`);
        return isMarked || realpathSync(`/proc/${pid}/cwd`).startsWith(engine.base);
      } catch {
        return false;
      }
    });
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return 'ended meanwhile';
  }
}

/** Another engine on this machine, or a test with an engine in its own process, takes a port as soon as it is free. */
function isOfAnotherEngine(port: number, engine: EngineProcess): boolean {
  if (!hasProcesses) return false;
  const owner = listenerOn(port);
  const command = owner === undefined ? '' : commandOf(owner);
  return / --state |vitest/.test(command) && !command.includes(engine.base);
}

/** The process that listens on a port of 127.0.0.1 or of every address; undefined for one that cannot be found. */
function listenerOn(port: number): number | undefined {
  const tables = ['/proc/net/tcp', '/proc/net/tcp6'].filter((path) => existsSync(path));
  const listens = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const rows = tables.flatMap((path) => readFileSync(path, 'utf8').split('\n').slice(1));
  const sockets = rows
    .map((row) => row.trim().split(/\s+/))
    .filter(([, local, , state]) => local?.endsWith(listens) && state === '0A')
    .map((fields) => `socket:[${fields[9]}]`);
  return processIds().find((pid) => {
    try {
      const folder = `/proc/${pid}/fd`;
      return readdirSync(folder).some((name) => sockets.includes(readlinkSync(`${folder}/${name}`)));
    } catch {
      return false;
    }
  });
}

const processIds = (): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

async function listening(ports: readonly number[]): Promise<number[]> {
  const states = await Promise.all(ports.map(async (port) => ((await isListening(port)) ? [port] : [])));
  return states.flat();
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => socket.destroy());
    socket.once('connect', () => socket.destroy());
  });
}
