// Associations of route tables, which are kept with their table.
import type { Reader } from '../../../kernel/table.ts';
import { associationNotFound } from '../faults.ts';
import { type RouteTableRecord, routeTableTable } from '../state.ts';

export interface FoundAssociation {
  readonly table: RouteTableRecord;
  readonly association: RouteTableRecord['Associations'][number];
}

export function findAssociation(
  state: Reader,
  isWanted: (association: FoundAssociation['association']) => boolean,
): FoundAssociation | undefined {
  for (const table of state.all(routeTableTable)) {
    const association = table.Associations.find(isWanted);
    if (association) return { table, association };
  }
  return undefined;
}

export function requireAssociation(state: Reader, id: string | undefined): FoundAssociation {
  const found = findAssociation(state, ({ RouteTableAssociationId }) => RouteTableAssociationId === id);
  if (!found) throw associationNotFound(id ?? '');
  return found;
}
