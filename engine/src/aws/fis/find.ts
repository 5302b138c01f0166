// Lookups of templates and experiments, or AWS's fault.
import type { Reader } from '../../kernel/table.ts';
import { experimentNotFound, templateNotFound } from './faults.ts';
import { type ExperimentRecord, experiments, type TemplateRecord, templates } from './state.ts';

/** @throws ResourceNotFoundException */
export function requireTemplate(state: Reader, id: string): TemplateRecord {
  const found = state.get(templates, id);
  if (!found) throw templateNotFound(id);
  return found;
}

/** @throws ResourceNotFoundException */
export function requireExperiment(state: Reader, id: string): ExperimentRecord {
  const found = state.get(experiments, id);
  if (!found) throw experimentNotFound(id);
  return found;
}
