// Which container engine the runtime on a folder uses: a later engine may use another, or none, and has to find what is left there.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../../../../kernel/files.ts';
import type { EngineAddress } from '../api/address.ts';

export interface UsedEngine {
  readonly address: EngineAddress;
  /** The process that used it. */
  readonly pid: number;
}

const recordIn = (folder: string) => join(folder, 'container-engine.json');

export const usesEngine = (folder: string): boolean => existsSync(recordIn(folder));

export function recordEngine(folder: string, address: EngineAddress): void {
  replaceFile(recordIn(folder), JSON.stringify({ address, pid: process.pid } satisfies UsedEngine));
}

export function forgetEngine(folder: string): void {
  rmSync(recordIn(folder), { force: true });
}

export function usedEngine(folder: string): UsedEngine | undefined {
  try {
    return JSON.parse(readFileSync(recordIn(folder), 'utf8')) as UsedEngine;
  } catch {
    return undefined;
  }
}
