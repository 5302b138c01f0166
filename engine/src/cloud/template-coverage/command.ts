// `--coverage PATH`: what the engine makes of the templates at a path, for programs to read.
import { services } from '../../aws/services.ts';
import { templatesAt } from './read.ts';
import { type TemplateCoverage, templateCoverage } from './report.ts';

/** @throws StartFailure when there is no template */
export function coverageOf(path: string, region: string): { readonly templates: TemplateCoverage[] } {
  const simulated = new Set(services.flatMap(({ resources = [] }) => resources.map(({ type }) => type)));
  return {
    templates: templatesAt(path).map(({ name, text }) => templateCoverage(name, text, simulated, region)),
  };
}
