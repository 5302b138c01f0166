// Writes what AWS SAM's policy templates allow: `npm run generate`. They are AWS's, as aws-sam-translator carries them (pip
// install aws-sam-translator, which cfn-lint brings along). Without it the table stays as it is.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

export const file = new URL('../src/aws/cloudformation/generated/sam-policy-templates.json', import.meta.url);

interface Template {
  readonly Parameters: object;
  readonly Definition: { readonly Statement: readonly object[] };
}

/** The file's text: parameters and policy documents by name. Undefined where there is no aws-sam-translator. */
export function generatePolicyTemplates(): string | undefined {
  const script =
    'import samtranslator.policy_templates_data as d; print(open(d.POLICY_TEMPLATES_FILE, encoding="utf-8").read())';
  let all: Readonly<Record<string, Template>>;
  try {
    const printed = execFileSync('python3', ['-c', script], { encoding: 'utf8', stdio: 'pipe' });
    all = (JSON.parse(printed) as { readonly Templates: typeof all }).Templates;
  } catch {
    return undefined;
  }
  const lines = Object.entries(all)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { Parameters, Definition }]) => {
      const template = { parameters: Object.keys(Parameters), document: Definition };
      return `${JSON.stringify(name)}:${JSON.stringify(template)}`;
    });
  return `{\n${lines.join(',\n')}\n}\n`;
}

if (import.meta.main) {
  const text = generatePolicyTemplates();
  if (text !== undefined) writeFileSync(file, text);
  else
    console.warn(
      'There is no aws-sam-translator here (pip install aws-sam-translator): the table of policy templates stays as it is.',
    );
}
