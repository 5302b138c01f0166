// What starts a server of a kind, and prepares its files.
import type { DataStore } from '../../contracts/data-stores.ts';
import type { Command } from './run-as.ts';

export interface Preparation extends Command {
  readonly input?: string;
}

export interface Server {
  /** Run one after another, before each start. */
  readonly prepare: readonly Preparation[];
  start(port: number): Command;
  /** A line that the server writes once it takes connections. */
  readonly ready: RegExp;
  /** Ends it in order. */
  readonly stopSignal: NodeJS.Signals;
}

export type Setup = (store: DataStore, folder: string, isNew: boolean) => Server | undefined;
