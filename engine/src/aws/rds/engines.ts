// Database engines: which server of this machine stands for each, and RDS's defaults.
import type { StoreKind } from '../../contracts/data-stores.ts';

interface Engine {
  readonly version: string;
  readonly port: number;
  /** Absent: nothing here runs it. */
  readonly store?: StoreKind;
}

const postgres = { port: 5432, store: 'postgres' } as const;
const mysql = { port: 3306, store: 'mysql' } as const;

export const engines: Readonly<Record<string, Engine>> = {
  postgres: { ...postgres, version: '17.6' },
  'aurora-postgresql': { ...postgres, version: '17.5' },
  mysql: { ...mysql, version: '8.4.6' },
  'aurora-mysql': { ...mysql, version: '8.0.mysql_aurora.3.10.0' },
  mariadb: { ...mysql, version: '11.4.8' },
  'oracle-ee': { port: 1521, version: '19.0.0.0.ru-2025-07.rur-2025-07.r1' },
  'oracle-se2': { port: 1521, version: '19.0.0.0.ru-2025-07.rur-2025-07.r1' },
  'sqlserver-ex': { port: 1433, version: '16.00.4210.1.v1' },
  'sqlserver-se': { port: 1433, version: '16.00.4210.1.v1' },
  'sqlserver-web': { port: 1433, version: '16.00.4210.1.v1' },
  'sqlserver-ee': { port: 1433, version: '16.00.4210.1.v1' },
};

export const isAurora = (engine: string): boolean => engine.startsWith('aurora-');
