// Writes the names of AWS-managed policies by their paths: `npm run generate`. They come from the list that moto carries
// (pip install moto), which it reads from AWS. Without it the list stays as it is.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

export const file = new URL('../src/authorization/generated/managed-policies.json', import.meta.url);

/** The file's text; undefined where there is no moto. */
export function generateManagedPolicies(): string | undefined {
  const script =
    'import json, moto.iam.aws_managed_policies as m; print(json.dumps([[p["Path"], n] for n, p in json.loads(m.aws_managed_policies_data).items()]))';
  let found: [string, string][];
  try {
    const printed = execFileSync('python3', ['-c', script], { encoding: 'utf8', stdio: 'pipe' });
    found = JSON.parse(printed);
  } catch {
    return undefined;
  }
  const byPath = Map.groupBy(found.sort(), ([path]) => path);
  return `${JSON.stringify(Object.fromEntries([...byPath].map(([path, names]) => [path, names.map(([, name]) => name)])), undefined, 1)}\n`;
}

if (import.meta.main) {
  const text = generateManagedPolicies();
  if (text !== undefined) writeFileSync(file, text);
  else console.warn('There is no moto here (pip install moto): the list of managed policies stays as it is.');
}
