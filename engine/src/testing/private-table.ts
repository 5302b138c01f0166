// Tables that only a test knows, and stand-ins for other services' tables with only the fields that the test needs.
import type { Table } from '../kernel/table.ts';

export function privateTable<R extends object>(name: `${string}/${string}`): Table<R> {
  return { name };
}
