// Writes the names of the filters that EC2's Describe operations document: `npm run generate`. They come from botocore,
// which comes with the AWS CLI. Without it the list stays as it is.
import { writeFileSync } from 'node:fs';
import { modelsFolder, serviceModel } from './service-models.ts';

export const file = new URL('../src/aws/ec2/generated/filters.json', import.meta.url);

interface Documented {
  readonly members?: Readonly<Record<string, { readonly documentation?: string }>>;
}

/** The file's text; undefined where there is no botocore. */
export function generateFilters(): string | undefined {
  const folder = modelsFolder();
  if (folder === undefined) return undefined;
  const names = Object.values(serviceModel(folder, 'ec2').shapes).flatMap((shape) => {
    const { documentation = '' } = (shape as Documented).members?.Filters ?? {};
    return [...documentation.matchAll(/<li> *<p> *<code>([a-z0-9.-]+)<\/code>/g)].map(([, name]) => name!);
  });
  return `${JSON.stringify([...new Set(names)].sort(), undefined, 1)}\n`;
}

if (import.meta.main) {
  const text = generateFilters();
  if (text !== undefined) writeFileSync(file, text);
  else console.warn('There is no botocore here (pip install botocore): the list of filters stays as it is.');
}
